import { describe, expect, test } from 'vitest';
import { toneOf } from '../../../src/lib/core/act/act.ts';
import { check } from '../../../src/lib/core/machine/check.ts';
import { compareLanguages } from '../../../src/lib/core/scenario/languages.ts';
import { repliesOf, textOf } from '../../../src/lib/core/scenario/replies.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';
import { shelves, type ScenarioFile } from './shelf.ts';

const library = shelves();
const files = library.flatMap((shelf) => shelf.files);

/** Read and explored once a file: exploring takes its time. */
const checks = new Map<ScenarioFile, ReturnType<typeof check>>();
function checked(file: ScenarioFile): ReturnType<typeof check> {
	const known = checks.get(file) ?? check(file.source);
	checks.set(file, known);
	return known;
}

function scenarioOf(file: ScenarioFile): Scenario {
	const { scenario } = checked(file);
	if (!scenario) throw new Error(`${file.path} is no scenario`);
	return scenario;
}

function ordinaryReplies(scenario: Scenario) {
	return repliesOf(scenario).filter(({ kind }) => kind === 'reply');
}

test('three scenarios and more are in the library', () => {
	expect(library.length).toBeGreaterThanOrEqual(3);
});

describe.each(files)('$path', (file) => {
	test('has nothing for the checker to find, explored to the end', () => {
		const { findings, complete } = checked(file);
		expect(findings.map(({ code, range, params }) => ({ code, line: range.start.line, params }))).toEqual([]);
		expect(complete).toBe(true);
	});

	test('is named by its folder and its language', () => {
		const { id, language } = scenarioOf(file);
		expect(file.path.split(/[\\/]/).slice(-2)).toEqual([id, `${language}.md`]);
	});

	test('is written again as it was read', () => {
		expect(write(scenarioOf(file))).toBe(file.source);
	});

	test('has 14 states, 45 replies, 4 moods and 5 kinds of ending at least', () => {
		const scenario = scenarioOf(file);
		const outcomes = new Set(scenario.states.flatMap(({ outcome }) => outcome ?? []));
		expect(scenario.states.length).toBeGreaterThanOrEqual(14);
		expect(ordinaryReplies(scenario).length).toBeGreaterThanOrEqual(45);
		expect(scenario.moods.length).toBeGreaterThanOrEqual(4);
		expect(outcomes.size).toBeGreaterThanOrEqual(5);
	});

	test('leads from every state that is no ending to two places at least', () => {
		const single = scenarioOf(file).states.filter(({ outcome, parts }) => {
			const replies = parts.flatMap((part) => part.replies).filter(({ kind }) => kind === 'reply');
			return outcome === null && new Set(replies.map(({ target }) => target)).size < 2;
		});
		expect(single.map(({ name }) => name)).toEqual([]);
	});

	test('has a remark on every weak and every red-line reply', () => {
		const bare = ordinaryReplies(scenarioOf(file)).filter((reply) => {
			const tone = toneOf(reply.segments.flatMap(({ acts }) => acts));
			return (tone === 'weak' || tone === 'red') && reply.remark.length === 0;
		});
		expect(bare.map(textOf)).toEqual([]);
	});
});

describe.each(library.filter((shelf) => shelf.files.length === 2))('$id in two languages', ({ files: [zh, en] }) => {
	test('is the same scenario', () => {
		const side = (file: ScenarioFile) => ({ scenario: scenarioOf(file), ranges: checked(file).ranges });
		const findings = compareLanguages(side(zh!), side(en!));
		expect([...findings.zh, ...findings.en]).toEqual([]);
	});
});
