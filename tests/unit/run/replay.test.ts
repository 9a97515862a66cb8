import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { standing, undone } from '../../../src/lib/core/run/standing.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { randomRun } from '../../support/random-walk.ts';

describe('replay of a log', () => {
	test('equals the live state, for any play of any scenario', () => {
		fc.assert(
			fc.property(arbitraryTalk, fc.integer(), fc.boolean(), (scenario, seed, silence) => {
				const live = randomRun(scenario, seed, 25, { silence: true || silence });
				expect(replay(scenario, live.run)).toEqual(live.state);
			}),
			{ numRuns: 300 },
		);
	});

	test('the steps that stand are those that no undo took back', () => {
		fc.assert(
			fc.property(arbitraryTalk, fc.integer(), (scenario, seed) => {
				const { run, state } = randomRun(scenario, seed, 25);
				const stands = new Set(standing(run.entries));
				const turns = run.entries.flatMap(({ kind }, entry) =>
					['begin', 'reply', 'silence', 'hang-up'].includes(kind) && stands.has(entry) ? [entry] : [],
				);
				expect(state.steps.map((step) => step.entry)).toEqual(turns);
				const undos = run.entries.filter(({ kind }) => kind === 'undo').length;
				expect(stands.size + undone(run.entries).length + undos).toBe(run.entries.length);
			}),
			{ numRuns: 100 },
		);
	});
});
