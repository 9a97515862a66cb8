import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { misconceptions } from '../../../src/lib/core/board/misconceptions.ts';
import { misses } from '../../../src/lib/core/board/misses.ts';
import { decodePicks, encodePicks, picksOf, type Picks } from '../../../src/lib/core/board/picks.ts';
import { spokenIn, type Spoken } from '../../../src/lib/core/board/spoken.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { ActId } from '../../../src/lib/core/act/act.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { headOf, randomRun } from '../../support/random-walk.ts';
import { buildScenario, reply, special } from '../../support/scenario-builder.ts';

/** Two states with a wrong way each, and one that is open everywhere. */
const talk = buildScenario({
	everywhere: [special('other', 'one'), reply('Pay or else.', 'end', ['threaten'])],
	states: {
		one: {
			says: ['Hello?'],
			replies: [
				reply('You owe 186,000.', 'two', ['state-debt']),
				reply('Sorry to bother you.', 'two', ['apologise']),
				reply('Well.', 'one', []),
			],
		},
		two: {
			says: ['Money is tight.'],
			replies: [reply('That must be hard.', 'end', ['empathise']), reply('Never mind then.', 'end', ['give-up'])],
		},
		end: { says: ['Bye.'], outcome: 'agreed' },
	},
});
const [threaten, debt, sorry, well, hard, never] = [1, 2, 3, 4, 5, 6] as const;
const actsOf: Record<number, ActId[]> = {
	[threaten]: ['threaten'],
	[debt]: ['state-debt'],
	[sorry]: ['apologise'],
	[well]: [],
	[hard]: ['empathise'],
	[never]: ['give-up'],
};

function chosen(...replies: number[]): Picks {
	const live = new LiveRun(talk, headOf(talk, { coaching: 'exam' }));
	live.begin(0);
	for (const index of replies) live.say(index, actsOf[index] ?? [], 1);
	return picksOf(talk, live.state);
}

