import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { checkText } from '../../../src/lib/core/scenario/check.ts';
import {
	errorCodes,
	severityOf,
	warningCodes,
	type Finding,
	type Position,
} from '../../../src/lib/core/scenario/finding.ts';
import type { Guard, Move, Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';
import { findingText } from '../../../src/lib/wording/finding.ts';
import { example } from '../../support/example.ts';

const runs = process.env.HUIKUAN_LONG ? 50_000 : 10_000;

/** One slip of the pen or the hand: an edit at a place of the text. */
interface Slip {
	/** Where, as a share of the text's length. */
	at: number;
	length: number;
	kind: 'delete' | 'double' | 'insert' | 'move' | 'swap-lines' | 'drop-line' | 'cut';
	text: string;
	to: number;
}

const scraps = ['`', '*', '[', ']', '](#', ')', '>', '- ', '# ', '## ', '### ', '\n', '\n\n', '\r\n', '\t', '  ', '---\n', '```', '{{', '}}', '{{x}}', ':', '：', '—', '\\', '<!--', '-->', '|', '承诺', '当 ', '查明', '@', '0', '-1', '99999999999999', '情绪=', '\u0000', '\ufeff', '\ud800', '😀', '&a', '*a', '!!', '%', '?']; // prettier-ignore

const slip: fc.Arbitrary<Slip> = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.nat({ max: 60 }),
	kind: fc.constantFrom('delete', 'double', 'insert', 'move', 'swap-lines', 'drop-line', 'cut'),
	text: fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 4 })),
	to: fc.double({ min: 0, max: 1, noNaN: true }),
});

function slipped(text: string, { at, length, kind, text: scrap, to }: Slip): string {
	const from = Math.floor(at * text.length);
	const piece = text.slice(from, from + length);
	switch (kind) {
		case 'delete':
			return text.slice(0, from) + text.slice(from + length);
		case 'double':
			return text.slice(0, from) + piece + text.slice(from);
		case 'insert':
			return text.slice(0, from) + scrap + text.slice(from);
		case 'move': {
			const rest = text.slice(0, from) + text.slice(from + length);
			const target = Math.floor(to * rest.length);
			return rest.slice(0, target) + piece + rest.slice(target);
		}
		case 'cut':
			return text.slice(0, Math.max(from, 40));
		case 'swap-lines':
		case 'drop-line': {
			const lines = text.split('\n');
			const line = Math.floor(at * (lines.length - 1));
			if (kind === 'drop-line') lines.splice(line, 1);
			else lines.splice(line, 2, lines[line + 1] ?? '', lines[line] ?? '');
			return lines.join('\n');
		}
	}
}

const mutated = fc.array(slip, { minLength: 1, maxLength: 6 }).map((slips) => slips.reduce(slipped, example));

/** `expect` is too slow for the tens of millions of comparisons here. */
function must(holds: boolean, what: string): void {
	if (!holds) throw new Error(what);
}

/** Line and column counted anew, from the text before the place. */
function mustBePosition(source: string, { line, column, offset }: Position): void {
	must(offset >= 0 && offset <= source.length, `offset ${offset} is outside the text`);
	// Between CR and LF a line has not ended yet.
	if (source[offset - 1] === '\r' && source[offset] === '\n') return;
	let lines = 1;
	let start = source.startsWith('\ufeff') ? 1 : 0;
	for (let at = start; at < offset; at++) {
		const ends = source[at] === '\n' || (source[at] === '\r' && source[at + 1] !== '\n');
		if (!ends) continue;
		lines++;
		start = at + 1;
	}
	must(line === lines && column === Math.max(0, offset - start) + 1, `offset ${offset} is not ${line}:${column}`);
}

const codes: ReadonlySet<string> = new Set([...errorCodes, ...warningCodes]);

function mustBeSound(source: string, findings: readonly Finding[]): void {
	for (const each of findings) {
		must(codes.has(each.code) && each.severity === severityOf(each.code), `${each.code} is no code`);
		must(each.range.start.offset <= each.range.end.offset, 'a range ends before it starts');
		mustBePosition(source, each.range.start);
		mustBePosition(source, each.range.end);
		for (const locale of ['zh', 'en'] as const) {
			const text = findingText(each, locale);
			must(text !== '' && !text.includes('undefined'), `${each.code} has no sentence: ${text}`);
		}
	}
}

