import { describe, expect, test } from 'vitest';
import { mapping, type TalkMap } from '../../../src/lib/core/machine/map.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { buildScenario, reply, special } from '../../support/scenario-builder.ts';

function mapOf(scenario: Scenario): TalkMap {
	const slices = mapping(scenario);
	let slice = slices.next();
	while (!slice.done) slice = slices.next();
	return slice.value;
}

const scenario = buildScenario({
	variables: { asked: [0, 2, 0] },
	everywhere: [special('red-line', 'broken')],
	states: {
		start: {
			says: ['?'],
			replies: [
				reply('ask', 'start', [], { effects: [{ variable: 0, op: '+', value: 1 }] }),
				reply('close', 'end', [], { guard: { kind: 'variable', variable: 0, op: '>=', value: 2 } }),
				reply('in', 'loop'),
			],
		},
		loop: { says: ['!'], replies: [reply('round', 'loop')] },
		end: { says: ['.'], outcome: 'agreed' },
		broken: { says: ['.'], outcome: 'broken-off' },
		never: { says: ['.'], outcome: 'paid' },
	},
});

describe('the map of a talk', () => {
	test('knows a shortest run to each state: by ordinary replies, by special bullets where they alone lead there', () => {
		expect([...mapOf(scenario).ways]).toEqual(
			expect.arrayContaining([
				[0, []],
				[1, [3]],
				[2, [1, 1, 2]],
				[3, [0]],
			]),
		);
		expect(mapOf(scenario).ways.has(4)).toBe(false);
	});

	test('leads into each trap', () => {
		expect([...mapOf(scenario).traps]).toEqual([[1, [3]]]);
	});

	test('counts the roads and the bytes that hold them', () => {
		const { exploration, roads, bytes } = mapOf(scenario);
		expect(exploration.complete).toBe(true);
		expect(roads).toBeGreaterThan(exploration.configurations);
		expect(bytes).toBeGreaterThan(0);
	});
});
