import { eq } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Db } from '../../../src/lib/server/database/database.ts';
import { invite, team } from '../../../src/lib/server/schema/team.ts';
import { auditOf } from '../../../src/lib/server/teams/audit.ts';
import {
	codeAlphabet,
	createInvite,
	inviteFor,
	invitesOf,
	joinByCode,
	readCode,
	revokeInvite,
	type WantedInvite,
} from '../../../src/lib/server/teams/invites.ts';
import {
	leaveTeam,
	membersOf,
	removeMember,
	setCohort,
	setOwn,
	setRole,
} from '../../../src/lib/server/teams/members.ts';
import { readName } from '../../../src/lib/server/teams/name.ts';
import {
	changeTeam,
	createTeam,
	deleteTeam,
	mostOwned,
	ownedAlone,
	teamsOf,
} from '../../../src/lib/server/teams/teams.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';

describe('a code', () => {
	it('is read however it was typed, and only if it can be one', () => {
		expect(readCode('abcd2345')).toBe('ABCD2345');
		expect(readCode(' abcd-2345 ')).toBe('ABCD2345');
		expect(readCode('ABCD 2345')).toBe('ABCD2345');
		for (const typed of [
			'',
			'ABCD234',
			'ABCD23456',
			'ABCDO345',
			'ABCD0345',
			'ABCDI345',
			'ABCDl345',
			'ＡＢＣＤ2345',
			'’ or 1=1',
		])
			expect(readCode(typed), typed).toBeNull();
		expect(readCode('A'.repeat(100_000))).toBeNull();
	});
	it('has no signs that look alike', () => {
		for (const sign of '01ILOU') expect(codeAlphabet).not.toContain(sign);
		expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length);
	});
});

describe('a name', () => {
	it('is one line of what can be seen', () => {
		expect(readName('  王\t芳\n ', 40)).toBe('王 芳');
		expect(readName('a\u202eb\u200b\u0000c', 40)).toBe('a b c');
		expect(readName('<img src=x onerror=alert(1)>', 40)).toBe('<img src=x onerror=alert(1)>');
		expect(readName('😀'.repeat(40), 40)).toBe('😀'.repeat(40));
	});
	it.each([undefined, null, 7, '', ' ', '\u200b\u200b', 'x'.repeat(41), 'x'.repeat(1_000_000)])(
		'is refused when nothing is left of it, or too much',
		(given) => expect(readName(given, 40)).toBeNull(),
	);
});

