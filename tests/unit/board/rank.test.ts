import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankingOf, type Contender } from '../../../src/lib/core/board/rank.ts';

const contender = (name: string, value: number | null, more: Partial<Contender> = {}): Contender => ({
	member: name,
	name,
	value,
	runs: value === null ? 0 : 1,
	optedOut: false,
	...more,
});

const rule = { fewestMembers: 3, fewestRuns: 1 };
const ranks = ({ placed }: ReturnType<typeof rankingOf>) => placed.map(({ name, rank }) => `${rank} ${name}`);

describe('a ranking', () => {
	test('gives those who tie the same rank, leaves out the ranks that they take, and says how many share one', () => {
		const ranking = rankingOf(
			[contender('丁', 60), contender('乙', 80), contender('甲', 95), contender('丙', 80)],
			rule,
		);
		expect(ranks(ranking)).toEqual(['1 甲', '2 丙', '2 乙', '4 丁']);
		expect(ranking.placed.map(({ sharing }) => sharing)).toEqual([1, 2, 2, 1]);
	});

	test('puts the lower value first where that is the better one', () => {
		const all = [contender('a', 300), contender('b', 200), contender('c', 250)];
		expect(ranks(rankingOf(all, { ...rule, better: 'lower' }))).toEqual(['1 b', '2 c', '3 a']);
	});

	test('puts those who tie in the order of names that it is given, and those of one name in the order of ids', () => {
		const all = [
			contender('李', 80),
			contender('安', 80),
			contender('安', 80, { member: '2' }),
			contender('安', 80, { member: '1' }),
		];
		const { placed } = rankingOf(all, { ...rule, compareNames: (a, b) => (a === b ? 0 : a === '安' ? -1 : 1) });
		expect(placed.map(({ member }) => member)).toEqual(['1', '2', '安', '李']);
		expect(new Set(placed.map(({ rank }) => rank))).toEqual(new Set([1]));
	});

	test('passes over who opted out: they take nobody’s rank, are named nowhere, and are counted', () => {
		const all = [contender('a', 99, { optedOut: true }), contender('b', 80), contender('c', 70), contender('d', 60)];
		const ranking = rankingOf(all, rule);
		expect(ranks(ranking)).toEqual(['1 b', '2 c', '3 d']);
		expect(ranking.optedOut).toBe(1);
		expect(JSON.stringify(ranking)).not.toContain('"a"');
	});

	test('is held back until enough members can be ranked: in the order of names, which tells nothing', () => {
		const ranking = rankingOf([contender('b', 90), contender('a', 60), contender('x', 99, { optedOut: true })], rule);
		expect(ranks(ranking)).toEqual(['null a', 'null b']);
		expect(ranking.placed.every(({ sharing }) => sharing === 1)).toBe(true);
		expect(ranking.missing).toBe(1);
	});

	test('asks every member for so many runs, and says how many are missing', () => {
		const all = [
			contender('a', 99, { runs: 2 }),
			contender('b', 80, { runs: 3 }),
			contender('c', 70, { runs: 5 }),
			contender('d', 60, { runs: 3 }),
			contender('e', null),
			contender('f', 50, { runs: 1, optedOut: true }),
		];
		const ranking = rankingOf(all, { fewestMembers: 3, fewestRuns: 3 });
		expect(ranks(ranking)).toEqual(['1 b', '2 c', '3 d']);
		expect(ranking.lacking).toEqual([
			{ member: 'a', name: 'a', runs: 2, missing: 1 },
			{ member: 'e', name: 'e', runs: 0, missing: 3 },
		]);
	});

	test('passes over members with runs to whom the figure does not apply', () => {
		const all = [contender('a', null, { runs: 4 }), contender('b', 1), contender('c', 2), contender('d', 3)];
		expect(rankingOf(all, rule)).toMatchObject({ lacking: [], missing: 0, optedOut: 0 });
	});

	test('of nobody says what is missing', () => {
		expect(rankingOf([], rule)).toEqual({ placed: [], optedOut: 0, lacking: [], missing: 3 });
	});
});

const arbitraryContenders = fc.uniqueArray(
	fc.record({
		member: fc.uuid(),
		name: fc.constantFrom('安', '李', '王', 'Zoë'),
		value: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
		runs: fc.integer({ min: 0, max: 4 }),
		optedOut: fc.boolean(),
	}),
	{ selector: ({ member }) => member, maxLength: 30 },
);

test('a rank is one more than the number of those who are better, whoever they are', () => {
	fc.assert(
		fc.property(arbitraryContenders, (all) => {
			const { placed, missing } = rankingOf(all, { fewestMembers: 2, fewestRuns: 2 });
			if (missing > 0) return;
			for (const { rank, value, sharing } of placed) {
				expect(rank).toBe(1 + placed.filter((other) => other.value > value).length);
				expect(sharing).toBe(placed.filter((other) => other.rank === rank).length);
			}
		}),
	);
});

test('the order in which members come does not matter', () => {
	fc.assert(
		fc.property(
			arbitraryContenders.chain((all) =>
				fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
			),
			([all, shuffled]) => {
				const own = { fewestMembers: 2, fewestRuns: 1 };
				expect(rankingOf(shuffled, own)).toEqual(rankingOf(all, own));
			},
		),
	);
});
