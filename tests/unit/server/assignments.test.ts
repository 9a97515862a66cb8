import { eq } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignmentsOf, assignedTo, followed, followedOne } from '../../../src/lib/server/assignments/followed.ts';
import { changeAssignment, closeAssignment, makeAssignment } from '../../../src/lib/server/assignments/assign.ts';
import { dueFor } from '../../../src/lib/server/assignments/due.ts';
import type { NewAssignment } from '../../../src/lib/server/assignments/form.ts';
import { draw } from '../../../src/lib/core/machine/chance.ts';
import type { WantedRuns } from '../../../src/lib/core/board/assigned.ts';
import { takenRuns } from '../../../src/lib/server/assignments/taken.ts';
import type { Db } from '../../../src/lib/server/database/database.ts';
import { run } from '../../../src/lib/server/schema/run.ts';
import { member, team } from '../../../src/lib/server/schema/team.ts';
import { auditOf } from '../../../src/lib/server/teams/audit.ts';
import { eraseFromTeam } from '../../../src/lib/server/teams/erase.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { takenBy } from '../../support/taken-runs.ts';

const day = 86_400_000;

describe.each(kinds)('assignments in a database of the kind %s', (kind) => {
	let opened: Awaited<ReturnType<typeof freshDatabase>>;
	let db: Db;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		({ db } = opened);
	}, 120_000);
	afterAll(() => opened.remove());

	/** An owner, and members 甲 and 乙, the second in the group 秋. */
	async function newTeam() {
		const teamId = uuid();
		const [owner, one, two] = [uuid(), uuid(), uuid()];
		await db.insert(team).values({ teamId, name: '团队' });
		await db.insert(member).values([
			{ teamId, userId: owner, role: 'owner', nickname: '负责人' },
			{ teamId, userId: one, role: 'member', nickname: '甲' },
			{ teamId, userId: two, role: 'member', nickname: '乙', cohort: '秋' },
		]);
		return { teamId, owner, one, two };
	}

	const wanted = (more: Partial<NewAssignment> = {}): NewAssignment => ({
		title: '第一周',
		scenarios: [{ scenarioId: 'evasive-debtor', mode: 'choice' }],
		coaching: 'exam',
		audience: { kind: 'everybody' },
		dueAt: new Date(Date.now() + 3 * day),
		minimum: 70,
		tries: null,
		counts: 'best',
		...more,
	});

	async function assigned(teamId: string, actor: string, more: Partial<NewAssignment> = {}): Promise<string> {
		const made = await makeAssignment(db, { teamId, actor, wanted: wanted(more) });
		if (typeof made === 'string') throw new Error(made);
		return made.assignmentId;
	}

	async function played(teamId: string, userId: string, total: number, more: Partial<typeof run.$inferInsert> = {}) {
		await db.insert(run).values({
			teamId,
			runId: uuid(),
			userId,
			scenarioHash: 'hash',
			scenarioId: 'evasive-debtor',
			mode: 'choice',
			coaching: 'exam',
			startedAt: new Date(),
			finishedAt: new Date(),
			digest: '',
			total,
			passed: total >= 70,
			...more,
		});
	}

	const standing = async (teamId: string, assignmentId: string, now = Date.now()) =>
		(await followedOne(db, teamId, now, assignmentId))?.members.map(({ nickname, progress }) => [
			nickname,
			progress.state,
			progress.late,
		]);

	it('tell how everybody is doing, from the runs that came in', async () => {
		const { teamId, owner, one, two } = await newTeam();
		await played(teamId, one, 99, { receivedAt: new Date(Date.now() - day) });
		const id = await assigned(teamId, owner);
		expect(await standing(teamId, id)).toEqual([['乙', 'not-begun', false], ['甲', 'not-begun', false]]); // prettier-ignore
		await played(teamId, one, 60);
		await played(teamId, one, 85);
		await played(teamId, two, 99, { unverified: 'acts', total: null });
		await played(teamId, two, 99, { uncounted: 'taken-back' });
		expect(await standing(teamId, id)).toEqual([['乙', 'not-begun', false], ['甲', 'done', false]]); // prettier-ignore
		expect(await standing(teamId, id, Date.now() + 4 * day)).toEqual([['乙', 'not-begun', true], ['甲', 'done', false]]); // prettier-ignore
		const [own] = await assignedTo(db, teamId, { userId: one, role: 'member', cohort: null }, Date.now());
		expect(own?.progress.steps).toMatchObject([{ tries: 2, total: 85, state: 'met' }]);
	});

	it('are for a group, or for those who are named, whoever joins or leaves', async () => {
		const { teamId, owner, one } = await newTeam();
		const group = await assigned(teamId, owner, { audience: { kind: 'cohort', cohort: '秋' } });
		const named = await assigned(teamId, owner, { audience: { kind: 'named', userIds: [one, owner] } });
		expect((await standing(teamId, group))?.map(([name]) => name)).toEqual(['乙']);
		expect((await standing(teamId, named))?.map(([name]) => name).sort()).toEqual(['甲', '负责人'].sort());
		const late = uuid();
		await db.insert(member).values({ teamId, userId: late, role: 'member', nickname: '丙', cohort: '秋' });
		expect((await standing(teamId, group))?.map(([name]) => name).sort()).toEqual(['丙', '乙'].sort());
		await db.transaction((tx) => eraseFromTeam(tx, teamId, one));
		expect((await standing(teamId, named))?.map(([name]) => name)).toEqual(['负责人']);
	});

	it('are changed and closed, with a line in the log for each', async () => {
		const { teamId, owner, two } = await newTeam();
		const assignmentId = await assigned(teamId, owner);
		const dueAt = new Date(Date.now() + 10 * day);
		expect(await changeAssignment(db, { teamId, actor: owner, assignmentId, dueAt })).toBeNull();
		const audience = { kind: 'named', userIds: [two] } as const;
		expect(await changeAssignment(db, { teamId, actor: owner, assignmentId, audience: { ...audience, userIds: [two] } })).toBeNull(); // prettier-ignore
		expect((await assignmentsOf(db, teamId))[0]).toMatchObject({ dueAt, audience });
		expect(await closeAssignment(db, { teamId, actor: owner, assignmentId })).toBeNull();
		expect(await closeAssignment(db, { teamId, actor: owner, assignmentId })).toBe('no-assignment');
		expect(await changeAssignment(db, { teamId, actor: owner, assignmentId, dueAt })).toBe('no-assignment');
		await played(teamId, two, 99, { receivedAt: new Date(Date.now() + 1_000) });
		expect(await standing(teamId, assignmentId)).toEqual([['乙', 'not-begun', false]]);
		const log = await auditOf(db, teamId);
		expect(log.map(({ action }) => action)).toEqual([
			'assignment-closed',
			'assignment-changed',
			'assignment-changed',
			'assignment-created',
		]);
	});

	it('name nobody from elsewhere, and cannot be reached by the id of another team', async () => {
		const mine = await newTeam();
		const theirs = await newTeam();
		const named = wanted({ audience: { kind: 'named', userIds: [mine.one, theirs.one] } });
		expect(await makeAssignment(db, { teamId: mine.teamId, actor: mine.owner, wanted: named })).toBe('unknown-member');
		const assignmentId = await assigned(theirs.teamId, theirs.owner);
		const asked = { teamId: mine.teamId, actor: mine.owner, assignmentId };
		expect(await changeAssignment(db, { ...asked, dueAt: new Date() })).toBe('no-assignment');
		expect(await closeAssignment(db, asked)).toBe('no-assignment');
		expect(await followedOne(db, mine.teamId, Date.now(), assignmentId)).toBeNull();
		expect(await assignmentsOf(db, mine.teamId)).toEqual([]);
		expect(await auditOf(db, mine.teamId)).toEqual([]);
		await played(mine.teamId, theirs.one, 99);
		expect(await standing(theirs.teamId, assignmentId)).toEqual([['乙', 'not-begun', false], ['甲', 'not-begun', false]]); // prettier-ignore
	});

	it('remind of what is due over all teams, the first due first, and of nothing that is done or closed', async () => {
		const { teamId, owner, one } = await newTeam();
		const other = await newTeam();
		await db.insert(member).values({ teamId: other.teamId, userId: one, role: 'member', nickname: '甲' });
		const set = [
			{ scenarioId: 'evasive-debtor', mode: 'choice' },
			{ scenarioId: 'evasive-debtor', mode: 'free' },
		] satisfies NewAssignment['scenarios'];
		await assigned(teamId, owner, { title: '两步', scenarios: set });
		const closed = await assigned(teamId, owner);
		await closeAssignment(db, { teamId, actor: owner, assignmentId: closed });
		await assigned(other.teamId, other.owner, { title: '先到期', dueAt: new Date(Date.now() + day) });
		await played(teamId, one, 90);
		expect(await dueFor(db, one, Date.now())).toMatchObject([
			{ title: '先到期', teamId: other.teamId, mode: 'choice', done: 0, steps: 1 },
			{ title: '两步', teamId, mode: 'free', coaching: 'exam', done: 1, steps: 2 },
		]);
		await played(teamId, one, 90, { mode: 'free' });
		await played(other.teamId, one, 71);
		expect(await dueFor(db, one, Date.now())).toEqual([]);
		expect(await dueFor(db, uuid(), Date.now())).toEqual([]);
	});

	it('are summed up by the database as by going through all runs', async () => {
		const { teamId, owner, one, two } = await newTeam();
		const now = Date.now();
		const random = (key: number, below: number) => draw(below, key, below);
		const runs = Array.from({ length: 150 }, (_, key) => ({
			userId: random(key, 7) < 4 ? one : two,
			runId: uuid(),
			scenarioId: ['a', 'b'][random(key, 2)] ?? '',
			mode: random(key, 3) === 0 ? ('free' as const) : ('choice' as const),
			coaching: random(key, 5) < 3 ? ('exam' as const) : ('coached' as const),
			counted: random(key, 6) > 0,
			total: random(key, 101),
			// Several at one moment, some begun long before, some sent late.
			startedAt: now - random(key, 4) * day,
			receivedAt: now - random(key, 40) * 3_600_000,
		}));
		for (const { counted, startedAt, receivedAt, userId, total, ...more } of runs)
			await played(teamId, userId, total, { ...more, uncounted: counted ? null : 'taken-back', startedAt: new Date(startedAt), receivedAt: new Date(receivedAt) }); // prettier-ignore
		const wanted = Array.from({ length: 60 }, (_, key): WantedRuns => {
			const since = now - random(key + 1000, 41) * 3_600_000;
			return {
				scenarioId: ['a', 'b', 'c'][random(key + 1000, 3)] ?? '',
				mode: random(key + 1000, 4) === 0 ? 'free' : 'choice',
				coaching: random(key + 1000, 2) ? 'exam' : 'coached',
				countedOnly: random(key + 1000, 2) === 1,
				since,
				begunSince: since - day,
				until: random(key + 1000, 5) === 0 ? now - 5 * 3_600_000 : null,
				most: [null, 1, 2, 99][random(key + 1000, 6)] ?? null,
				least: random(key + 1000, 101),
			};
		});
		const of = (userId: string) => runs.filter((each) => each.userId === userId);
		const all = await takenRuns(db, teamId, null, wanted);
		const own = await takenRuns(db, teamId, one, wanted);
		for (const [step, each] of wanted.entries())
			for (const userId of [one, two, owner]) {
				const sum = takenBy(each, of(userId));
				expect(all[step]?.get(userId), JSON.stringify(each)).toEqual(sum.tries > 0 ? sum : undefined);
				expect(own[step]?.get(userId)).toEqual(userId === one && sum.tries > 0 ? sum : undefined);
			}
		expect(all.some((step) => step.size === 2)).toBe(true);
	});

	it('are not done by what was begun long before and sent late', async () => {
		const { teamId, owner, one, two } = await newTeam();
		const id = await assigned(teamId, owner);
		await played(teamId, one, 99, { startedAt: new Date(Date.now() - 400 * day) });
		await played(teamId, two, 99, { startedAt: new Date(Date.now() - day / 2) });
		expect(await standing(teamId, id)).toEqual([['乙', 'done', false], ['甲', 'not-begun', false]]); // prettier-ignore
	});

	it('are followed in the list while they are open, and one by one after that', async () => {
		const { teamId, owner, one } = await newTeam();
		const closed = await assigned(teamId, owner);
		await played(teamId, one, 99);
		await closeAssignment(db, { teamId, actor: owner, assignmentId: closed });
		const open = await assigned(teamId, owner);
		expect((await followed(db, teamId, Date.now())).map(({ assignmentId, members }) => [assignmentId, members?.length])).toEqual([[open, 2], [closed, undefined]]); // prettier-ignore
		expect(await standing(teamId, closed)).toEqual([['乙', 'not-begun', false], ['甲', 'done', false]]); // prettier-ignore
		for (let more = 0; more < 30; more++) await assigned(teamId, owner);
		expect((await followed(db, teamId, Date.now())).filter(({ members }) => members !== null)).toHaveLength(30);
		const mine = await followedOne(db, teamId, Date.now(), closed, one);
		expect(mine?.members).toMatchObject([{ userId: one, progress: { state: 'done' } }]);
	});

	it('go with their team', async () => {
		const { teamId, owner, one } = await newTeam();
		await assigned(teamId, owner, { audience: { kind: 'named', userIds: [one] } });
		await db.delete(team).where(eq(team.teamId, teamId));
		expect(await assignmentsOf(db, teamId)).toEqual([]);
	});
});
