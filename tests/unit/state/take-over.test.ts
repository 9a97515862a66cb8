import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeRun, encodeRun } from '../../../src/lib/core/run/decode.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { Debriefing } from '../../../src/lib/state/debriefing.ts';
import { Practise } from '../../../src/lib/state/practise.svelte.ts';
import { rewind } from '../../../src/lib/state/rewind.ts';
import { takeOver } from '../../../src/lib/state/take-over.ts';
import { Watching } from '../../../src/lib/state/watching.svelte.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { rowOf } from '../../../src/lib/store/row-of.ts';
import { Runs, type StoredRun } from '../../../src/lib/store/runs.ts';
import { shippedModels } from '../../support/models.ts';

const models = shippedModels();
let database: HuikuanDatabase;
let runs: Runs;
let time = 1_780_000_000_000;
const clock = { now: () => ++time };

beforeEach(() => {
	database = new HuikuanDatabase(`take-over-${crypto.randomUUID()}`);
	runs = new Runs(database);
});
afterEach(async () => {
	await database.delete();
});

async function stored(id: string): Promise<StoredRun> {
	const found = await runs.load(id);
	if (!found) throw new Error('not stored');
	return found;
}

/** Watches as far as a step and goes on from there. */
async function takenOver(step: number, { scenario, model } = models[0]!): Promise<StoredRun> {
	const watching = new Watching(scenario, model, step);
	const { entries } = watching.run;
	return stored(await takeOver({ scenario, model, entries, seed: 11, silence: false }, runs, clock));
}

describe.each(models)('taking over from the model of $scenario.id ($scenario.language)', ({ scenario, model }) => {
	test('starts at every step a coached run that replays to what was watched, and remembers how much that was', async () => {
		const watching = new Watching(scenario, model);
		for (let step = 1; step <= watching.steps; step++) {
			watching.goTo(step);
			const { row, run } = await takenOver(step, { scenario, model });
			const state = replay(scenario, run);
			expect(state.snapshot).toEqual(watching.state.snapshot);
			expect(state.prepare).toEqual(watching.state.prepare);
			expect(run.head).toMatchObject({
				coaching: 'coached',
				seed: 11,
				watched: { rehearsal: 'excellent', entries: run.entries.length },
			});
			expect(run.head.id).not.toBe(model.run.head.id);
			expect(row).toEqual(rowOf(scenario, run));
			expect(row).toMatchObject({ watched: step - 1, replies: step - 1 });
			expect(decodeRun(encodeRun(run))).toEqual(run);
		}
	});

	test('at the last step leaves act three, and the scorecard of the whole still works', async () => {
		const { steps } = new Watching(scenario, model);
		const run = await takenOver(steps, { scenario, model });
		expect(run.row.phase).toBe('follow-up');
		const practise = new Practise(run, runs, clock);
		const whole = replay(scenario, model.run);
		await practise.finish(whole.record!, whole.message!, score);
		const debriefing = new Debriefing(await stored(run.row.id));
		expect(debriefing.card.total).toBe(score(scenario, model.run).total);
		expect(debriefing.watched).toBe(steps - 1);
		expect((await stored(run.row.id)).row).toMatchObject({ phase: 'finished', watched: steps - 1 });
	});
});

describe('a run that was taken over', () => {
	test('goes on like any other: what is said then is the learner’s own', async () => {
		const practise = new Practise(await takenOver(3), runs, clock);
		await practise.say(practise.options[0]!.index);
		const { row } = await stored(practise.run.head.id);
		expect(row).toMatchObject({ replies: 3, watched: 2 });
		expect(rowOf(practise.scenario, practise.run)).toEqual(row);
	});

	test('counts a reply that was watched and taken back no more', async () => {
		const practise = new Practise(await takenOver(3), runs, clock);
		await practise.undo();
		await practise.say(practise.options[0]!.index);
		expect((await stored(practise.run.head.id)).row).toMatchObject({ replies: 2, watched: 1 });
	});

	test('takes along, when one goes back in it, only what of the watched replies is left', async () => {
		const taken = await takenOver(4);
		const replies = taken.run.entries.flatMap(({ kind }, place) => (kind === 'reply' ? [place] : []));
		const other = await stored(await rewind(taken, replies[1]!, runs, clock));
		expect(other.run.head.watched).toEqual({ rehearsal: 'excellent', entries: replies[1] });
		expect(other.row).toMatchObject({ replies: 1, watched: 1 });
		const later = new Practise(taken, runs, clock);
		await later.undo();
		await later.say(later.options[0]!.index);
		const undone = await stored(taken.row.id);
		const again = await stored(await rewind(undone, undone.run.entries.length, runs, clock));
		expect(again.row).toMatchObject({ replies: 3, watched: 2 });
	});

	test('has a silence clock only if it is wanted, or where a silence was watched', async () => {
		const { scenario, model } = models[0]!;
		const { entries } = new Watching(scenario, model, 2).run;
		const wanted = await stored(await takeOver({ scenario, model, entries, seed: 1, silence: true }, runs, clock));
		expect(wanted.run.head.silence).toBe(true);
		expect((await takenOver(2)).run.head.silence).toBe(false);
	});
});
