import { and, eq } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeRun } from '../../../src/lib/core/run/decode.ts';
import type { RunHead } from '../../../src/lib/core/run/log.ts';
import { progressOfMember, transferOfMember } from '../../../src/lib/server/boards/way.ts';
import type { Database } from '../../../src/lib/server/database/database.ts';
import { ingest, type Means } from '../../../src/lib/server/runs/ingest.ts';
import { rescoreAll } from '../../../src/lib/server/runs/rescore.ts';
import { run as runTable, standing } from '../../../src/lib/server/schema/run.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { meansIn, teamOf } from '../../support/ingesting.ts';
import { sentRun, shipped } from '../../support/sent-runs.ts';

describe.each(kinds)('A member’s way, in a %s', (kind) => {
	let database: Database & { remove(): Promise<void> };
	let means: Means;
	let seed = 0;
	beforeAll(async () => {
		database = await freshDatabase(kind);
		means = await meansIn(database.db);
	}, 120_000);
	afterAll(() => database.remove());

	type Played = [scenario: 'evasive-debtor' | 'disputed-statement' | 'cash-flow-excuse', more?: Partial<RunHead>];
	/** Sends them one after the other. @returns their totals */
	async function plays(teamId: string, userId: string, ...played: Played[]): Promise<(number | null)[]> {
		const totals: (number | null)[] = [];
		for (const [id, { scenario: _, ...more } = {}] of played) {
			const run = encodeRun(sentRun(shipped(id), ++seed, more));
			const [answer] = await ingest(database.db, { teamId, userId }, [run], means);
			totals.push(answer?.kept ? answer.total : null);
		}
		return totals;
	}
	const met = async (teamId: string, userId: string) =>
		(
			await database.db
				.select({ hash: standing.scenarioHash, met: standing.firstMet })
				.from(standing)
				.where(and(eq(standing.teamId, teamId), eq(standing.userId, userId)))
		).flatMap((row) => (row.met ? [row.hash] : []));

	it('tells how they do in scenarios that are new to them, beside the first meetings of the others', async () => {
		const { teamId, userIds } = await teamOf(database.db, ...Array.from({ length: 7 }, () => 'member' as const));
		const [me = '', ...others] = userIds;
		const coached = { coaching: 'coached' as const };
		const totals = await plays(teamId, me, ['evasive-debtor', coached], ['evasive-debtor'], ['disputed-statement'], ['disputed-statement'], ['cash-flow-excuse', coached], ['cash-flow-excuse']); // prettier-ignore
		const peers: number[] = [];
		for (const [place, other] of others.entries()) {
			// The last of them met it with the coach beside them: no first meeting.
			if (place === 5) await plays(teamId, other, ['disputed-statement', coached]);
			const [first] = await plays(teamId, other, ['disputed-statement'], ['disputed-statement']);
			if (place < 5) peers.push(first ?? NaN);
		}
		const median = peers.toSorted((a, b) => a - b)[2] ?? NaN;
		const transfer = await transferOfMember(database.db, teamId, me);
		expect(transfer.meetings).toMatchObject([{ scenario: 'disputed-statement', total: totals[2], practised: 1, peers: { median, n: 5 } }]); // prettier-ignore
		expect([transfer.score, transfer.abovePeers]).toEqual([totals[2], (totals[2] ?? NaN) - median]);
		// Scored anew, nothing of it is other.
		expect(await met(teamId, me)).toEqual([shipped('disputed-statement').hash]);
		await rescoreAll(database.db, means);
		expect(await met(teamId, me)).toEqual([shipped('disputed-statement').hash]);
		expect(await transferOfMember(database.db, teamId, me)).toEqual(transfer);
		expect(await transferOfMember(database.db, teamId, uuid())).toEqual({ meetings: [], score: null, abovePeers: null }); // prettier-ignore
	}, 120_000);

	it('takes what comes in one batch in its order, another language of a scenario for the same scenario', async () => {
		const { teamId, userIds } = await teamOf(database.db, 'member');
		const [user = ''] = userIds;
		const batch = [sentRun(shipped('evasive-debtor', 'en'), ++seed), sentRun(shipped('evasive-debtor'), ++seed), sentRun(shipped('cash-flow-excuse'), ++seed)]; // prettier-ignore
		await ingest(database.db, { teamId, userId: user }, batch.map(encodeRun), means);
		expect((await met(teamId, user)).sort()).toEqual([shipped('evasive-debtor', 'en').hash, shipped('cash-flow-excuse').hash].sort()); // prettier-ignore
	}, 120_000);

	it('shows the latest of more runs than a picture holds, in the order in which they came', async () => {
		const { teamId, userIds } = await teamOf(database.db, 'member');
		const [userId = ''] = userIds;
		const at = Date.UTC(2026, 4, 1);
		const moment = (place: number) => new Date(at + place * 60_000);
		await database.db.insert(runTable).values(
			Array.from({ length: 503 }, (_, place) => ({
				teamId, userId, runId: uuid(), scenarioHash: 'a', scenarioId: 'a', mode: 'choice' as const, coaching: 'exam' as const,
				startedAt: moment(place), finishedAt: moment(place), receivedAt: moment(place), total: place % 101,
			})),
		); // prettier-ignore
		const { runs } = await progressOfMember(database.db, teamId, userId);
		expect(runs.map((run) => run.at)).toEqual(Array.from({ length: 500 }, (_, place) => at + (place + 3) * 60_000));
	}, 120_000);
});
