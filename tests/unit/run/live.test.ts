import { describe, expect, test } from 'vitest';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import { headOf } from '../../support/random-walk.ts';
import { buildScenario, reply } from '../../support/scenario-builder.ts';

const scenario = buildScenario({
	documents: ['contract', 'statement', 'card'],
	offeredDocuments: [0, 1],
	states: {
		start: { says: ['one', 'two', 'three', 'four'], replies: [reply('on', 'start')] },
		end: { says: ['.'], outcome: 'no-commitment' },
	},
});

describe('a live run', () => {
	test('gives the entries of each turn to be stored: the trainee’s and the customer’s answer', () => {
		const live = new LiveRun(scenario, headOf(scenario));
		expect(live.begin(5).map(({ kind, at }) => [kind, at])).toEqual([
			['begin', 5],
			['line', 5],
		]);
		expect(live.say(0, [], 9).map(({ kind }) => kind)).toEqual(['reply', 'line']);
		expect(live.hangUp(12).map(({ kind }) => kind)).toEqual(['hang-up']);
		expect(live.entries).toHaveLength(5);
	});

	test('goes on from its stored entries', () => {
		const first = new LiveRun(scenario, headOf(scenario));
		first.begin(0);
		const again = new LiveRun(scenario, first.head, first.entries);
		expect(again.state).toEqual(first.state);
		expect(again.say(0, [], 1)).toEqual(first.say(0, [], 1));
	});

	test('lets the customer answer a reply that was stored without one', () => {
		const live = new LiveRun(scenario, headOf(scenario), [{ kind: 'begin', at: 0 }]);
		expect(live.answer(3).map(({ kind }) => kind)).toEqual(['line']);
		expect(live.answer(4)).toEqual([]);
	});

	test('keeps the state’s object until something happens', () => {
		const live = new LiveRun(scenario, headOf(scenario));
		live.begin(0);
		expect(live.state).toBe(live.state);
		const { state } = live;
		live.say(0, [], 0);
		expect(live.state).not.toBe(state);
		expect(state.steps).toHaveLength(1);
	});

	test('chooses among equal lines by the seed and the talk, not by how often act one was answered', () => {
		const said = (answers: number) => {
			const live = new LiveRun(scenario, headOf(scenario, { seed: 11 }));
			for (let each = 0; each < answers; each++) live.append({ kind: 'prepare', at: 0, question: 0, options: [0] });
			live.begin(0);
			for (let turn = 0; turn < 8; turn++) live.say(0, [], 0);
			return live.state.steps.map(({ line }) => line?.line?.text[0]);
		};
		expect(said(3)).toEqual(said(1));
		expect(new Set(said(1)).size).toBeGreaterThan(1);
	});
});

describe('papers at hand', () => {
	test('are those ticked in act one and those that it does not offer', () => {
		const live = new LiveRun(scenario, headOf(scenario));
		expect(live.state.documents).toEqual([2]);
		live.append({ kind: 'prepare', at: 0, question: 0, options: [1, 0] });
		expect(live.state.documents).toEqual([0, 1, 2]);
		live.append({ kind: 'prepare', at: 0, question: 0, options: [1] });
		live.begin(0);
		expect(live.state.snapshot?.documents).toEqual([1, 2]);
	});
});
