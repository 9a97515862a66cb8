import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { Watching } from '../../../src/lib/state/watching.svelte.ts';
import { shippedModels } from '../../support/models.ts';

const models = shippedModels();
const [first] = models;
if (!first) throw new Error('no model');
const watched = (step?: number) => new Watching(first.scenario, first.model, step);

describe.each(models)('watching the model of $scenario.id ($scenario.language)', ({ scenario, model }) => {
	test('shows one exchange a step, with the notes of the whole run, and at the end all of them', () => {
		const watching = new Watching(scenario, model);
		const shown: number[] = [];
		for (let step = 1; step <= watching.steps; step++) {
			watching.goTo(step);
			shown.push(watching.exchanges.length);
			expect(watching.state.steps).toHaveLength(step);
		}
		expect(shown).toEqual(shown.map((_, index) => index + 1));
		expect(watching.ended).toBe(true);
		expect(watching.notes.slice(1).every((note) => note !== null)).toBe(true);
		expect(watching.card).toEqual(score(scenario, model.run));
	});

	test('has at every step a log that replays, up to the end of the talk and without act three', () => {
		const watching = new Watching(scenario, model);
		for (let step = 1; step <= watching.steps; step++) {
			watching.goTo(step);
			const state = replay(scenario, watching.run);
			expect(state.phase).toBe(step < watching.steps ? 'talk' : 'follow-up');
			expect(state.snapshot?.lineDue).toBe(false);
		}
	});

	test('tells at the end what was sent, with its facts filled in', () => {
		const { message } = new Watching(scenario, model);
		expect(message).not.toBeNull();
		expect(message).not.toContain('{{');
	});
});

describe('turning the pages', () => {
	test('goes forwards and backwards, and not beyond either end', () => {
		const watching = watched();
		watching.back();
		expect(watching.step).toBe(1);
		watching.next();
		watching.next();
		watching.back();
		expect(watching.step).toBe(2);
		watching.goTo(1000);
		watching.next();
		expect(watching.step).toBe(watching.steps);
	});

	test.each([Number.NaN, -3, 0, Infinity, 1.5])('begins at the nearest step when the address asks for %s', (asked) => {
		const { step, steps } = watched(asked);
		expect(step).toBe(asked === Infinity ? steps : 1);
	});
});

describe('reading pace', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	test('shows the next step once the one shown had time to be read', () => {
		const watching = watched();
		watching.play();
		watching.waitForNext(() => false);
		vi.advanceTimersByTime(watching.seconds * 1000 - 400);
		expect(watching.step).toBe(1);
		vi.advanceTimersByTime(600);
		expect(watching.step).toBe(2);
	});

	test('gives long words more time than short ones, and less the faster it is', () => {
		const watching = watched();
		const bySteps = Array.from({ length: watching.steps }, (_, index) => {
			watching.goTo(index + 1);
			const last = watching.exchanges.at(-1);
			const length = [...(last?.mine?.words ?? []).map(({ text }) => text), ...(last?.theirs?.text ?? [])].join(
				'',
			).length;
			return { seconds: watching.seconds, length };
		}).filter((_, index) => watching.notes[index]?.remark.length === 0);
		const sorted = [...bySteps].sort((a, b) => a.length - b.length);
		expect(sorted.at(-1)!.seconds).toBeGreaterThan(sorted[0]!.seconds);
		const seconds = (['slow', 'normal', 'fast'] as const).map((pace) => {
			watching.pace = pace;
			return watching.seconds;
		});
		expect(seconds).toEqual([...seconds].sort((a, b) => b - a));
	});

	test('stands still while the page is hidden', () => {
		const watching = watched();
		let hidden = true;
		watching.play();
		watching.waitForNext(() => hidden);
		vi.advanceTimersByTime(600_000);
		expect(watching.step).toBe(1);
		hidden = false;
		vi.advanceTimersByTime(watching.seconds * 1000 + 400);
		expect(watching.step).toBe(2);
	});

	test('stops at the end, and begins again when it is played from there', () => {
		const watching = watched();
		watching.goTo(watching.steps - 1);
		watching.play();
		watching.waitForNext(() => false);
		vi.advanceTimersByTime(watching.seconds * 1000 + 400);
		expect(watching).toMatchObject({ ended: true, playing: false });
		watching.play();
		expect(watching).toMatchObject({ step: 1, playing: true });
	});

	test('gives way to the hand that turns a page', () => {
		const watching = watched();
		watching.play();
		watching.next();
		expect(watching).toMatchObject({ step: 2, playing: false });
	});
});