describe('the picks of a run', () => {
	test('are the wrong replies that were chosen, beside those that were on offer and passed by', () => {
		expect(chosen(sorry, hard)).toEqual({ picked: [sorry], passed: [threaten, never] });
		expect(chosen(debt)).toEqual({ picked: [], passed: [threaten, sorry] });
		expect(chosen(threaten)).toEqual({ picked: [threaten], passed: [sorry] });
	});

	test('name a reply once, and as chosen if it was chosen at one visit and passed by at another', () => {
		expect(chosen(well, well, sorry, never)).toEqual({ picked: [sorry, never], passed: [threaten] });
	});

	test('leave out what was said in free words', () => {
		const live = new LiveRun(talk, headOf(talk, { mode: 'free' }));
		live.begin(0);
		live.say(sorry, ['apologise'], 1, { text: 'Sorry!', spans: [], plan: [], documents: [] });
		expect(picksOf(talk, live.state)).toEqual({ picked: [], passed: [] });
	});

	test('leave out what was taken back', () => {
		const live = new LiveRun(talk, headOf(talk));
		live.begin(0);
		live.say(sorry, ['apologise'], 1);
		live.undo(2);
		live.say(debt, ['state-debt'], 3);
		expect(picksOf(talk, live.state)).toEqual({ picked: [], passed: [threaten, sorry] });
	});

	test('come back from their list as they were, whatever was played', () => {
		expect(encodePicks({ picked: [0, 3], passed: [1] })).toEqual([0, 3, -2]);
		fc.assert(
			fc.property(arbitraryTalk, fc.integer(), (scenario, seed) => {
				const picks = picksOf(scenario, randomRun(scenario, seed, 15, { mode: 'choice' }).state);
				expect(decodePicks(encodePicks(picks))).toEqual(picks);
				expect(picks.picked.filter((index) => picks.passed.includes(index))).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('the misconceptions of a class', () => {
	test('are told with how many chose a reply of how many who had it before their eyes', () => {
		const found = misconceptions(talk, [chosen(sorry, never), chosen(sorry, hard), chosen(debt, never), chosen(debt)]);
		expect(found.map(({ reply: index, picked, offered }) => [index, picked, offered])).toEqual([
			[never, 2, 3],
			[sorry, 2, 4],
		]);
		expect(found[0]).toMatchObject({ state: 1, tone: 'weak', share: 2 / 3 });
	});

	test('stand in the order of how sure it is that many choose them: eight of ten before the only one who came there', () => {
		const found = misconceptions(talk, [
			...Array.from({ length: 8 }, () => chosen(sorry)),
			chosen(debt, never),
			chosen(threaten),
		]);
		expect(found.map(({ reply: index, picked, offered }) => [index, picked, offered])).toEqual([
			[sorry, 8, 10],
			[never, 1, 1],
			[threaten, 1, 10],
		]);
	});

	test('tell a red line, and a reply that is open everywhere', () => {
		expect(misconceptions(talk, [chosen(threaten)])).toMatchObject([{ reply: threaten, state: null, tone: 'red' }]);
	});

	test('leave out what is no wrong reply of this scenario', () => {
		expect(misconceptions(talk, [{ picked: [debt, 99], passed: [] }])).toEqual([]);
	});
});

describe('what is said in free words', () => {
	test('is told with what the moment asked for', () => {
		const live = new LiveRun(talk, headOf(talk, { mode: 'free' }));
		live.begin(0);
		live.say(sorry, ['apologise'], 1, { text: 'Sorry to ring.', spans: [], plan: [], documents: [] });
		live.say(hard, ['empathise'], 2);
		expect(spokenIn(talk, live.state)).toEqual([
			{ state: 0, wanted: ['state-debt'], heard: ['apologise'], text: 'Sorry to ring.' },
		]);
	});
});

describe('the misses of a class', () => {
	const said = (state: number, heard: ActId[], text: string, wanted: ActId[] = ['ask-open', 'empathise']): Spoken => ({
		state,
		wanted,
		heard,
		text,
	});

	test('are the states where nothing was heard that the moment asked for', () => {
		const found = misses([
			[said(0, ['apologise'], 'Sorry.')],
			[said(0, [], 'Hm.')],
			[said(0, ['empathise', 'apologise'], 'That is hard, sorry.')],
			[said(1, ['ask-open'], 'Why?')],
		]);
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject({ state: 0, spoke: 3, missed: 2, share: 2 / 3, nothing: 1 });
		expect(found[0]?.wanted).toEqual([
			{ act: 'ask-open', times: 2 },
			{ act: 'empathise', times: 2 },
		]);
		expect(found[0]?.instead).toEqual([{ act: 'apologise', times: 1 }]);
		expect(found[0]?.examples).toEqual(['Hm.', 'Sorry.']);
	});

	test('count the first words of each member in a state, not what they said when they came back', () => {
		const found = misses([
			[said(0, [], 'Hm.'), said(0, ['ask-open'], 'Why?')],
			[said(0, ['ask-open'], 'Why?'), said(0, [], 'Hm.')],
		]);
		expect(found).toMatchObject([{ spoke: 2, missed: 1 }]);
	});

	test('leave out moments that asked for nothing', () => {
		expect(misses([[said(0, [], 'Hm.', [])]])).toEqual([]);
		expect(misses([[said(0, [], 'Hm.', []), said(0, [], 'Well.')]])).toMatchObject([{ spoke: 1, examples: ['Well.'] }]);
	});

	test('show two different texts of middle length, the same whoever comes first', () => {
		const texts = ['a', 'bb', 'ccc', 'dddd', 'eeeee', 'ffffff', 'dddd', ' '];
		const class_ = texts.map((text) => [said(0, [], text)]);
		expect(misses(class_)[0]?.examples).toEqual(['bb', 'eeeee']);
		expect(misses(class_.toReversed())[0]?.examples).toEqual(['bb', 'eeeee']);
	});

	test('stand in the order of how sure it is that many miss', () => {
		const one = [[said(0, [], 'x')]];
		const many = Array.from({ length: 9 }, (_, place) => [said(1, place < 7 ? [] : ['ask-open'], 'y')]);
		expect(misses([...one, ...many]).map(({ state }) => state)).toEqual([1, 0]);
	});
});
