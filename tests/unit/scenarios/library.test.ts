import { describe, expect, test } from 'vitest';
import { toneOf } from '../../../src/lib/core/act/act.ts';
import { check } from '../../../src/lib/core/machine/check.ts';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { compareLanguages } from '../../../src/lib/core/scenario/languages.ts';
import { repliesOf, textOf } from '../../../src/lib/core/scenario/replies.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';
import { checkExpectations } from '../../../src/lib/core/score/expect.ts';
import { checkScores } from '../../../src/lib/core/score/findings/scores.ts';
import { score } from '../../../src/lib/core/score/score.ts';
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
		const { findings, cutOff } = checked(file);
		expect(findings.map(({ code, range, params }) => ({ code, line: range.start.line, params }))).toEqual([]);
		expect(cutOff).toBeNull();
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

/** A rehearsal played, with everything that did not come out as written. */
function played(file: ScenarioFile, { source }: ScenarioFile['rehearsals'][number]) {
	const scenario = scenarioOf(file);
	const { rehearsal, problems } = readRehearsal(source);
	if (!rehearsal) throw new Error(JSON.stringify(problems));
	const play = playRehearsal(scenario, rehearsal);
	const state = replay(scenario, play.run);
	return {
		problems: [...problems, ...play.problems, ...checkExpectations(scenario, play.run, rehearsal.expect)],
		expect: rehearsal.expect,
		phase: state.phase,
		card: score(scenario, state, play.run.entries),
		/** The states that it went through. */
		road: state.steps.map(({ after }) => after.state).join(' '),
	};
}

const rehearsals = files.flatMap((file) =>
	file.rehearsals.map((rehearsal) => ({ path: rehearsal.path, file, rehearsal })),
);

describe.each(rehearsals)('$path', ({ file, rehearsal }) => {
	test('plays exactly as it is written, and scores as it says', () => {
		const { problems, phase, expect: expected } = played(file, rehearsal);
		expect(problems).toEqual([]);
		expect(phase).toBe('finished');
		expect(Object.keys(expected)).toEqual(expect.arrayContaining(['ending', 'total', 'redLines']));
	});
});

describe.each(library)('the rehearsals of $id', ({ files: own }) => {
	const plays = () =>
		own.flatMap((file) => file.rehearsals.map((rehearsal) => ({ name: rehearsal.name, ...played(file, rehearsal) })));

	test('are an excellent, a middling, a poor one and one that crosses a red line, at least', () => {
		const names = plays().map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['excellent', 'middling', 'poor', 'red-line']));
	});

	test('live up to their names', () => {
		for (const { name, card } of plays()) {
			if (name === 'excellent') expect(card).toMatchObject({ medal: 'gold', redLines: [] });
			if (name === 'middling') expect(card.medal, name).not.toBe('gold');
			if (name === 'poor') expect(card).toMatchObject({ passed: false, redLines: [] });
			if (name === 'red-line') {
				expect(card.redLines.length).toBeGreaterThan(0);
				expect(card.total).toBeLessThan(60);
			}
		}
	});

	test('show that 95 points can be reached', () => {
		expect(Math.max(...plays().map(({ card }) => card.total))).toBeGreaterThanOrEqual(95);
	});

	test('reach the best outcome by two roads at least', () => {
		const good = plays().filter(({ card }) => card.passed && card.outcome.value === 100);
		expect(new Set(good.map(({ road }) => road)).size).toBeGreaterThanOrEqual(2);
	});
});

describe.each(files)('$path, played and scored', (file) => {
	test('gives no good reply away by its looks, and asks for nothing that cannot be done', () => {
		const { scenario, ranges } = checked(file);
		expect(scenario && checkScores(scenario, ranges)).toEqual([]);
	});
});
