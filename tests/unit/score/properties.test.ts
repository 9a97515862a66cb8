import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standing } from '../../../src/lib/core/run/standing.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import type { Run } from '../../../src/lib/core/run/log.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { turningPoint } from '../../../src/lib/core/score/debrief.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { randomRun } from '../../support/random-walk.ts';

const long = process.env['HUIKUAN_LONG'] === '1';
const numRuns = long ? 2000 : 60;

/** Any run of any talk: free acts, undos, silences, hang-ups, finished or not. */
function everyRun(holds: (scenario: Scenario, run: Run) => void): void {
	fc.assert(
		fc.property(arbitraryTalk, fc.integer(), (scenario, seed) => holds(scenario, randomRun(scenario, seed, 25).run)),
		{ numRuns },
	);
}

describe('of every run', () => {
	test('the score lies within 0 and 100, and so does each of its parts', () => {
		everyRun((scenario, run) => {
			const { total, uncapped, parts, principles, outcome, rung, lscp } = score(scenario, run);
			expect(total).toBeGreaterThanOrEqual(0);
			expect(total).toBeLessThanOrEqual(uncapped);
			expect(uncapped).toBeLessThanOrEqual(100);
			expect([0, 1, 2, 3, 4, 5]).toContain(rung);
			expect(outcome.value).toBeLessThanOrEqual(100);
			for (const { points, of } of Object.values(parts)) expect(points).toBeLessThanOrEqual(of);
			for (const own of Object.values(principles)) if (own) expect(own.met).toBeLessThanOrEqual(own.applicable);
			for (const { score: points } of lscp.objections)
				if (points !== null) expect([0, 20, 40, 60, 80, 100]).toContain(points);
		});
	});

	test('the same run gets the same score', () => {
		everyRun((scenario, run) => {
			expect(score(structuredClone(scenario), structuredClone(run))).toEqual(score(scenario, run));
		});
	});

	test('undone replies change nothing but their count and the red lines that are shown', () => {
		everyRun((scenario, run) => {
			const kept = standing(run.entries);
			const clean = { ...run, entries: kept.map((place) => run.entries[place]).filter((entry) => entry !== undefined) };
			const [with_, without] = [score(scenario, run), score(scenario, clean)];
			expect(without.undone).toBe(0);
			const shape = (card: typeof without) => ({
				checks: card.checks.map(({ id, status, weight }) => [id, status, weight]),
				lscp: card.lscp.mean,
				rung: card.rung,
				outcome: card.outcome,
				uncapped: card.uncapped,
				total: card.total,
				medal: card.medal,
				caps: card.caps.map(({ cap }) => cap),
				redLines: card.redLines.filter(({ undone }) => !undone).map(({ act, reply }) => [act, reply]),
				replies: card.replies,
			});
			expect(shape(with_)).toEqual(shape(without));
		});
	});

	test('times do not count', () => {
		everyRun((scenario, run) => {
			const later = { ...run, entries: run.entries.map((entry) => ({ ...entry, at: entry.at * 2 })) };
			expect(score(scenario, later)).toEqual(score(scenario, run));
		});
	});

	test('the seed, which shuffles the options that are shown, does not count', () => {
		everyRun((scenario, run) => {
			expect(score(scenario, { ...run, head: { ...run.head, seed: run.head.seed + 1 } })).toEqual(score(scenario, run));
		});
	});

	test('the replayed state gets the total of its log', () => {
		everyRun((scenario, run) => {
			expect(score(scenario, replay(scenario, run)).total).toBe(score(scenario, run).total);
		});
	});

	test('evidence stands where it says: at a reply of that number, or at a line', () => {
		everyRun((scenario, run) => {
			const card = score(scenario, run);
			const replies = standing(run.entries).filter((place) => run.entries[place]?.kind === 'reply');
			for (const { entry, reply } of card.checks.flatMap(({ evidence }) => evidence)) {
				if (reply !== null) expect(replies[reply - 1]).toBe(entry);
				else if (entry >= 0) expect(['line', 'prepare', 'record', 'message']).toContain(run.entries[entry]?.kind);
			}
		});
	});

	test('a turning point is a reply that stands and has a weak or red-line act', () => {
		everyRun((scenario, run) => {
			const point = turningPoint(scenario, run);
			if (!point) return;
			expect(point.cost).toBeGreaterThan(0);
			expect(standing(run.entries)).toContain(point.entry);
			expect(point.acts.length).toBeGreaterThan(0);
		});
	});
});
