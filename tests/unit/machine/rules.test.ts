import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstSnapshot, next } from '../../../src/lib/core/machine/next.ts';
import { resumeTalk, startTalk } from '../../../src/lib/core/machine/step.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { dice, randomEvent } from '../../support/random-walk.ts';

describe('the machine and the pure rules', () => {
	test('agree after every step of any walk through any scenario', () => {
		fc.assert(
			fc.property(arbitraryTalk, fc.integer(), fc.subarray([0, 1]), (scenario, seed, documents) => {
				const roll = dice(seed);
				const talk = startTalk(scenario, { documents });
				let snapshot = firstSnapshot(scenario, documents);
				expect(talk.snapshot()).toEqual(snapshot);
				for (let turn = 0; turn < 40; turn++) {
					const event = randomEvent(scenario, snapshot, roll, turn);
					if (!event) break;
					talk.send(event);
					snapshot = next(scenario, snapshot, event);
					expect(talk.snapshot()).toEqual(snapshot);
				}
			}),
			{ numRuns: 300 },
		);
	});

	test('a talk resumed from a snapshot goes on as the one it was taken from', () => {
		fc.assert(
			fc.property(arbitraryTalk, fc.integer(), (scenario, seed) => {
				const roll = dice(seed);
				let talk = startTalk(scenario, { documents: [0] });
				let snapshot = talk.snapshot();
				for (let turn = 0; turn < 20; turn++) {
					const event = randomEvent(scenario, snapshot, roll, turn);
					if (!event) break;
					talk = resumeTalk(scenario, snapshot);
					expect(talk.snapshot()).toEqual(snapshot);
					talk.send(event);
					snapshot = next(scenario, snapshot, event);
					expect(talk.snapshot()).toEqual(snapshot);
				}
			}),
			{ numRuns: 100 },
		);
	});
});
