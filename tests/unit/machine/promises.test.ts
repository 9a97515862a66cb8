import { describe, expect, test } from 'vitest';
import { buildScenario, promise, reply } from '../../support/scenario-builder.ts';
import { TalkDriver } from '../../support/talk-driver.ts';

const scenario = buildScenario({
	facts: ['cash', 'quality'],
	states: {
		start: {
			says: ['?'],
			replies: [
				reply('ask', 'soon'),
				reply('press', 'sum'),
				reply('split', 'halves'),
				reply('more', 'rest'),
				reply('why', 'cause'),
			],
		},
		soon: {
			says: [{ text: 'soon', moves: [promise(null, 'asap')] }],
			replies: [reply('press on', 'sum'), reply('and', 'rest')],
		},
		sum: {
			says: [{ text: 'all', moves: [promise(10_000_00, '2026-06-05')] }],
			replies: [reply('and then', 'rest'), reply('no, halves', 'halves')],
		},
		halves: {
			says: [{ text: 'halves', moves: [promise(5_000_00, '2026-06-05'), promise(5_000_00, '2026-06-20', true)] }],
			replies: [reply('then', 'rest'), reply('hm', 'start')],
		},
		rest: {
			says: [{ text: 'the rest', moves: [promise(1_00, '2026-07', true)] }],
			replies: [reply('once more', 'rest'), reply('done', 'end')],
		},
		cause: {
			says: [{ text: 'cash', moves: [{ kind: 'reveal', fact: 1 }, { kind: 'evade' }, { kind: 'reveal', fact: 0 }] }],
			replies: [reply('again', 'cause')],
		},
		end: { says: [{ text: 'tomorrow', moves: [promise(null, '2026-05-29')] }], outcome: 'agreed' },
	},
});

const standing = (talk: TalkDriver) => talk.snapshot.promises.map(({ amount, date }) => [amount, date]);

describe('a promise', () => {
	test('stands once the line that makes it was said', () => {
		expect(standing(new TalkDriver(scenario).say('ask'))).toEqual([[null, 'asap']]);
	});

	test('replaces what stood before', () => {
		expect(standing(new TalkDriver(scenario).say('ask').say('press on'))).toEqual([[10_000_00, '2026-06-05']]);
		expect(standing(new TalkDriver(scenario).say('press').say('no, halves'))).toEqual([
			[5_000_00, '2026-06-05'],
			[5_000_00, '2026-06-20'],
		]);
	});

	test('stands beside earlier ones when it begins with 另', () => {
		expect(standing(new TalkDriver(scenario).say('split').say('then'))).toEqual([
			[5_000_00, '2026-06-05'],
			[5_000_00, '2026-06-20'],
			[1_00, '2026-07'],
		]);
	});

	test('is not doubled when its line is said again', () => {
		expect(standing(new TalkDriver(scenario).say('ask').say('and').say('once more'))).toEqual([
			[null, 'asap'],
			[1_00, '2026-07'],
		]);
	});

	test('made in the ending’s line still counts', () => {
		expect(standing(new TalkDriver(scenario).say('ask').say('and').say('done'))).toEqual([[null, '2026-05-29']]);
	});

	test('names the line that made it', () => {
		const [first] = new TalkDriver(scenario).say('press').snapshot.promises;
		expect(first?.line).toBe(scenario.states[2]?.parts[0]?.lines[0]?.index);
	});
});

describe('a revealed cause', () => {
	test('is a learnt fact, and is kept in the order of revelation', () => {
		const { facts, causes } = new TalkDriver(scenario).say('why').say('again').snapshot;
		expect(facts).toEqual([0, 1]);
		expect(causes).toEqual([1, 0]);
	});
});
