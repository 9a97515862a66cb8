/** The studio's check, stage by stage, finds what the command line finds. */
import { describe, expect, test } from 'vitest';
import { earFor } from '../../../src/cli/ear.ts';
import { errorCodes, warningCodes } from '../../../src/lib/core/scenario/finding.ts';
import {
	unchecked,
	withAnswer,
	withFound,
	type CheckAnswer,
	type CheckedFile,
} from '../../../src/lib/state/studio/checked.ts';
import { Checking } from '../../../src/lib/state/studio/checking.ts';
import { findingExamples } from '../../support/finding-examples.ts';
import { folderWith, huikuan } from '../cli/captured.ts';

const checking = new Checking((language) => Promise.resolve(earFor(language)));

async function answersTo(files: { zh: string; en?: string }, ear = true, asked = checking): Promise<CheckAnswer[]> {
	const answers = [...asked.read({ kind: 'read', number: 1, files, language: 'zh' })];
	for await (const answer of asked.play({ kind: 'play', number: 1, ear })) answers.push(answer);
	return answers;
}

/** Without the plays, which take longest. */
const readOnly = (files: { zh: string; en?: string }) =>
	Promise.resolve([...checking.read({ kind: 'read', number: 1, files, language: 'zh' })]);

interface Told {
	code: string;
	line: number;
	column: number;
	severity: string;
}

const merged = (answers: readonly CheckAnswer[], before: CheckedFile = unchecked) => answers.reduce(withAnswer, before);

const examples = findingExamples();
const found = new Set<string>();

describe.each(examples)('$code', ({ code, broken, mended, partner }) => {
	const both = (zh: string) => (partner === null ? { zh } : { zh, en: partner });

	let before = unchecked;

	test('is found in the studio at the very places that the command line tells', async () => {
		before = merged(await answersTo(both(broken)));
		const folder = folderWith({ 'zh.md': broken, ...(partner === null ? {} : { 'en.md': partner }) });
		const told = JSON.parse(huikuan(['check', '--json', '--ear', 'zh.md'], { cwd: folder }).out) as Told[];
		const places = ({ code: name, line, column, severity }: Told) => ({ name, line, column, severity });
		expect(
			before.findings.map(({ code: name, severity, range: { start } }) => places({ code: name, severity, ...start })),
		).toEqual(told.map(places));
		expect(before.findings.map((each) => each.code)).toContain(code);
		for (const each of before.findings) found.add(each.code);
	});

	test('is told at a glance where the words alone show it, and nothing is unlearnt', () => {
		const glance = checking.glance({ kind: 'glance', number: 1, source: broken, language: 'zh' });
		expect(glance.findings).toEqual(before.found.words);
		const after = withAnswer(before, glance);
		expect(after).toEqual({ ...before, length: broken.length });
		expect([after.scenario, after.outline]).toEqual([before.scenario, before.outline]);
	});

	test('goes when the text is mended, whichever stage had found it', async () => {
		const answers = before.found.plays.length + before.found.ear.length > 0 ? answersTo(both(mended)) : readOnly(both(mended)); // prettier-ignore
		expect(merged(await answers, before).findings.map((each) => each.code)).not.toContain(code);
	});
});

test('every code of the closed list is found', () => {
	expect([...errorCodes, ...warningCodes].filter((code) => !found.has(code))).toEqual([]);
});

describe('what comes in by stages', () => {
	const cue = examples.find(({ code }) => code === 'cue-length') ?? examples[0];
	const trap = examples.find(({ code }) => code === 'trap') ?? examples[0];
	if (!cue || !trap) throw new RangeError('no examples');

	test('sends the scenario once, and what was found once', async () => {
		const answers = await answersTo({ zh: trap.broken });
		expect(answers.map(({ stage, last }) => [stage, last])).toEqual([
			['words', false],
			['scenario', false],
			['roads', true],
			['plays', false],
			['ear', true],
		]);
		expect(answers.filter((answer) => 'scenario' in answer)).toHaveLength(1);
		const all = answers.flatMap(({ findings }) => findings);
		expect(new Set(all).size).toBe(all.length);
	});

	test('stays until its stage is through again, so that nothing flickers', async () => {
		const before = merged(await answersTo({ zh: cue.broken }, false));
		const [words, scenario, roads, plays] = await answersTo({ zh: cue.mended }, false);
		if (!words || !scenario || !roads || !plays) throw new RangeError('no answers');
		const codes = (answers: CheckAnswer[]) => merged(answers, before).findings.map(({ code }) => code);
		expect(codes([words, roads])).toEqual(['cue-length']);
		expect(codes([words, roads, plays])).toEqual([]);
	});

	test('is played no more when something else was read since', async () => {
		const asked = new Checking(() => Promise.reject(new Error('no ear')));
		await answersTo({ zh: trap.broken }, false, asked);
		for await (const answer of asked.play({ kind: 'play', number: 2, ear: false })) throw new Error(answer.stage);
	});

	test('says so where the recogniser cannot be had', async () => {
		const asked = new Checking(() => Promise.reject(new Error('no ear')));
		expect((await answersTo({ zh: cue.mended }, true, asked)).at(-1)).toMatchObject({ stage: 'ear', deaf: true });
	});

	test('is forgotten stage by stage', async () => {
		const before = merged(await answersTo({ zh: cue.broken }, false));
		expect(withFound(before, { plays: [] })).toEqual({
			...before,
			findings: [],
			found: { ...before.found, plays: [] },
		});
	});
});
