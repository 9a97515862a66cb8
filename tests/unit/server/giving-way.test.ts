import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { score } from '../../../src/lib/core/score/score.ts';
import { changeAssignment, closeAssignment, makeAssignment } from '../../../src/lib/server/assignments/assign.ts';
import { assignmentsOf } from '../../../src/lib/server/assignments/followed.ts';
import type { Db } from '../../../src/lib/server/database/database.ts';
import { rateRun, ratingsOf } from '../../../src/lib/server/ratings/ratings.ts';
import { eraseResults, keepResults, resultsOf } from '../../../src/lib/server/results/results.ts';
import { run } from '../../../src/lib/server/schema/run.ts';
import { auditOf } from '../../../src/lib/server/teams/audit.ts';
import { createInvite, invitesOf, joinByCode, revokeInvite } from '../../../src/lib/server/teams/invites.ts';
import { membersOf } from '../../../src/lib/server/teams/members.ts';
import { changeTeam, createTeam, deleteTeam, teamsOf } from '../../../src/lib/server/teams/teams.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { filledRow } from '../../support/filled-rows.ts';
import { givingWay } from '../../support/giving-way.ts';
import { sentRun, shipped } from '../../support/sent-runs.ts';

describe.each(kinds)('a transaction that has to give way is done again, once and whole, in a %s:', (kind) => {
	let opened: Awaited<ReturnType<typeof freshDatabase>>;
	let db: Db;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		({ db } = opened);
	}, 120_000);
	afterAll(() => opened.remove());

	/** Does it with a database that makes it give way the first time. */
	async function twice<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
		const contended = givingWay(db);
		const result = await work(contended.db);
		expect(contended.begun()).toBe(2);
		return result;
	}

	const founded = async () => {
		const owner = uuid();
		return { owner, teamId: await createTeam(db, { name: '华东', userId: owner, nickname: '周' }) };
	};
	const actions = async (teamId: string) => (await auditOf(db, teamId)).map(({ action }) => action).reverse();

	it('teams that are founded, changed, deleted', async () => {
		const userId = uuid();
		const teamId = await twice((db) => createTeam(db, { name: '华东', userId, nickname: '周' }));
		await twice((db) => changeTeam(db, teamId, userId, { name: '华南' }));
		expect(await teamsOf(db, userId)).toMatchObject([{ teamId, name: '华南' }]);
		expect(await actions(teamId)).toEqual(['team-created', 'team-changed']);
		await twice((db) => deleteTeam(db, teamId));
		expect(await teamsOf(db, userId)).toEqual([]);
	});

	it('invitations, and those who come by them: the last place is taken once', async () => {
		const { teamId, owner } = await founded();
		const actor = { userId: owner, role: 'owner' } as const;
		const wanted = { role: 'member', cohort: null, left: 1, expiresAt: new Date(Date.now() + 60_000) } as const;
		const code = await twice((db) => createInvite(db, teamId, actor, wanted));
		expect(await invitesOf(db, teamId, 'owner')).toHaveLength(1);
		const joined = await twice((db) => joinByCode(db, code, { userId: uuid(), nickname: '王' }));
		expect(joined).toMatchObject({ joined: true });
		expect(await membersOf(db, teamId)).toHaveLength(2);
		expect(await twice((db) => revokeInvite(db, teamId, actor, code))).toBe(true);
		expect(await actions(teamId)).toEqual(['team-created', 'invite-created', 'member-joined', 'invite-revoked']);
	});

	it('assignments that are made, changed, closed', async () => {
		const { teamId, owner: actor } = await founded();
		const wanted = {
			title: '第一周',
			scenarios: [{ scenarioId: 'a', mode: 'choice' }],
			coaching: 'exam',
			audience: { kind: 'named', userIds: [actor] },
			dueAt: new Date(),
			minimum: null,
			tries: null,
			counts: 'best',
		} satisfies Parameters<typeof makeAssignment>[1]['wanted'];
		const made = await twice((db) => makeAssignment(db, { teamId, actor, wanted }));
		if (typeof made === 'string') throw new Error(made);
		const asked = { teamId, actor, assignmentId: made.assignmentId };
		expect(await twice((db) => changeAssignment(db, { ...asked, dueAt: new Date(0) }))).toBeNull();
		expect(await twice((db) => closeAssignment(db, asked))).toBeNull();
		expect(await assignmentsOf(db, teamId)).toMatchObject([{ dueAt: new Date(0), audience: wanted.audience }]);
		expect(await actions(teamId)).toEqual(['team-created', 'assignment-created', 'assignment-changed', 'assignment-closed']); // prettier-ignore
	});

	it('second ratings', async () => {
		const { teamId, owner: raterId } = await founded();
		const runId = uuid();
		await db.insert(run).values(filledRow(run, { teamId, runId, userId: uuid(), unverified: null }) as never);
		const card = score(shipped(), sentRun(shipped(), 7));
		const given = { checks: {}, remark: '稳' };
		await twice((db) => rateRun(db, { teamId, runId, raterId, given }, { scenario: shipped(), card }));
		expect(await ratingsOf(db, teamId, runId)).toMatchObject([{ remark: '稳' }]);
		expect(await actions(teamId)).toEqual(['team-created', 'run-rated']);
	});

	it('results that are kept and erased', async () => {
		const { teamId, owner: actor } = await founded();
		const rows = [{ line: 2, userId: actor, month: '2026-05-01', due: 100, collected: 50, dso: null }];
		expect(await twice((db) => keepResults(db, { teamId, actor, rows }))).toBe(1);
		expect(await resultsOf(db, teamId)).toHaveLength(1);
		expect(await twice((db) => eraseResults(db, { teamId, actor }))).toBe(1);
		expect(await actions(teamId)).toEqual(['team-created', 'results-imported', 'results-erased']);
	});
});
