import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/lib/core/run/log.ts';
import { RunFold, type RunState } from '../../../src/lib/core/run/replay.ts';
import { scriptFold, scriptOf, type Exchange } from '../../../src/lib/core/run/script.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { NoteFold, notesOf, openObjection } from '../../../src/lib/core/score/notes.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { shippedModels } from '../../support/models.ts';
import { randomRun } from '../../support/random-walk.ts';

const numRuns = process.env['HUIKUAN_LONG'] === '1' ? 1000 : 50;

/** Every state that a page comes past, and the script folded turn by turn up to there. */
function turnByTurn(scenario: Scenario, { head, entries }: Run, holds: (state: RunState, script: Exchange[]) => void) {
	const run = new RunFold(scenario, head);
	const fold = scriptFold(scenario);
	for (const entry of entries) {
		run.push(entry);
		const state = run.state();
		if (state.snapshot) holds(state, fold.of(state.steps, entries));
	}
}

function everyPlay(holds: (scenario: Scenario, run: Run) => void): void {
	fc.assert(
		fc.property(arbitraryTalk, fc.integer(), (scenario, seed) => holds(scenario, randomRun(scenario, seed, 25).run)),
		{ numRuns },
	);
}

describe('What is told of a talk turn by turn', () => {
	test('is the script that the whole log gives, whatever was said and taken back', () => {
		everyPlay((scenario, run) =>
			turnByTurn(scenario, run, (state, script) => expect(script).toEqual(scriptOf(scenario, state, run.entries))),
		);
	});

	test('has the notes, and the open objection, that the whole log gives', () => {
		everyPlay((scenario, run) => {
			const notes = new NoteFold(scenario);
			turnByTurn(scenario, run, (state, script) => {
				expect(notes.of(state, script)).toEqual(notesOf(scenario, state, script));
				expect(notes.objection(state, script)).toEqual(openObjection(scenario, state));
			});
		});
	});

	test('is the same for the model run of every scenario', () => {
		for (const { scenario, model } of shippedModels()) {
			const notes = new NoteFold(scenario);
			turnByTurn(scenario, model.run, (state, script) => {
				expect(script).toEqual(scriptOf(scenario, state, model.run.entries));
				expect(notes.of(state, script)).toEqual(notesOf(scenario, state, script));
			});
		}
	});

	test('keeps the very exchanges and notes of the turns before, so that they need not be drawn again', () => {
		everyPlay((scenario, run) => {
			const notes = new NoteFold(scenario);
			let before: { state: RunState; script: Exchange[]; noted: unknown[] } | null = null;
			turnByTurn(scenario, run, (state, script) => {
				const noted = notes.of(state, script);
				state.steps.forEach((step, index) => {
					if (step !== before?.state.steps[index]) return;
					expect(script[index]).toBe(before.script[index]);
					expect(noted[index]).toBe(before.noted[index]);
				});
				before = { state, script, noted };
			});
		});
	});
});
