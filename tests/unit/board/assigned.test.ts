import { describe, expect, it } from 'vitest';
import { progressIn as progressWith, type AssignedRules } from '../../../src/lib/core/board/assigned.ts';
import { takenOf, type TakenRun } from '../../support/taken-runs.ts';

const progressIn = (rules: AssignedRules, runs: readonly TakenRun[], now: number) =>
	progressWith(rules, takenOf(rules, runs), now);

const day = 24 * 3_600_000;
const made = 10 * day;
const due = made + 1_000;

const rules = (wanted: Partial<AssignedRules> = {}): AssignedRules => ({
	steps: [{ scenarioId: 'a', mode: 'choice' }],
	coaching: 'exam',
	minimum: 70,
	tries: null,
	counts: 'best',
	createdAt: made,
	dueAt: due,
	closedAt: null,
	...wanted,
});

let numbered = 0;
const run = (total: number, receivedAt: number, wanted: Partial<TakenRun> = {}): TakenRun => ({
	runId: `run-${String(numbered++).padStart(3, '0')}`,
	scenarioId: 'a',
	mode: 'choice',
	coaching: 'exam',
	counted: true,
	total,
	startedAt: receivedAt,
	receivedAt,
	...wanted,
});

describe('progress with an assignment', () => {
	it('is not begun without a run, and overdue only once it was due', () => {
		const before = progressIn(rules(), [], due);
		expect(before).toMatchObject({ state: 'not-begun', late: false, next: 0 });
		expect(before.steps[0]).toEqual({ tries: 0, left: null, runId: null, total: null, state: 'open', metAt: null });
		expect(progressIn(rules(), [], due + 1)).toMatchObject({ state: 'not-begun', late: true });
	});

	it.each([
		['another scenario', { scenarioId: 'b' }],
		['the other way of replying', { mode: 'free' as const }],
		['coached practice', { coaching: 'coached' as const }],
		['an exam with something taken back', { counted: false }],
		['what came in before it was made', { receivedAt: made - 1 }],
		['what was begun more than a day before it was made', { startedAt: made - day - 1 }],
	])('takes no notice of %s', (_what, other) => {
		expect(progressIn(rules(), [run(100, made + 500, other)], made + 600).state).toBe('not-begun');
	});

	it('forgives a clock that is behind by less than a day', () => {
		expect(progressIn(rules(), [run(100, made + 500, { startedAt: made - day })], made + 600).state).toBe('done');
	});

	it('of coached practice takes what counts on no board', () => {
		const runs = [run(80, made + 500, { coaching: 'coached', counted: false })];
		expect(progressIn(rules({ coaching: 'coached' }), runs, made + 600).state).toBe('done');
	});

	it('takes the best try, and tells when the minimum was first met', () => {
		const runs = [run(90, made + 700), run(50, made + 500), run(70, made + 600)];
		const progress = progressIn(rules(), runs, made + 800);
		expect(progress).toMatchObject({ state: 'done', late: false, doneAt: made + 600, next: null });
		expect(progress.steps[0]).toMatchObject({ total: 90, tries: 3, runId: runs[0]?.runId, metAt: made + 600 });
	});

	it('where the first try counts takes no other, however good', () => {
		const progress = progressIn(rules({ counts: 'first' }), [run(95, made + 600), run(40, made + 500)], made + 700);
		expect(progress).toMatchObject({ state: 'failed', next: null });
		expect(progress.steps[0]).toMatchObject({ total: 40, tries: 1, left: 0, state: 'failed' });
	});

	it('counts the first tries up to the limit', () => {
		const limited = rules({ tries: 2 });
		expect(progressIn(limited, [run(40, made + 500)], made + 600).steps[0]).toMatchObject({ state: 'short', left: 1 });
		expect(
			progressIn(limited, [run(40, made + 500), run(50, made + 600), run(99, made + 700)], made + 800),
		).toMatchObject({
			state: 'failed',
			steps: [{ total: 50, tries: 2, left: 0 }],
		});
	});

	it('without a minimum is done by finishing', () => {
		expect(progressIn(rules({ minimum: null }), [run(0, made + 500)], made + 600).state).toBe('done');
	});

	it('is done late when what did it came in after the day', () => {
		expect(progressIn(rules(), [run(60, made + 900), run(75, due + 1)], due + 5)).toMatchObject({
			state: 'done',
			late: true,
		});
		expect(progressIn(rules(), [run(75, due)], due + 5)).toMatchObject({ state: 'done', late: false });
	});

	it('ends when it is closed: later runs count no more, and nothing is next', () => {
		const closed = rules({ closedAt: made + 700 });
		expect(progressIn(closed, [run(99, made + 701)], made + 8_000)).toMatchObject({
			state: 'not-begun',
			late: false,
			next: null,
		});
		expect(progressIn(closed, [run(99, made + 700)], made + 8_000).state).toBe('done');
	});

	it('goes through a set in its order', () => {
		const set = rules({
			steps: [
				{ scenarioId: 'a', mode: 'choice' },
				{ scenarioId: 'a', mode: 'free' },
				{ scenarioId: 'b', mode: 'choice' },
			],
		});
		const first = run(80, made + 500);
		const third = run(80, made + 600, { scenarioId: 'b' });
		expect(progressIn(set, [first], made + 700)).toMatchObject({ state: 'under-way', next: 1 });
		// What was done out of order is done all the same.
		expect(progressIn(set, [first, third], made + 700)).toMatchObject({ state: 'under-way', next: 1 });
		expect(progressIn(set, [first, third, run(71, made + 800, { mode: 'free' })], made + 900)).toMatchObject({
			state: 'done',
			doneAt: made + 800,
		});
	});
});
