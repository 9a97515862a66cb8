import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { modelRun } from '../../../src/lib/core/score/model-run.ts';
import { measure } from '../../../src/lib/core/score/policies.ts';

const folder = new URL('../../../scenarios/', import.meta.url);
const ids = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** Scenarios that read without an error; the scenario check of the whole project speaks of the others. */
const library = ids.flatMap((id) =>
	['zh', 'en'].flatMap((language) => {
		const file = new URL(`${id}/${language}.md`, folder);
		const scenario = existsSync(file) ? read(readFileSync(file, 'utf8')).scenario : undefined;
		return scenario ? [[`${id} (${language})`, scenario] as const] : [];
	}),
);

test('there are scenarios to measure', () => {
	expect(library.length).toBeGreaterThanOrEqual(3);
});

describe.each(library)('%s, with acts one and three perfect', (_, scenario) => {
	test.each(['longest', 'most-figures', 'politest', 'shortest'] as const)(
		'is not passed by always choosing by looks: %s',
		(policy) => {
			const report = measure(scenario, policy, { runs: 300 });
			expect(report).toMatchObject({ passes: 0 });
		},
	);

	test('is passed by chance in at most 5 % of runs', () => {
		const { passes, runs } = measure(scenario, 'random', { runs: 1000 });
		expect(runs).toBe(1000);
		expect(passes).toBeLessThanOrEqual(50);
	});

	test.each(['firm', 'yielding'] as const)('is not passed by one tone alone: always %s', (policy) => {
		expect(measure(scenario, policy, { runs: 100, ways: 300 })).toMatchObject({ passes: 0 });
	});

	test('is passed by saying only what is sound in half of the runs at least', () => {
		const { passes, runs, outcomes } = measure(scenario, 'sincere', { runs: 100 });
		expect(2 * passes).toBeGreaterThanOrEqual(runs);
		expect([...outcomes.values()].reduce((sum, each) => sum + each, 0)).toBe(runs);
	});

	test('gives no gold to quarrelling first and doing all right afterwards', () => {
		const { best } = measure(scenario, 'argue-first', { runs: 300 });
		expect(best.total).toBeLessThan(95);
	});

	test('has a model run of at least 95', () => {
		const model = modelRun(scenario, { width: 60, perPlace: 4 });
		expect(model?.card.total).toBeGreaterThanOrEqual(95);
		expect(model?.card.medal).toBe('gold');
	});
});

test('a measurement is the same each time', () => {
	const [, scenario] = library[0] ?? [];
	if (!scenario) throw new Error('no scenario');
	expect(measure(scenario, 'random', { runs: 50, seed: 3 })).toEqual(
		measure(scenario, 'random', { runs: 50, seed: 3 }),
	);
	expect(measure(scenario, 'random', { runs: 50, seed: 3 })).not.toEqual(
		measure(scenario, 'random', { runs: 50, seed: 4 }),
	);
});