function mustBeConsistent(scenario: Scenario): void {
	const inside = (index: number, list: readonly unknown[]) =>
		must(Number.isInteger(index) && index >= 0 && index < list.length, `${index} is no number of ${list.length}`);
	const { moods, variables, facts, states, account } = scenario;
	must(states.length > 0 && moods.length > 0, 'no state or no mood');
	const guard = (each: Guard): void => {
		if (each.kind === 'and' || each.kind === 'or') each.of.forEach(guard);
		else if (each.kind === 'not') guard(each.of);
		else if (each.kind === 'variable') inside(each.variable, variables);
		else if (each.kind === 'mood') inside(each.mood, moods);
		else if (each.kind === 'learnt') inside(each.fact, facts);
		else if (each.kind === 'brought') inside(each.document, account.documents);
	};
	const move = (each: Move): void => {
		if (each.kind === 'reveal') inside(each.fact, facts);
	};
	for (const { from, to } of scenario.moodTransitions) [from, to].forEach((mood) => inside(mood, moods));
	const parts = states.flatMap((state) => state.parts);
	for (const part of parts) if (part.mood !== null) inside(part.mood, moods);
	parts
		.flatMap((part) => part.lines)
		.forEach((line, index) => {
			must(line.index === index, 'lines are not numbered in order');
			line.moves.forEach(move);
		});
	[...scenario.everywhere, ...parts.flatMap((part) => part.replies)].forEach((reply, index) => {
		must(reply.index === index, 'replies are not numbered in order');
		inside(reply.target, states);
		if (reply.guard) guard(reply.guard);
		reply.effects.forEach(({ variable }) => inside(variable, variables));
		reply.learns.forEach((fact) => inside(fact, facts));
		reply.segments.forEach(({ documents }) => documents.forEach((document) => inside(document, account.documents)));
	});
	const { recordFor = [], messageFor = [] } = scenario.followUp ?? {};
	for (const { state } of [...recordFor, ...messageFor]) inside(state, states);
}

describe('a file with slips in it', () => {
	it('never throws, is read within a second, and every finding has a place in the text and a sentence', () => {
		fc.assert(
			fc.property(mutated, (source) => {
				const start = performance.now();
				const result = read(source);
				must(performance.now() - start < 1000, 'reading took longer than a second');
				mustBeSound(source, result.findings);
				if (!result.scenario) {
					must(
						result.findings.some(({ severity }) => severity === 'error'),
						'no scenario and no error',
					);
					return;
				}
				mustBeConsistent(result.scenario);
				mustBeSound(source, checkText(result.scenario, result.ranges));
				must(write(result.scenario).startsWith('---\nid: '), 'what was read cannot be written');
			}),
			{ numRuns: runs },
		);
	}, 600_000);
	it('is read the same with CR LF line ends, tabs behind bullets, trailing spaces and a byte order mark', () => {
		const { scenario } = read(example);
		const variants = [
			example.replaceAll('\n', '\r\n'),
			example.replaceAll('\n', '\r'),
			`\ufeff${example}`,
			example.replaceAll(/^- /gm, '-\t'),
			example.replaceAll(/^ {2}([->])/gm, '\t$1'),
			example.replaceAll(/(.)\n/g, '$1  \n'),
			example.trimEnd(),
		];
		for (const variant of variants) {
			const result = read(variant);
			expect(result.findings).toEqual([]);
			const { hash, ...rest } = result.scenario ?? { hash: '' };
			expect(hash).toHaveLength(64);
			const { hash: _, ...whole } = scenario ?? { hash: '' };
			// Raw blocks of the briefing keep their white space.
			expect({ ...rest, case: [], debrief: [] }).toEqual({ ...whole, case: [], debrief: [] });
		}
	});
	it('has one hash whatever its line ends', () => {
		const hashes = [example, example.replaceAll('\n', '\r\n'), `\ufeff${example}`].map(
			(text) => read(text).scenario?.hash,
		);
		expect(new Set(hashes).size).toBe(1);
	});
	it.each(['', '\n', '---', '---\n---', '# 对话', 'a', '\ufeff', '---\nid: a\n---\n# 对话\n## a'])(
		'is never too broken to be read: %j',
		(source) => {
			const result = read(source);
			mustBeSound(source, result.findings);
			expect(result.findings.length).toBeGreaterThan(0);
		},
	);
});