describe.each(kinds)('teams in a database of the kind %s', (kind) => {
	let database: Database & { remove(): Promise<void> };
	let db: Db;
	beforeAll(async () => {
		database = await freshDatabase(kind);
		db = database.db;
	}, 120_000);
	afterAll(() => database.remove(), 30_000);

	let count = 0;
	const person = () => `user-${kind}-${++count}`;
	const soon = () => new Date(Date.now() + 3_600_000);
	const member: Omit<WantedInvite, 'expiresAt'> = { role: 'member', cohort: null, left: null };

	/** A team with an owner, a trainer and a member. */
	async function aTeam() {
		const [owner, trainer, learner] = [person(), person(), person()];
		const teamId = await createTeam(db, { name: '华东组', userId: owner, nickname: '老板' });
		const invited = async (role: 'trainer' | 'member') =>
			createInvite(db, teamId, { userId: owner, role: 'owner' }, { ...member, role, expiresAt: soon() });
		await joinByCode(db, await invited('trainer'), { userId: trainer, nickname: '教练' });
		await joinByCode(db, await invited('member'), { userId: learner, nickname: '学员' });
		return { teamId, owner, trainer, learner };
	}
	const rolesOf = async (teamId: string) =>
		Object.fromEntries((await membersOf(db, teamId)).map(({ userId, role }) => [userId, role]));
	const actionsOf = async (teamId: string) => (await auditOf(db, teamId)).map(({ action }) => action);

	it('belong to whoever founded them', async () => {
		const userId = person();
		const teamId = await createTeam(db, { name: '一组', userId, nickname: '王芳' });
		expect(await teamsOf(db, userId)).toEqual([
			{ teamId, name: '一组', role: 'owner', nickname: '王芳', cohort: null, ranked: true },
		]);
		expect(await teamsOf(db, person())).toEqual([]);
		expect(await actionsOf(teamId)).toEqual(['team-created']);
	});

	it('are joined by a code, as what it says and into its group', async () => {
		const owner = person();
		const joins = person();
		const teamId = await createTeam(db, { name: '二组', userId: owner, nickname: 'o' });
		const actor = { userId: owner, role: 'owner' as const };
		const code = await createInvite(db, teamId, actor, {
			role: 'trainer',
			cohort: '2026 秋',
			left: 2,
			expiresAt: soon(),
		});
		expect(readCode(code)).toBe(code);
		expect(await inviteFor(db, code)).toEqual({ teamId, team: '二组', role: 'trainer', cohort: '2026 秋' });
		expect(await joinByCode(db, code, { userId: joins, nickname: 'J' })).toEqual({ teamId, joined: true });
		expect(await teamsOf(db, joins)).toMatchObject([{ role: 'trainer', cohort: '2026 秋', nickname: 'J' }]);
		// Once more takes no place and changes nothing.
		expect(await joinByCode(db, code, { userId: owner, nickname: 'X' })).toEqual({ teamId, joined: false });
		expect(await teamsOf(db, owner)).toMatchObject([{ role: 'owner', nickname: 'o' }]);
		expect(await invitesOf(db, teamId, 'owner')).toMatchObject([{ code, left: 1 }]);
	});

	it('shows codes that make trainers to nobody who may make none', async () => {
		const owner = uuid();
		const teamId = await createTeam(db, { name: '四组', userId: owner, nickname: 'o' });
		const inviting = (role: 'member' | 'trainer') =>
			createInvite(db, teamId, { userId: owner, role: 'owner' }, { role, cohort: null, left: null, expiresAt: new Date(Date.now() + 60_000) }); // prettier-ignore
		const [forMembers, forTrainers] = [await inviting('member'), await inviting('trainer')];
		const seenBy = async (role: 'owner' | 'trainer') =>
			(await invitesOf(db, teamId, role)).map(({ code }) => code).sort();
		expect(await seenBy('owner')).toEqual([forMembers, forTrainers].sort());
		expect(await seenBy('trainer')).toEqual([forMembers]);
	});

	it('are not founded without end, also when many are at the same moment', async () => {
		const userId = uuid();
		const found = () => createTeam(db, { name: '又一组', userId, nickname: 'o' });
		for (let each = 1; each < mostOwned; each++) await found();
		const last = await Promise.all(Array.from({ length: 4 }, found));
		expect(last.filter((made) => made === 'too-many')).toHaveLength(3);
		expect(await teamsOf(db, userId)).toHaveLength(mostOwned);
		// One less is one more.
		await deleteTeam(db, last.find((made) => made !== 'too-many') ?? '');
		expect(await found()).not.toBe('too-many');
	});

	it('give the last place to one of those who ask at the same moment', async () => {
		const owner = person();
		const teamId = await createTeam(db, { name: '三组', userId: owner, nickname: 'o' });
		const actor = { userId: owner, role: 'owner' as const };
		const code = await createInvite(db, teamId, actor, { ...member, left: 3, expiresAt: soon() });
		const asked = await Promise.all(
			Array.from({ length: 12 }, () => joinByCode(db, code, { userId: person(), nickname: 'n' })),
		);
		expect(asked.filter((each) => each?.joined)).toHaveLength(3);
		expect(asked.filter((each) => each === null)).toHaveLength(9);
		expect(await membersOf(db, teamId)).toHaveLength(4);
		expect(await inviteFor(db, code)).toBeNull();
	});

	it('let nobody in by a code that is past, revoked or of a deleted team', async () => {
		const { teamId, owner, trainer } = await aTeam();
		const actor = { userId: owner, role: 'owner' as const };
		const past = await createInvite(db, teamId, actor, { ...member, expiresAt: new Date(Date.now() - 60_000) });
		const revoked = await createInvite(db, teamId, actor, { ...member, expiresAt: soon() });
		const forTrainers = await createInvite(db, teamId, actor, { ...member, role: 'trainer', expiresAt: soon() });
		expect(await revokeInvite(db, teamId, { userId: trainer, role: 'trainer' }, revoked)).toBe(true);
		expect(await revokeInvite(db, teamId, { userId: trainer, role: 'trainer' }, forTrainers)).toBe(false);
		const other = await aTeam();
		expect(await revokeInvite(db, other.teamId, { userId: other.owner, role: 'owner' }, forTrainers)).toBe(false);
		for (const code of [past, revoked, 'ZZZZ9999']) {
			expect(await inviteFor(db, code)).toBeNull();
			expect(await joinByCode(db, code, { userId: person(), nickname: 'n' })).toBeNull();
		}
		await deleteTeam(db, teamId);
		expect(await joinByCode(db, forTrainers, { userId: person(), nickname: 'n' })).toBeNull();
	});

	it('have trainers invited by owners only', async () => {
		const { teamId, trainer, learner } = await aTeam();
		const wanted = { ...member, expiresAt: soon() };
		const byTrainer = { userId: trainer, role: 'trainer' as const };
		expect(await createInvite(db, teamId, byTrainer, { ...wanted, role: 'trainer' })).toBe('no-right');
		expect(readCode(await createInvite(db, teamId, byTrainer, wanted))).not.toBeNull();
		expect(await createInvite(db, teamId, { userId: learner, role: 'member' }, wanted)).toBe('no-right');
	});

	it('keep an owner, who hands over before leaving', async () => {
		const { teamId, owner, trainer } = await aTeam();
		expect(await leaveTeam(db, teamId, owner)).toBe('last-owner');
		expect(await setRole(db, teamId, owner, owner, 'member')).toBe('last-owner');
		expect(await removeMember(db, teamId, owner, owner)).toBe('last-owner');
		expect(await ownedAlone(db, owner)).toMatchObject([{ teamId }]);
		expect(await setRole(db, teamId, owner, trainer, 'owner')).toBeNull();
		expect(await ownedAlone(db, owner)).toEqual([]);
		expect(await leaveTeam(db, teamId, owner)).toBeNull();
		expect(await rolesOf(teamId)).toMatchObject({ [trainer]: 'owner' });
		expect(await actionsOf(teamId)).toEqual(expect.arrayContaining(['member-left', 'member-role']));
	});

	it('keep an owner when two demote each other at the same moment', async () => {
		const { teamId, owner, trainer } = await aTeam();
		await setRole(db, teamId, owner, trainer, 'owner');
		await Promise.all([
			setRole(db, teamId, owner, trainer, 'member'),
			setRole(db, teamId, trainer, owner, 'member'),
			leaveTeam(db, teamId, owner),
		]);
		expect(Object.values(await rolesOf(teamId))).toContain('owner');
	});

	it('let owners set roles, and trainers remove members and nobody else', async () => {
		const { teamId, owner, trainer, learner } = await aTeam();
		const stranger = person();
		expect(await setRole(db, teamId, trainer, learner, 'owner')).toBe('no-right');
		expect(await setRole(db, teamId, stranger, learner, 'owner')).toBe('no-right');
		expect(await setRole(db, teamId, owner, stranger, 'owner')).toBe('no-member');
		expect(await removeMember(db, teamId, trainer, owner)).toBe('no-right');
		expect(await removeMember(db, teamId, learner, trainer)).toBe('no-right');
		expect(await removeMember(db, teamId, stranger, learner)).toBe('no-right');
		expect(await removeMember(db, teamId, trainer, stranger)).toBe('no-member');
		expect(await removeMember(db, teamId, trainer, learner)).toBeNull();
		expect(await removeMember(db, teamId, owner, trainer)).toBeNull();
		expect(await rolesOf(teamId)).toEqual({ [owner]: 'owner' });
	});

	it('say in the log who changed what of whom', async () => {
		const { teamId, owner, learner } = await aTeam();
		await setRole(db, teamId, owner, learner, 'trainer');
		await setCohort(db, teamId, owner, learner, '2026 秋');
		await changeTeam(db, teamId, owner, { name: '新名', shares: false, rankedFrom: 5 });
		await changeTeam(db, teamId, owner, { name: '新名' });
		const [changed, cohort, role] = await auditOf(db, teamId, { most: 3 });
		expect(changed).toMatchObject({ actor: owner, action: 'team-changed', detail: { name: '新名', rankedFrom: 5 } });
		expect(cohort).toMatchObject({ action: 'member-cohort', subject: learner, detail: { cohort: '2026 秋' } });
		expect(role).toMatchObject({ subject: learner, detail: { before: 'member', after: 'trainer' } });
		const older = await auditOf(db, teamId, { before: role!.auditId, most: 1 });
		expect(older).toMatchObject([{ action: 'member-joined' }]);
		expect(await setCohort(db, teamId, owner, person(), 'x')).toBe('no-member');
	});

	it('call everybody as they like, and rank whoever agrees', async () => {
		const { teamId, learner, trainer } = await aTeam();
		await setOwn(db, teamId, learner, { nickname: '小李', ranked: false });
		await setOwn(db, teamId, learner, {});
		expect(await teamsOf(db, learner)).toMatchObject([{ nickname: '小李', ranked: false }]);
		expect(await teamsOf(db, trainer)).toMatchObject([{ nickname: '教练', ranked: true }]);
	});

	it('are gone with everything when they are deleted, and nothing of others is', async () => {
		const { teamId, owner } = await aTeam();
		const other = await aTeam();
		await createInvite(db, teamId, { userId: owner, role: 'owner' }, { ...member, expiresAt: soon() });
		await deleteTeam(db, teamId);
		expect(await db.select().from(team).where(eq(team.teamId, teamId))).toEqual([]);
		expect(await db.select().from(invite).where(eq(invite.teamId, teamId))).toEqual([]);
		expect([await membersOf(db, teamId), await auditOf(db, teamId), await teamsOf(db, owner)]).toEqual([[], [], []]);
		expect(await membersOf(db, other.teamId)).toHaveLength(3);
	});
});
