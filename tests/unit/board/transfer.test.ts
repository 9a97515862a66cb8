import { describe, expect, test } from 'vitest';
import { firstMeetings, transferOf, type MetRun, type TransferRule } from '../../../src/lib/core/board/transfer.ts';

let count = 0;
interface MemberRun extends MetRun {
	member: string;
}

/** A run; each is later than the one before. */
const met = (member: string, scenario: string, total: number | null, more: Partial<MetRun> = {}): MemberRun => ({
	member,
	scenario,
	discipline: `${scenario} v1`,
	total,
	finished: true,
	run: `run ${++count}`,
	at: count,
	...more,
});

/** Of one member, beside the first meetings of all others. */
const own = (runs: MemberRun[], member = 'a', rule?: TransferRule) => {
	const others = [...new Set(runs.map((run) => run.member))].filter((each) => each !== member);
	const met = others.flatMap((other) => firstMeetings(runs.filter((run) => run.member === other)));
	const peersOf = (asked: string) => met.filter(({ discipline }) => discipline === asked).map(({ total }) => total);
	return transferOf(runs.filter((run) => run.member === member), peersOf, rule); // prettier-ignore
};

describe('the transfer score', () => {
	test('is the mean of first tries of scenarios not met before, after practice elsewhere', () => {
		const found = own([met('a', 'one', 50), met('a', 'one', 70), met('a', 'two', 60), met('a', 'three', 80)]);
		expect(found.score).toBe(70);
		expect(found.meetings.map(({ scenario, total, practised }) => [scenario, total, practised])).toEqual([
			['two', 60, 1],
			['three', 80, 2],
		]);
	});

	test('leaves out the very first scenario, before which nothing was practised', () => {
		expect(own([met('a', 'one', 50)])).toMatchObject({ meetings: [], score: null, abovePeers: null });
	});

	test('takes coached runs elsewhere for practice', () => {
		expect(own([met('a', 'one', null), met('a', 'two', 60)]).score).toBe(60);
	});

	test('does not take a run that was left for practice', () => {
		expect(own([met('a', 'one', null, { finished: false }), met('a', 'two', 60)]).score).toBeNull();
	});

	test('leaves out a scenario that was met before in any way: coached, left, in another version or mode', () => {
		const practice = met('a', 'zero', null);
		for (const before of [
			met('a', 'one', null),
			met('a', 'one', null, { finished: false }),
			met('a', 'one', 40, { discipline: 'one v2' }),
		]) {
			const found = own([practice, before, met('a', 'one', 90)]);
			expect(found.meetings.map(({ total }) => total)).not.toContain(90);
		}
	});

	test('does not depend on the order in which runs come', () => {
		const runs = [met('a', 'one', 50), met('a', 'two', 60), met('b', 'one', 20), met('a', 'three', 80)];
		expect(own(runs.toReversed())).toEqual(own(runs));
	});

	test('asks for as much practice as the rule says', () => {
		const runs = [met('a', 'one', 50), met('a', 'two', 60), met('a', 'three', 80)];
		expect(own(runs, 'a', { practised: 2, fewestPeers: 5 }).score).toBe(80);
	});
});

describe('the comparison with peers', () => {
	const peers = (scenario: string, totals: number[]) => totals.map((total, place) => met(`p${place}`, scenario, total));

	test('says how far the learner was above the median of the first meetings of others', () => {
		const found = own([met('a', 'one', 50), met('a', 'two', 60), ...peers('two', [20, 30, 40, 50, 60])]);
		expect(found.meetings[0]?.peers).toEqual({ median: 40, n: 5 });
		expect(found.abovePeers).toBe(20);
	});

	test('is not made with too few peers', () => {
		const found = own([met('a', 'one', 50), met('a', 'two', 60), ...peers('two', [20, 30, 40, 50])]);
		expect(found).toMatchObject({ score: 60, abovePeers: null });
	});

	test('leaves out second tries of peers and other disciplines', () => {
		const again = peers('two', [20, 30, 40, 50, 60]).map((run) => ({
			...run,
			run: `${run.run}+`,
			at: run.at + 1000,
			total: 100,
		}));
		const free = met('q', 'two', 100, { discipline: 'two v1 free' });
		const firsts = peers('two', [20, 30, 40, 50, 60]).map((run) => ({ ...run, at: 0 }));
		const found = own([met('a', 'one', 50), met('a', 'two', 60), ...firsts, ...again, free]);
		expect(found.meetings[0]?.peers).toEqual({ median: 40, n: 5 });
	});
});
