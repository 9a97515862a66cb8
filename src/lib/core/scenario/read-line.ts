/** A customer's line: a quote, its last line may be a tag `— 陈会计 · 第 2 次 `推脱``. */
import { moveNamed, moves } from '../act/act.ts';
import { blocksOf, type Block } from './blocks.ts';
import { inlineOf, runOf, type Inline, type Run } from './inline.ts';
import { afterWord, idNamed, lineTagWords, methodWords, visitNamed, words, wordsOf as keywordsOf } from './keywords.ts';
import type { Declared } from './names.ts';
import { wordsOf, type FactNames } from './read-prose.ts';
import type { Reading } from './reading.ts';
import type { Line, Move } from './scenario.ts';
import { readTerms } from './terms.ts';

const dash = /^(?:[—–]{1,2}|--)\s{0,8}/;

/** What lines are read with. */
export interface LineContext {
	reading: Reading;
	declared: Declared;
	facts: FactNames;
}

export function readLine(context: LineContext, quote: Extract<Block, { kind: 'quote' }>, index: number): Line {
	const { reading, facts } = context;
	const line: Line = { index, text: [], speaker: null, visit: null, when: 'normal', moves: [] };
	const blocks = blocksOf(reading.text, quote.lines).filter(
		(block) => block.kind !== 'comment' && block.kind !== 'rule',
	);
	blocks.forEach((block, number) => {
		if (block.kind === 'list' || block.kind === 'quote' || block.kind === 'code') {
			line.text.push(reading.text.slice(block.start, block.end).replace(/\s+/g, ' ').trim());
			return;
		}
		let count = block.lines.start.length;
		if (number === blocks.length - 1) {
			const tag = runOf(reading.text, block.lines, count - 1, count);
			const alone = blocks.length === 1 && count === 1;
			if (dash.test(tag.text) && !(alone && !isMeantAsTag(tag.text))) {
				readTag(context, tag, line);
				count--;
			}
		}
		if (count === 0) return;
		const said = runOf(reading.text, block.lines, 0, count);
		checkNoMove(reading, said);
		const text = wordsOf(reading, said, facts);
		if (text !== '') line.text.push(text);
	});
	reading.mark(line, quote.start, quote.end);
	return line;
}

/** Acts stand within a reply, moves only in the tag: one among the words would be read out and do nothing. */
function checkNoMove(reading: Reading, said: Run): void {
	if (!said.text.includes('`')) return;
	for (const token of inlineOf(said.text))
		if (token.kind === 'code' && moveNamed(token.text.split(/\s/, 1)[0] ?? '') !== undefined)
			reading.reportIn(said, token.start, token.end, 'unknown-move', { detail: 'in-words', name: token.text });
}

/** A quote that is nothing but a tag is one only if it holds code spans: customers may begin with a dash too. */
function isMeantAsTag(text: string): boolean {
	return inlineOf(text).some((token) => token.kind === 'code');
}

function readTag(context: LineContext, run: Run, line: Line): void {
	const from = dash.exec(run.text)?.[0].length ?? 0;
	for (const token of inlineOf(run.text, from)) {
		if (token.kind === 'code') {
			const move = readMove(context, run, token);
			if (move) line.moves.push(move);
		} else if (token.kind === 'text') for (const piece of token.text.split(/[·・]/)) readTagWord(piece.trim(), line);
	}
}

function readTagWord(word: string, line: Line): void {
	if (word === '') return;
	const tag = idNamed(lineTagWords, word);
	const visit = visitNamed(word);
	if (tag) line.when = tag;
	else if (visit !== undefined) line.visit = visit > 1 ? visit : null;
	else line.speaker = word;
}

type Code = Extract<Inline, { kind: 'code' }>;

function readMove(context: LineContext, run: Run, token: Code): Move | undefined {
	const { reading, declared } = context;
	const formed = reading.formed(token.text);
	const more = afterWord(words.also, formed);
	const text = more ?? formed;
	const name = text.split(/\s/, 1)[0] ?? '';
	const rest = text.slice(name.length).trim();
	const kind = moveNamed(name) ?? moveNamed(name.toLowerCase());
	const found = (move: Move): Move => {
		if (formed !== token.text) move.written = token.text;
		reading.mark(move, run.offset(token.start), run.offset(token.end - 1) + 1);
		return move;
	};
	const report = (
		code: 'bad-promise' | 'unknown-move' | 'unknown-fact' | 'unknown-method',
		detail: string,
		wrong: string,
		candidates: readonly string[],
	) => {
		const start = Math.max(token.start + 1, run.text.indexOf(wrong, token.start));
		const suggestion = reading.suggest(wrong, candidates);
		reading.reportIn(run, start, Math.min(start + wrong.length, token.end), code, { detail, name: wrong }, suggestion);
		return undefined;
	};
	if (kind === undefined || (more !== undefined && kind !== 'promise'))
		return report('unknown-move', 'name', token.text, moveLabels);
	if (kind === 'reveal') {
		const fact = declared.facts.number(rest);
		return fact === undefined
			? report('unknown-fact', rest === '' ? 'no-cause' : 'name', rest, declared.facts.list)
			: found({ kind, fact });
	}
	if (kind === 'promise') {
		const terms = readTerms(rest);
		if (!('fault' in terms)) return found({ kind, more: more !== undefined, ...terms });
		if (terms.fault === 'method')
			return report('unknown-method', 'name', terms.name, keywordsOf(methodWords, reading.language));
		return report('bad-promise', terms.fault, terms.name.trim() === '' ? token.text : terms.name, []);
	}
	return rest === '' ? found({ kind }) : report('unknown-move', 'name', token.text, moveLabels);
}

const moveLabels: readonly string[] = [...moves.map((move) => move.label.zh), ...moves.map((move) => move.label.en)];
