import { describe, expect, test } from 'vitest';
import { lineFor } from '../../../src/lib/core/machine/line.ts';
import { startTalk } from '../../../src/lib/core/machine/step.ts';
import { buildScenario, reply } from '../../support/scenario-builder.ts';

const scenario = buildScenario({
	states: {
		start: { says: ['one', 'two', 'three'], replies: [reply('on', 'quiet')] },
		quiet: { narration: ['Nobody answers.'], replies: [reply('on', 'end')] },
		end: { says: ['bye'], outcome: 'agreed' },
	},
});

describe('the customer’s line', () => {
	test('is chosen among equals by seed and turn, the same for the same', () => {
		const { snapshot } = { snapshot: startTalk(scenario, { documents: [] }).snapshot() };
		const said = (seed: number, turn: number) => lineFor(scenario, snapshot, seed, turn)?.text[0];
		expect(said(7, 1)).toBe(said(7, 1));
		const seeds = Array.from({ length: 60 }, (_, seed) => said(seed, 1));
		const turns = Array.from({ length: 60 }, (_, turn) => said(7, turn));
		for (const sample of [seeds, turns]) expect(new Set(sample)).toEqual(new Set(['one', 'two', 'three']));
	});

	test('may be any that fits best, as the log records it', () => {
		for (const index of [0, 1, 2]) {
			const talk = startTalk(scenario, { documents: [] });
			talk.send({ type: 'line', index });
			expect(talk.snapshot().lineDue).toBe(false);
		}
	});

	test('is refused when it is another state’s, when it is left out, or when none is due', () => {
		const talk = startTalk(scenario, { documents: [] });
		expect(() => talk.send({ type: 'line', index: 3 })).toThrow('not-a-candidate');
		expect(() => talk.send({ type: 'line', index: 99 })).toThrow('not-a-candidate');
		expect(() => talk.send({ type: 'line', index: null })).toThrow('not-a-candidate');
		talk.send({ type: 'line', index: 0 });
		expect(() => talk.send({ type: 'line', index: 0 })).toThrow('no-line-due');
	});

	test('comes before anything else', () => {
		const talk = startTalk(scenario, { documents: [] });
		expect(() => talk.send({ type: 'reply', index: 0, acts: [] })).toThrow('line-due');
		expect(() => talk.send({ type: 'silence' })).toThrow('line-due');
	});

	test('is null where something is told and nobody speaks', () => {
		const talk = startTalk(scenario, { documents: [] });
		talk.send({ type: 'line', index: 0 });
		talk.send({ type: 'reply', index: 0, acts: [] });
		expect(lineFor(scenario, talk.snapshot(), 7, 3)).toBeNull();
		talk.send({ type: 'line', index: null });
		expect(talk.snapshot().lineDue).toBe(false);
	});
});
