import { describe, expect, it } from 'vitest';
import { check } from '../../../src/lib/core/machine/check.ts';
import { compareLanguages } from '../../../src/lib/core/scenario/languages.ts';
import { fillFacts } from '../../../src/lib/core/scenario/facts.ts';
import { formOf, inForm } from '../../../src/lib/core/scenario/forms.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';
import { formed } from '../../support/formed-scenario.ts';
import { faultsOf } from '../../support/scenario-text.ts';

function scenarioIn(source: string): Scenario {
	const { scenario, findings } = read(source);
	if (!scenario || findings.length > 0) throw new Error(JSON.stringify(findings));
	return scenario;
}

const now = { days: 0, promises: [] };
const first = (scenario: Scenario) => scenario.states[0]?.parts[0];
const words = (scenario: Scenario) => fillFacts(first(scenario)?.lines[0]?.text[0] ?? '', scenario, now);
const promised = (scenario: Scenario) => scenario.states[1]?.parts[0]?.lines[0]?.moves[0];

describe('forms', () => {
	const scenario = scenarioIn(formed);

	it('give a file other words, and other figures in its code spans', () => {
		const [one, two] = [inForm(scenario, 0), inForm(scenario, 1)];
		expect([words(one), words(two)]).toEqual(['喂？我在开会。', '喂？我在高铁上。']);
		expect(promised(one)).toMatchObject({ kind: 'promise', amount: 10_000_00, date: '2026-06-05' });
		expect(promised(two)).toMatchObject({ kind: 'promise', amount: 10_000_00, date: '2026-06-12' });
		expect(first(two)?.replies[0]?.segments[0]?.plan).toEqual([{ amount: 4_000_00, share: null, date: '2026-06-12' }]);
	});

	it('keep the same states and replies, in the same places', () => {
		const two = inForm(scenario, 1);
		const outline = ({ states }: Scenario) =>
			states.map(({ name, parts }) => [
				name,
				parts.map(({ replies }) => replies.map(({ target, kind }) => [kind, target])),
			]);
		expect(outline(two)).toEqual(outline(scenario));
		expect(two.hash).toBe(scenario.hash);
	});

	it('are one object each, however often they are asked for, and lead back to the first', () => {
		expect(inForm(scenario, 1)).toBe(inForm(scenario, 1));
		expect(inForm(scenario)).toBe(scenario);
		expect({ ...inForm(inForm(scenario, 1), 0), form: undefined }).toEqual({ ...scenario, form: undefined });
		expect(inForm(scenario, 7)).toBe(scenario);
	});

	it('are written as they were read', () => {
		expect(write(scenario)).toBe(formed);
		expect(write(inForm(scenario, 1))).toBe(formed);
	});

	it('are picked by the seed, each as often as the others', () => {
		expect([0, 1, 2, 3].map((seed) => formOf(scenario, seed))).toEqual([0, 1, 0, 1]);
		const { forms: _forms, ...plain } = scenario;
		expect(formOf(plain, 3)).toBeUndefined();
		expect(inForm(plain, 1)).toBe(plain);
	});

	it('pass the check, all of them', () => {
		expect(check(formed).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
	});
});

describe('what is found about forms', () => {
	const faults = (change: (text: string) => string) =>
		faultsOf({ findings: check(change(formed)).findings.filter(({ severity }) => severity === 'error') });

	it.each<[string, (text: string) => string, string[]]>([
		['a form that lacks a value', (text) => text.replace(', day: 2026-06-12', ''), ['bad-form missing']],
		[
			'a form with a value too many',
			(text) => text.replace('day: 2026-06-12', 'day: 2026-06-12, more: 1'),
			['bad-form extra'],
		],
		['a form alone', (text) => text.replace(/ {2}- \{ where: 高铁上.*\n/, ''), ['bad-form one']],
		[
			'a name that will not do',
			(text) => text.replaceAll('where:', '1st:'),
			['bad-form name', 'bad-form name', 'unknown-fact placeholder'],
		],
		[
			'a value that nothing declares',
			(text) => text.replace('{{form.where}}', '{{form.wher}}'),
			['unknown-fact placeholder'],
		],
		['a value in the briefing', (text) => text.replace('欠款一笔。', '欠 {{form.sum}}。'), ['bad-form too-early']],
		['a form that breaks the check', (text) => text.replace('sum: 4000', 'sum: 四千'), ['form-breaks']],
	])('%s', (_name, change, expected) => {
		expect(change(formed)).not.toBe(formed);
		expect(faults(change)).toEqual(expected);
	});

	it('suggests the name that was meant', () => {
		const { findings } = read(formed.replace('{{form.where}}', '{{form.wher}}'));
		expect(findings.map(({ suggestion }) => suggestion)).toEqual(['form.where']);
	});

	it('names the form and the code, where it stands', () => {
		const { findings } = check(formed.replace('day: 2026-06-12', 'day: soon'));
		const broken = findings.filter(({ code }) => code === 'form-breaks');
		expect(broken.map(({ params }) => params)).toContainEqual({ form: 2, code: 'bad-promise' });
	});

	it('two languages have as many forms, with the same figures', () => {
		const zh = read(formed);
		const version = (source: string) => {
			const { scenario, ranges } = read(source.replace('language: zh', 'language: en'));
			if (!scenario || !zh.scenario) throw new Error('no scenario');
			return compareLanguages({ scenario: zh.scenario, ranges: zh.ranges }, { scenario, ranges }).en;
		};
		expect(version(formed)).toEqual([]);
		expect(version(formed.replace('sum: 4000', 'sum: 4500'))).toMatchObject([{ params: { detail: 'forms' } }]);
		expect(version(formed.replace('高铁上', '工地'))).toEqual([]);
	});
});
