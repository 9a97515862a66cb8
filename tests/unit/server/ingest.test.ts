import { and, asc, eq } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recogniserId } from '../../../src/lib/core/act/hearing/recogniser-id.ts';
import { encodeRun } from '../../../src/lib/core/run/decode.ts';
import type { Entry, Run } from '../../../src/lib/core/run/log.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import type { Database } from '../../../src/lib/server/database/database.ts';
import {
	ingest,
	mostUnverified,
	NoMember,
	type Answer,
	type Means,
	type Sender,
} from '../../../src/lib/server/runs/ingest.ts';
import { listRuns } from '../../../src/lib/server/runs/listed.ts';
import {
	practiceHour,
	run as runTable,
	runLog,
	standing,
	teamHistogram,
	teamScenario,
} from '../../../src/lib/server/schema/run.ts';
import { hashOf } from '../../../src/lib/core/scenario/read.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { playFreely } from '../../support/free-player.ts';
import { meansIn, teamOf } from '../../support/ingesting.ts';
import { recogniserFor } from '../../support/recogniser.ts';
import { sentRun, shipped, sourceOf } from '../../support/sent-runs.ts';

describe.each(kinds)('Runs that are sent in, in a %s', (kind) => {
	let database: Database & { remove(): Promise<void> };
	let means: Means;
	let sender: Sender;
	let other: Sender;
	const scenario = shipped();
	const send = (runs: readonly (Run | string)[], from = sender) =>
		ingest(
			database.db,
			from,
			runs.map((run) => (typeof run === 'string' ? run : encodeRun(run))),
			means,
		);
	const rows = (from = sender) =>
		database.db.select().from(runTable).where(eq(runTable.teamId, from.teamId)).orderBy(asc(runTable.receivedAt));
	const standings = (from = sender) =>
		database.db
			.select()
			.from(standing)
			.where(and(eq(standing.teamId, from.teamId), eq(standing.userId, from.userId)));
	const histograms = () => database.db.select().from(teamHistogram).where(eq(teamHistogram.teamId, sender.teamId));
	const total = (run: Run) => score(shipped(run.head.scenario.id, run.head.scenario.language), run).total;

	beforeAll(async () => {
		database = await freshDatabase(kind);
		means = await meansIn(database.db);
	}, 120_000);
	afterAll(() => database.remove());
	beforeEach(async () => {
		const { teamId, userIds } = await teamOf(database.db, 'member', 'member');
		[sender, other] = userIds.map((userId) => ({ teamId, userId })) as [Sender, Sender];
	});

	it('are scored by the server, kept with their log as it came, and stand on the board', async () => {
		const run = sentRun(scenario, 1);
		expect(await send([run])).toEqual([
			{ run: run.head.id, kept: true, again: false, unverified: null, uncounted: null, total: total(run) },
		]);
		const [row] = await rows();
		expect(row).toMatchObject({
			userId: sender.userId,
			total: total(run),
			unverified: null,
			uncounted: null,
			scenarioId: 'evasive-debtor',
		});
		expect(row?.figures?.[1]).toBe(total(run));
		expect(await database.db.select({ log: runLog.log }).from(runLog).where(eq(runLog.teamId, sender.teamId))).toEqual([
			{ log: encodeRun(run) },
		]);
		expect(await standings()).toMatchObject([
			{ tries: 1, firstRun: run.head.id, bestRun: run.head.id, latestRun: run.head.id, firstTotal: total(run) },
		]);
		expect((await histograms())[0]?.counts[total(run)]).toBe(1);
	});

	it('stand with the first by arrival, the best and the latest, and a count of every total', async () => {
		const runs = [3, 1, 4, 7, 5, 9, 2, 6].map((seed) => sentRun(scenario, seed));
		for (const batch of [runs.slice(0, 1), runs.slice(1, 5), runs.slice(5)]) await send(batch);
		const totals = runs.map(total);
		const best = totals.indexOf(Math.max(...totals));
		const [row] = await standings();
		expect(row).toMatchObject({
			tries: 8,
			firstRun: runs[0]?.head.id,
			bestRun: runs[best]?.head.id,
			bestTotal: totals[best],
			latestRun: runs[7]?.head.id,
			latestTotal: totals[7],
		});
		expect(row?.totals).toEqual(Array.from({ length: 101 }, (_, each) => totals.filter((one) => one === each).length));
		// Only the first counts into the histogram.
		expect((await histograms())[0]?.counts).toEqual(
			Array.from({ length: 101 }, (_, each) => (each === totals[0] ? 1 : 0)),
		);
		expect((await rows()).map(({ runId }) => runId)).toEqual(runs.map(({ head }) => head.id));
	});

	it('are there once, however often they come, and get the same answer', async () => {
		const runs = [1, 2, 3].map((seed) => sentRun(scenario, seed));
		const first = await send(runs);
		const before = [await rows(), await standings(), await histograms()];
		const again = await send([...runs, ...runs]);
		expect(again).toEqual([...first, ...first].map((answer) => ({ ...answer, again: true })));
		// The same run, its fields in another order.
		const [run] = runs as [Run];
		expect(await send([JSON.stringify({ entries: run.entries, head: run.head })])).toEqual([
			{ ...first[0], again: true },
		]);
		expect([await rows(), await standings(), await histograms()]).toEqual(before);
	});

	it('are there once when a label of theirs was contested since they came', async () => {
		const run = sentRun(scenario, 6);
		const [first] = await send([run]);
		const contested: Run = { ...run, entries: [...run.entries, { kind: 'contest', at: 1_790_000_000_000, reply: 3, acts: [] }] }; // prettier-ignore
		expect(await send([contested])).toEqual([{ ...first, again: true }]);
		expect(await rows()).toHaveLength(1);
	});

	it('are listed by when they came, whatever their ids say, page by page', async () => {
		const ids: string[] = [];
		for (let seed = 60; seed < 66; seed++) {
			const run = sentRun(scenario, seed);
			// An id is the sender's own choice.
			run.head.id = `ffffffff-ffff-7fff-8fff-${String(1000 - seed).padStart(12, '0')}`;
			await ingest(database.db, seed % 2 ? other : sender, [encodeRun(run)], { ...means, now: () => 1_790_000_000_000 + seed }); // prettier-ignore
			ids.unshift(run.head.id);
		}
		const listed: string[] = [];
		let before: { at: Date; run: string } | undefined;
		for (;;) {
			const page = await listRuns(database.db, sender.teamId, before ? { before } : {}, 2);
			listed.push(...page.map(({ runId }) => runId));
			const last = page.at(-1);
			if (!last) break;
			before = { at: last.receivedAt, run: last.runId };
		}
		expect(listed).toEqual(ids);
		const own = await listRuns(database.db, sender.teamId, { userId: other.userId, verified: true }, 10);
		expect(own.map(({ runId }) => runId)).toEqual(ids.filter((_, place) => place % 2 === 0));
	});

	it('are counted by the hour in which they came, if they are verified', async () => {
		await send([sentRun(scenario, 70), sentRun(scenario, 71)]);
		await send([sentRun(scenario, 72), sentRun(scenario, 73, { rubric: 99 })]);
		const hours = await database.db.select().from(practiceHour).where(eq(practiceHour.teamId, sender.teamId));
		const hour = new Date(Math.floor(means.now() / 3_600_000) * 3_600_000);
		expect(hours).toEqual([{ teamId: sender.teamId, userId: sender.userId, hour, runs: 3 }]);
	});

	it('are there once when two send the same batch at the same moment', async () => {
		const runs = Array.from({ length: 20 }, (_, seed) => sentRun(scenario, seed + 1));
		const answers = await Promise.all([send(runs), send(runs), send(runs.toReversed())]);
		expect(answers.flat().filter((answer) => answer.kept && !answer.again)).toHaveLength(20);
		expect(await rows()).toHaveLength(20);
		expect((await standings())[0]).toMatchObject({ tries: 20 });
	});

	it('add up when all members of a team send at the same moment', async () => {
		const { teamId, userIds } = await teamOf(database.db, ...Array.from({ length: 12 }, () => 'member' as const));
		await Promise.all(
			userIds.map((userId, seed) =>
				send([sentRun(scenario, seed + 1), sentRun(shipped('cash-flow-excuse'), seed + 1)], { teamId, userId }),
			),
		);
		const counts = await database.db.select().from(teamHistogram).where(eq(teamHistogram.teamId, teamId));
		expect(counts.map((row) => row.counts.reduce((sum, count) => sum + count, 0))).toEqual([12, 12]);
	});

	it('are kept but on no board when they were coached', async () => {
		const run = sentRun(scenario, 1, { coaching: 'coached' });
		expect(await send([run])).toMatchObject([
			{ kept: true, unverified: null, uncounted: 'coached', total: total(run) },
		]);
		expect(await standings()).toEqual([]);
		expect(await histograms()).toEqual([]);
	});

	it('are verified in free words, heard again by the server', async () => {
		const said = [
			'您好，我是华东回款组的小李，跟您核对四月那笔 18.6 万货款。',
			'我理解您现在也难，具体卡在哪一步了？',
			'那您看六月五号先付八万，剩下的六月十八号前付清，行吗？',
		];
		const run = freeRun(said);
		expect(await send([run])).toMatchObject([{ kept: true, unverified: null, uncounted: null, total: total(run) }]);
	});

	/** A free run in exam mode, finished. */
	function freeRun(said: string[], more: Partial<Run['head']> = {}): Run {
		const { live } = playFreely(scenario, recogniserFor('zh'), (turn) => said[turn] ?? null);
		const { scenario: named, ...head } = live.head;
		const own = { ...head, id: uuid(), scenario: named, silence: true, recogniser: recogniserId('zh'), ...more };
		return finished({ head: own, entries: [...live.entries] });
	}
	function finished({ head, entries }: Run): Run {
		const at = 1_780_000_000_000;
		const written: Entry[] = [
			{ kind: 'record', at, record: { reason: null, promises: [], next: null, notes: '' } },
			{ kind: 'message', at, message: { parts: [], text: '' } },
			{ kind: 'finish', at },
		];
		const run = { head, entries: [...entries, ...written] };
		expect(replay(scenario, run).phase).toBe('finished');
		return run;
	}

	/** That such a run is kept with this reason and counts nowhere. */
	async function isUnverified(run: Run | string, reason: string, from = sender): Promise<void> {
		const [answer] = await send([run], from);
		expect(answer).toMatchObject({ kept: true, total: null, uncounted: null });
		expect(answer?.kept && answer.unverified).toMatch(new RegExp(`^${reason}`));
		expect(await standings(from)).toEqual([]);
		expect(await histograms()).toEqual([]);
		const [row] = await rows(from);
		expect(row).toMatchObject({ total: null, figures: null, checks: null, picks: null, passed: null });
	}
	/** That such a text is not even kept. */
	async function isRefused(
		text: Run | string,
		refused: Extract<Answer, { kept: false }>['refused'],
		from = sender,
	): Promise<void> {
		const before = [await rows(from), await standings(from)];
		expect(await send([text], from)).toMatchObject([{ kept: false, refused }]);
		expect([await rows(from), await standings(from)]).toEqual(before);
	}
	const replyIn = (run: Run) => run.entries.findIndex(({ kind }) => kind === 'reply');
	function changed(run: Run, change: (copy: Run) => void): Run {
		const copy = structuredClone(run);
		change(copy);
		return copy;
	}

	describe('with something forged', () => {
		it('are unverified: other acts than the author gave the chosen reply', async () => {
			const run = sentRun(scenario, 1);
			await isUnverified(
				changed(
					run,
					({ entries }) =>
						(entries[replyIn(run)] = { ...entries[replyIn(run)], acts: ['state-debt', 'ask-open'] } as Entry),
				),
				'no-replay: \\d+ other-acts',
			);
		});
		it('are unverified: a reply or a line taken out', async () => {
			const run = sentRun(scenario, 1);
			await isUnverified(
				changed(run, ({ entries }) => entries.splice(replyIn(run), 1)),
				'no-replay',
			);
		});
		it('are unverified: a reply that was not on offer', async () => {
			const run = sentRun(scenario, 1);
			await isUnverified(
				changed(run, ({ entries }) => Object.assign(entries[replyIn(run)] ?? {}, { index: 999_999 })),
				'no-replay',
			);
		});
		it('are unverified: another version of the scenario, by number or by text', async () => {
			await isUnverified(
				changed(sentRun(scenario, 1), ({ head }) => (head.scenario.version += 1)),
				'scenario-differs',
			);
			const { teamId, userIds } = await teamOf(database.db, 'member');
			await isUnverified(
				changed(sentRun(scenario, 1), ({ head }) => (head.scenario.hash = 'ab'.repeat(32))),
				'scenario-unknown',
				{
					teamId,
					userId: userIds[0] ?? '',
				},
			);
		});
		it('are unverified: another scenario’s hash', async () => {
			await isUnverified(
				changed(sentRun(scenario, 1), ({ head }) => (head.scenario.hash = shipped('cash-flow-excuse').hash)),
				'scenario-differs',
			);
		});
		it('are unverified: a scenario that another team published', async () => {
			const { teamId } = await teamOf(database.db);
			const source = `${sourceOf('evasive-debtor')}\n`;
			const hash = hashOf(source);
			const row = {
				teamId,
				hash,
				scenarioId: 'evasive-debtor',
				language: 'zh',
				version: scenario.version,
				title: '',
				source,
				publishedBy: 'somebody',
			};
			await database.db.insert(teamScenario).values(row);
			await means.scenarios.find(database.db, teamId, [hash]);
			await isUnverified(
				changed(sentRun(scenario, 1), ({ head }) => (head.scenario.hash = hash)),
				'scenario-unknown',
			);
		});
		it('are unverified: another rubric', async () => {
			await isUnverified(
				changed(sentRun(scenario, 1), ({ head }) => (head.rubric = 99)),
				'rubric-unknown',
			);
		});
		it('are unverified: a talk that the team has already, under another id and at another time, whoever sends it', async () => {
			const original = sentRun(scenario, 1);
			expect((await send([original]))[0]).toMatchObject({ unverified: null });
			const copy = () =>
				changed(sentRun(scenario, 1, { at: 1_790_000_000_000 }), ({ head }) => {
					head.id = uuid();
				});
			const copied = { unverified: `copied: ${original.head.id}`, total: null };
			expect(await send([copy(), copy()])).toMatchObject([copied, copied]);
			expect(await send([copy()], other)).toMatchObject([copied]);
			expect((await standings())[0]?.tries).toBe(1);
			expect(await standings(other)).toEqual([]);
			// Of two that come together the first is believed; sent again, both get the answer that they got.
			const [one, two] = [sentRun(scenario, 2), sentRun(scenario, 2)];
			const answers = await send([one, two]);
			expect(answers).toMatchObject([{ unverified: null }, { unverified: `copied: ${one.head.id}` }]);
			expect(await send([two, one])).toEqual([
				{ ...answers[1], again: true },
				{ ...answers[0], again: true },
			]);
			// Nor is it another talk when something was ticked twice, taken back, or written otherwise beside it.
			const dressedUp = changed(copy(), (each) => {
				const [prepared] = each.entries.filter(({ kind }) => kind === 'prepare');
				if (prepared) each.entries.unshift({ ...prepared });
				for (const entry of each.entries) if (entry.kind === 'record') entry.record.notes = '自己写的';
			});
			expect(await send([dressedUp], other)).toMatchObject([copied]);
			// What goes on from another run is alike by its nature, and counts nowhere anyway.
			const goneOn = changed(copy(), ({ head }) => (head.parent = { run: original.head.id, entries: 5 }));
			expect(await send([goneOn], other)).toMatchObject([{ unverified: null, uncounted: 'continued' }]);
			// Of what is not believed there is nothing to copy, and another team knows nothing of it.
			const unfinished = changed(sentRun(scenario, 3), ({ entries }) => entries.pop());
			await send([unfinished]);
			expect(await send([sentRun(scenario, 3)])).toMatchObject([{ unverified: null }]);
			const { teamId, userIds } = await teamOf(database.db, 'member');
			expect(await send([copy()], { teamId, userId: userIds[0] ?? '' })).toMatchObject([{ unverified: null }]);
		});
		it('are kept up to a number, when nobody believes them; those that are believed come in all the same', async () => {
			const many = Array.from({ length: mostUnverified - 1 }, (_, place) => ({
				...sender, runId: uuid(), scenarioHash: 'x', scenarioId: 'x', mode: 'choice' as const, coaching: 'exam' as const,
				startedAt: new Date(place), finishedAt: new Date(place), receivedAt: new Date(place), unverified: 'unfinished',
			})); // prettier-ignore
			await database.db.insert(runTable).values(many);
			const unbelieved = [80, 81, 82].map((seed) => sentRun(scenario, seed, { rubric: 99 }));
			const believed = sentRun(scenario, 83);
			expect(await send([...unbelieved, believed])).toMatchObject([
				{ kept: true, unverified: 'rubric-unknown' },
				{ kept: false, refused: 'full' },
				{ kept: false, refused: 'full' },
				{ kept: true, unverified: null },
			]);
			expect(await rows()).toHaveLength(mostUnverified + 1);
			expect(await send([unbelieved[1]!], other)).toMatchObject([{ kept: true }]);
		});
		it('are unverified but for one, when two members send the same talk at the same moment', async () => {
			for (let seed = 40; seed < 45; seed++) {
				const twice = await Promise.all([send([sentRun(scenario, seed)]), send([sentRun(scenario, seed)], other)]);
				const [verified, copies] = [null, 'copied'].map((wanted) =>
					twice.flat().filter((answer) => answer.kept && (answer.unverified?.split(':')[0] ?? null) === wanted),
				);
				expect([verified?.length, copies?.length]).toEqual([1, 1]);
			}
		});
		it('are unverified: not finished', async () => {
			await isUnverified(
				changed(sentRun(scenario, 1), ({ entries }) => entries.pop()),
				'unfinished',
			);
			const { teamId, userIds } = await teamOf(database.db, 'member');
			await isUnverified(
				changed(sentRun(scenario, 1), (run) => (run.entries = [])),
				'unfinished',
				{ teamId, userId: userIds[0] ?? '' },
			);
		});
		it('are unverified: a red line left out of what was said in free words', async () => {
			const run = freeRun(['再不还钱，我就去你孩子学校门口等着！']);
			expect(run.entries[replyIn(run)]).toMatchObject({ acts: expect.arrayContaining(['threaten']) });
			const forged = changed(run, ({ entries }) => {
				const reply = entries[replyIn(run)];
				if (reply?.kind !== 'reply' || !reply.heard) throw new Error('no free reply');
				reply.acts = reply.acts.filter((act) => act !== 'threaten');
				reply.heard.spans = reply.heard.spans.filter(({ act }) => act !== 'threaten');
			});
			// The talk goes on as it did where the machine lets it; either way it is not believed.
			await isUnverified(forged, '(heard-otherwise|no-replay)');
		});
		it('are unverified: an act added to what was said in free words', async () => {
			const run = freeRun(['今天天气不错。']);
			await isUnverified(
				changed(run, ({ entries }) => {
					const reply = entries[replyIn(run)];
					if (reply?.kind === 'reply') reply.acts.push('state-debt');
				}),
				'(heard-otherwise|no-replay)',
			);
		});
		it('are unverified: a recogniser that the server does not have, or none named', async () => {
			await isUnverified(freeRun(['您好。'], { recogniser: '7-0123456789ab' }), 'recogniser-unknown');
			const { teamId, userIds } = await teamOf(database.db, 'member');
			const { recogniser: _recogniser, ...head } = freeRun(['您好。']).head;
			await isUnverified({ ...freeRun(['您好。']), head }, 'recogniser-unknown', { teamId, userId: userIds[0] ?? '' });
		});
		it('are unverified: replies chosen in a free run', async () => {
			const run = changed(sentRun(scenario, 1), ({ head }) =>
				Object.assign(head, { mode: 'free', recogniser: recogniserId('zh') }),
			);
			await isUnverified(run, 'chosen-in-free');
		});
		it('are unverified: a second ear had a part in them', async () => {
			const run = changed(freeRun(['您好。']), ({ entries }) => {
				for (const entry of entries)
					if (entry.kind === 'reply' && entry.heard) {
						entry.heard.seconded = { model: 'm' };
						entry.heard.spans = entry.acts.map((act) => ({ act, start: 0, end: 1, by: 'other' as const }));
					}
			});
			await isUnverified(run, 'second-ear');
		});
		it('believe no score that comes with them', async () => {
			const run = sentRun(scenario, 1);
			const text = JSON.stringify({
				...run,
				total: 100,
				passed: true,
				card: { total: 100 },
				head: { ...run.head, total: 100 },
			});
			expect(await send([text])).toMatchObject([{ total: total(run) }]);
		});
		it('take no moment for true that no calendar has, and order nothing by what a learner’s clock says', async () => {
			const future = sentRun(scenario, 1, { at: 8_639_999_000_000_000 });
			const past = sentRun(scenario, 2, { at: 0 });
			await send([future, past]);
			expect((await rows()).map(({ runId }) => runId)).toEqual([future.head.id, past.head.id]);
			expect((await standings())[0]).toMatchObject({ tries: 2, firstRun: future.head.id });
			await isRefused(
				changed(sentRun(scenario, 3), ({ entries }) => entries.forEach((entry) => (entry.at = -1))),
				'no-run',
			);
			await isRefused(
				changed(sentRun(scenario, 3), ({ entries }) => entries.forEach((entry) => (entry.at = 8_640_000_000_000_001))),
				'no-run',
			);
		});
		it('are refused: no JSON, no run, names that every object has', async () => {
			const run = sentRun(scenario, 1);
			await isRefused('{', 'no-json');
			await isRefused('', 'no-json');
			await isRefused('null', 'no-run');
			await isRefused('[]', 'no-run');
			await isRefused(encodeRun({ ...run, head: { ...run.head, id: '__proto__' } }), 'no-run');
			await isRefused(`{"__proto__":${encodeRun(run)}}`, 'no-run');
			await isRefused(encodeRun(run).replace('"entries":', '"constructor":'), 'no-run');
			await isRefused(
				encodeRun(changed(run, ({ entries }) => ((entries[replyIn(run)] as { acts: unknown[] }).acts = ['toString']))),
				'no-run',
			);
		});
		it('are refused: more entries than any run has, and texts of megabytes', async () => {
			const run = sentRun(scenario, 1);
			await isRefused({ ...run, entries: Array.from({ length: 5_001 }, () => ({ kind: 'silence', at: 1 })) }, 'no-run');
			await isRefused(`${encodeRun(run)}${' '.repeat(10 * 1024 * 1024)}`, 'too-long');
			await isRefused(
				changed(
					run,
					({ entries }) =>
						((entries[replyIn(run)] as { acts: unknown[] }).acts = Array.from({ length: 300 }, () => 'identify')),
				),
				'no-run',
			);
		});
		it('are refused: an id that another member’s run has, or another run', async () => {
			const run = sentRun(scenario, 1);
			await send([run]);
			await isRefused(run, 'taken', other);
			await isRefused(sentRun(scenario, 2, { id: run.head.id }), 'taken');
			const [a, b] = [sentRun(scenario, 3), sentRun(scenario, 4)];
			expect(await send([a, { ...b, head: { ...b.head, id: a.head.id } }])).toMatchObject([
				{ kept: true },
				{ kept: false, refused: 'taken' },
			]);
		});
		it('may have an id that another team knows: nothing is told of it', async () => {
			const run = sentRun(scenario, 1);
			await send([run]);
			const { teamId, userIds } = await teamOf(database.db, 'member');
			expect(await send([run], { teamId, userId: userIds[0] ?? '' })).toMatchObject([{ kept: true, again: false }]);
		});
		it('are not taken of somebody who does not belong to the team', async () => {
			const stranger = { teamId: sender.teamId, userId: uuid() };
			await expect(send([sentRun(scenario, 1)], stranger)).rejects.toThrow(NoMember);
			expect(await rows()).toEqual([]);
		});
	});
});
