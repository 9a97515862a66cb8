import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeScenario } from '../../../src/lib/core/run/decode-scenario.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { shippedScenarios } from '../../support/library.ts';
import { scenario as arbitrary } from '../../support/scenario-arbitrary.ts';

const again = (scenario: Scenario): unknown => JSON.parse(JSON.stringify(scenario));
const some = shippedScenarios()[0]!.scenario;
/** The scenario with one change. */
function changed(change: (scenario: Scenario) => void): unknown {
	const copy = structuredClone(some);
	change(copy);
	return again(copy);
}

describe('A scenario that travels as JSON', () => {
	test.each(shippedScenarios().map(({ id, language, scenario }) => [`${id}.${language}`, scenario] as const))(
		'%s comes back equal',
		(_name, scenario) => {
			expect(decodeScenario(again(scenario))).toEqual(scenario);
		},
	);

	test('comes back equal whatever it is', () => {
		fc.assert(
			fc.property(arbitrary, (scenario) => {
				const whole = { ...scenario, hash: 'ab'.repeat(32) };
				expect(decodeScenario(again(whole))).toEqual(whole);
			}),
			{ numRuns: 100, seed: 7 },
		);
	});

	test('loses fields that a scenario does not have', () => {
		expect(decodeScenario({ ...some, secret: 1 })).toEqual(some);
	});
});

describe('A scenario is refused', () => {
	test.each<[string, unknown]>([
		['that is nothing', null],
		['that is a list', []],
		['without states', changed((own) => (own.states = []))],
		['without moods', changed((own) => (own.moods = []))],
		['that starts nowhere', changed((own) => (own.states[0]!.parts = []))],
		['whose link leads beyond the last state', changed((own) => (own.states[0]!.parts[0]!.replies[0]!.target = 5000))],
		['whose numbers have gaps', changed((own) => (own.states[0]!.parts[0]!.replies[0]!.index = 19_999))],
		['whose mood changes into none', changed((own) => (own.moodTransitions[0]!.to = 99))],
		['with an act that is none', changed((own) => (own.moodTransitions[0]!.acts = ['win'] as never))],
		['with a day that does not exist', changed((own) => (own.account.today = '2026-02-30'))],
		['with an amount that is no whole number', changed((own) => (own.account.invoices[0]!.amount = 0.5))],
		['with an id that is a path', changed((own) => (own.id = '../x'))],
		['with a hash that is none', changed((own) => (own.hash = 'x'))],
		['with a text that is an object', changed((own) => (own.goal = {} as never))],
		[
			'with a condition nested without end',
			changed((own) => {
				let guard = { kind: 'said', act: 'identify' } as never;
				for (let depth = 0; depth < 30; depth++) guard = { kind: 'not', of: guard } as never;
				own.states[0]!.parts[0]!.replies[0]!.guard = guard;
			}),
		],
	])('%s', (_what, json) => {
		expect(() => decodeScenario(json)).toThrow(expect.objectContaining({ name: 'DecodeError' }));
	});
});
