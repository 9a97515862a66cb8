import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readResults, type ReadResult } from '../../../src/lib/core/board/results-file.ts';
import type { Db } from '../../../src/lib/server/database/database.ts';
import { askedBeside, besideOf } from '../../../src/lib/server/results/beside.ts';
import { practiceOf } from '../../../src/lib/server/results/practice.ts';
import {
	effectsOf,
	eraseResults,
	keepResults,
	nameablesOf,
	resultsOf,
} from '../../../src/lib/server/results/results.ts';
import { user } from '../../../src/lib/server/schema/account.ts';
import { practiceHour, run, standing } from '../../../src/lib/server/schema/run.ts';
import { member, team } from '../../../src/lib/server/schema/team.ts';
import { auditOf } from '../../../src/lib/server/teams/audit.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';

const zone = 'Asia/Shanghai';

describe.each(kinds)('collections in a database of the kind %s', (kind) => {
	let opened: Awaited<ReturnType<typeof freshDatabase>>;
	let db: Db;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		({ db } = opened);
	}, 120_000);
	afterAll(() => opened.remove());

	/** A trainer, and 小李 of the group 秋 and 小王 of none, who joined on 10 March. */
	async function newTeam() {
		const teamId = uuid();
		const [trainer, li, wang] = [uuid(), uuid(), uuid()];
		await db.insert(team).values({ teamId, name: '团队' });
		await db.insert(user).values({ id: li, name: '李', email: `${li}@example.test` });
		const joinedAt = new Date('2026-03-10T00:00:00Z');
		await db.insert(member).values([
			{ teamId, userId: trainer, role: 'trainer', nickname: '老陈', joinedAt },
			{ teamId, userId: li, role: 'member', nickname: '小李', cohort: '秋', joinedAt },
			{ teamId, userId: wang, role: 'member', nickname: '小王', joinedAt },
		]);
		return { teamId, trainer, li, wang };
	}

	async function read(teamId: string, rows: string): Promise<ReadResult[]> {
		return readResults(`成员,月份,应收,实收,DSO\n${rows}`, await nameablesOf(db, teamId), '2026-06').rows;
	}

	it('are kept by member and month; the same again replaces', async () => {
		const { teamId, trainer: actor, li, wang } = await newTeam();
		const first = await read(teamId, `${li}@EXAMPLE.test,2026-05,100,50,45.5\n小王,2026-05,30亿,1,`);
		expect(await effectsOf(db, teamId, first)).toEqual(['new', 'new']);
		expect(await keepResults(db, { teamId, actor, rows: first })).toBe(2);
		const again = await read(teamId, '小李,2026-05,100,80,40\n小王,2026-05,30亿,1,');
		expect(await effectsOf(db, teamId, again)).toEqual(['replaces', 'same']);
		await keepResults(db, { teamId, actor, rows: again });
		expect(await resultsOf(db, teamId)).toEqual(
			[
				{ userId: li, month: '2026-05-01', due: 10_000, collected: 8_000, dso: 400 },
				{ userId: wang, month: '2026-05-01', due: 300_000_000_000, collected: 100, dso: null },
			].sort((a, b) => (a.userId < b.userId ? -1 : 1)),
		);
	});

	it('are not kept of anybody from elsewhere, nor reached from there', async () => {
		const mine = await newTeam();
		const theirs = await newTeam();
		const rows = await read(theirs.teamId, '小李,2026-05,1,1,');
		expect(await keepResults(db, { teamId: mine.teamId, actor: mine.trainer, rows })).toBe(0);
		await keepResults(db, { teamId: theirs.teamId, actor: theirs.trainer, rows });
		expect(await resultsOf(db, mine.teamId)).toEqual([]);
		expect(await eraseResults(db, { teamId: mine.teamId, actor: mine.trainer, userId: theirs.li })).toBe(0);
		expect(await resultsOf(db, theirs.teamId)).toHaveLength(1);
		const asked = askedBeside(new URLSearchParams({ whom: `member:${theirs.li}` }), zone);
		expect(await besideOf(db, mine.teamId, asked)).toMatchObject({ months: [], members: [], kept: 0 });
		expect(await auditOf(db, mine.teamId)).toEqual([]);
	});

	it('are erased of one member or all, and noted', async () => {
		const { teamId, trainer: actor, li } = await newTeam();
		const rows = await read(teamId, '小李,2026-05,1,1,\n小李,2026-04,1,1,\n小王,2026-05,1,1,');
		await keepResults(db, { teamId, actor, rows });
		expect(await eraseResults(db, { teamId, actor, userId: li })).toBe(2);
		expect(await eraseResults(db, { teamId, actor })).toBe(1);
		expect(await eraseResults(db, { teamId, actor })).toBe(0);
		expect((await auditOf(db, teamId)).map(({ action, detail }) => [action, detail?.rows])).toEqual([
			['results-erased', 1],
			['results-erased', 2],
			['results-imported', 3],
		]);
	});

	it('stand beside what was practised, by the months of who looks', async () => {
		const { teamId, trainer: actor, li, wang } = await newTeam();
		const played = (userId: string, receivedAt: Date) => ({
			teamId, runId: uuid(), userId, scenarioHash: 'hash', scenarioId: 'a', mode: 'choice' as const, coaching: 'exam' as const,
			startedAt: receivedAt, finishedAt: receivedAt, receivedAt, digest: '', total: 60,
		}); // prettier-ignore
		// Already April in Shanghai.
		const first = new Date('2026-03-31T18:00:00Z');
		// Runs are not read for it: what the hours say counts.
		await db.insert(run).values([played(li, first), played(wang, new Date('2026-04-11T00:00:00Z'))]);
		await db.insert(practiceHour).values([
			{ teamId, userId: li, hour: first, runs: 1 },
			{ teamId, userId: li, hour: new Date('2026-04-10T00:00:00Z'), runs: 1 },
			{ teamId, userId: wang, hour: new Date('2026-01-11T00:00:00Z'), runs: 3 },
		]);
		const kept = { Run: uuid(), At: first, Total: 60, Figures: [1], Checks: 'y' };
		await db.insert(standing).values({
			teamId, scenarioHash: 'hash', mode: 'choice', userId: li, tries: 2, totals: [], spread: [],
			firstRun: kept.Run, firstAt: first, firstTotal: 60, firstFigures: [1], firstChecks: 'y', firstPicks: [],
			bestRun: kept.Run, bestAt: first, bestTotal: 60, bestFigures: [1], bestChecks: 'y',
			latestRun: kept.Run, latestAt: first, latestTotal: 60, latestFigures: [1], latestChecks: 'y',
		}); // prettier-ignore
		await keepResults(db, { teamId, actor, rows: await read(teamId, '小李,2026-02,100,40,60\n小李,2026-04,100,90,\n小李,2026-05,100,70,50\n小王,2026-05,100,0,') }); // prettier-ignore

		expect(await practiceOf(db, teamId, '2026-02', zone)).toEqual([
			{ userId: li, month: '2026-04', runs: 2, firsts: 1, firstsTotal: 60 },
		]);
		const everybody = await besideOf(db, teamId, askedBeside(new URLSearchParams(), zone));
		expect(everybody.months).toMatchObject([
			{ month: '2026-02', share: 0.4, runs: 0 },
			{ month: '2026-03', share: null, runs: 0 },
			{ month: '2026-04', share: 0.9, runs: 2, firstMean: 60 },
			{ month: '2026-05', share: 0.35, runs: 0 },
		]);
		// The first counting run was in April.
		expect(everybody.sides).toMatchObject({ members: 1, before: { share: 0.4 }, after: { share: 0.7 } });
		expect(everybody.cohorts).toMatchObject([{ cohort: '秋', members: 1, sides: { members: 1 } }]);
		const joined = await besideOf(db, teamId, askedBeside(new URLSearchParams({ since: 'joined', whom: 'cohort:秋' }), zone)); // prettier-ignore
		expect(joined.names.map(({ nickname }) => nickname)).toEqual(['小李', '小王']);
		expect(joined.members).toMatchObject([{ nickname: '小李', since: '2026-03', runs: 2, months: 3 }]);
		expect(joined.sides).toMatchObject({ before: { share: 0.4 }, after: { share: 0.8, dso: 50 } });
	});
});
