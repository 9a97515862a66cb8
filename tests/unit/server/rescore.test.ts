import { and, eq } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeRun } from '../../../src/lib/core/run/decode.ts';
import type { Run } from '../../../src/lib/core/run/log.ts';
import type { Database } from '../../../src/lib/server/database/database.ts';
import { setting } from '../../../src/lib/server/schema/account.ts';
import { ingest, type Means } from '../../../src/lib/server/runs/ingest.ts';
import { rescoreAll, scoredByThisRubric } from '../../../src/lib/server/runs/rescore.ts';
import { run as runTable, standing, teamHistogram } from '../../../src/lib/server/schema/run.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { meansIn, teamOf } from '../../support/ingesting.ts';
import { sentRun, shipped } from '../../support/sent-runs.ts';

describe.each(kinds)('What is kept, scored anew, in a %s', (kind) => {
	let database: Database & { remove(): Promise<void> };
	let means: Means;
	const scenario = shipped();
	beforeAll(async () => {
		database = await freshDatabase(kind);
		means = await meansIn(database.db);
	}, 120_000);
	afterAll(() => database.remove());

	const send = (teamId: string, userId: string, ...runs: Run[]) =>
		ingest(database.db, { teamId, userId }, runs.map(encodeRun), means);
	const kept = async (teamId: string) => {
		const of = <T extends typeof runTable | typeof standing | typeof teamHistogram>(table: T) =>
			database.db.select().from(table as typeof runTable).where(eq(table.teamId, teamId)); // prettier-ignore
		const text = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
		return [text(await of(runTable)), text(await of(standing)), text(await of(teamHistogram))];
	};

	it('is the same where nothing has changed, whatever was played', async () => {
		const { teamId, userIds } = await teamOf(database.db, 'member', 'member');
		const [one = '', other = ''] = userIds;
		// More than are looked at at once, in two scenarios, with what does not count and what is not believed among them.
		for (let batch = 0; batch < 3; batch++)
			await send(teamId, one, ...Array.from({ length: 40 }, (_, place) => sentRun(shipped(place % 3 ? 'evasive-debtor' : 'cash-flow-excuse'), 1000 + batch * 40 + place))); // prettier-ignore
		await send(teamId, other, sentRun(scenario, 1), sentRun(scenario, 2, { coaching: 'coached' }));
		await send(teamId, other, { ...sentRun(scenario, 1), head: { ...sentRun(scenario, 1).head, id: uuid() } });
		await send(teamId, other, sentRun(scenario, 3, { rubric: 9 }));
		const before = await kept(teamId);
		expect(await rescoreAll(database.db, means)).toEqual({ runs: 124, changed: 0, believed: 0, doubted: 0 });
		expect(await kept(teamId)).toEqual(before);
	}, 120_000);

	it('is mended where figures, standings or histograms are not what the logs say', async () => {
		const { teamId, userIds } = await teamOf(database.db, 'member');
		const [user = ''] = userIds;
		await send(teamId, user, sentRun(scenario, 11), sentRun(scenario, 12));
		const before = await kept(teamId);
		await database.db.update(runTable).set({ total: 100, checks: 'y', digest: '' }).where(eq(runTable.teamId, teamId));
		await database.db
			.update(standing)
			.set({ firstTotal: 100, spread: [], tries: 7 })
			.where(eq(standing.teamId, teamId));
		await database.db.delete(teamHistogram).where(eq(teamHistogram.teamId, teamId));
		const told: number[] = [];
		expect(await rescoreAll(database.db, means, ({ runs }) => told.push(runs))).toMatchObject({ changed: 2 });
		expect(told.length).toBeGreaterThan(0);
		expect(await kept(teamId)).toEqual(before);
	}, 120_000);

	it('takes in what could not be verified when it came, once, and lets go of what no longer replays', async () => {
		const { teamId, userIds } = await teamOf(database.db, 'member');
		const [user = ''] = userIds;
		const [late, twin, lost] = [sentRun(scenario, 21), sentRun(scenario, 21), sentRun(scenario, 22)];
		await send(teamId, user, late, twin, lost);
		const of = (run: Run) => and(eq(runTable.teamId, teamId), eq(runTable.runId, run.head.id));
		// As if both had come while the server did not know the scenario.
		const unknown = { unverified: 'scenario-unknown', total: null, passed: null, figures: null, checks: null, picks: null }; // prettier-ignore
		await database.db.update(runTable).set(unknown).where(of(late));
		await database.db.update(runTable).set(unknown).where(of(twin));
		await database.db.update(runTable).set({ scenarioHash: 'none' }).where(of(lost));
		expect(await rescoreAll(database.db, means)).toMatchObject({ believed: 1, doubted: 1 });
		const row = async (run: Run) => (await database.db.select().from(runTable).where(of(run)))[0];
		expect(await row(late)).toMatchObject({ unverified: null });
		expect(await row(twin)).toMatchObject({ unverified: `copied: ${late.head.id}`, total: null });
		expect(await row(lost)).toMatchObject({ unverified: 'scenario-unknown', total: null, figures: null });
		const rows = await database.db.select().from(standing).where(eq(standing.teamId, teamId));
		expect(rows).toMatchObject([{ tries: 1, firstRun: late.head.id }]);
	}, 120_000);

	it('is asked for where another rubric scored it, until it is done', async () => {
		expect(await scoredByThisRubric(database.db)).toBe(true);
		await database.db.update(setting).set({ value: '0' }).where(eq(setting.key, 'rubric'));
		expect(await scoredByThisRubric(database.db)).toBe(false);
		await rescoreAll(database.db, means);
		expect(await scoredByThisRubric(database.db)).toBe(true);
	}, 120_000);
});
