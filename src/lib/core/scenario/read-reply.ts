/** A bullet of the talk: `- *当 …* words `act` words `act` `effect` [→ state](#state)`, nested wordings and remark. */
import { actNamed, type ActId } from '../act/act.ts';
import type { Content } from './blocks.ts';
import { emptyReply } from './empty-reply.ts';
import { inlineOf, openingEmphasis, runOf, type Inline, type Run } from './inline.ts';
import { afterWord, guardWords, idNamed, specialWords, words } from './keywords.ts';
import { readGuard } from './guard.ts';
import { actLabels } from './mood.ts';
import type { LineContext } from './read-line.ts';
import { checkFacts, itemContent, paragraphsOf, wordsOf } from './read-prose.ts';
import type { Effect, Reply, Segment } from './scenario.ts';
import { readPlanItem } from './terms.ts';

/** A link to be followed when all states are known. */
export interface PendingLink {
	reply: Reply;
	anchor: string;
	start: number;
	end: number;
}

const largestSilence = 600;
const effectPattern = /^([^+\-=＋－＝]{1,60})([+\-=＋－＝])\s{0,4}(\S{0,20})$/;

export class ReplyReader {
	readonly #context: LineContext;
	/** Links in order of the bullets. */
	readonly links: PendingLink[] = [];

	constructor(context: LineContext) {
		this.#context = context;
	}

	/** `index` is the bullet's number; the target stays `target` until the links are followed. */
	read(item: Content, index: number, target: number): Reply {
		const { reading, facts } = this.#context;
		const { run, quotes, lists } = itemContent(reading, item);
		const reply = emptyReply(index, target);
		reading.mark(reply, item.start, run.end > item.start ? run.end : item.end);
		checkFacts(reading, run, facts);
		const body = this.#openings(run, reply);
		this.#body(run, body, reply);
		for (const list of lists)
			for (const nested of list.items) {
				const text = wordsOf(reading, runOf(reading.text, nested.lines), facts);
				if (text !== '') reply.wordings.push(text);
			}
		for (const quote of quotes) reply.remark.push(...paragraphsOf(reading, quote, facts));
		return reply;
	}

	/** Guard and special word; returns where the reply's own words begin. */
	#openings(run: Run, reply: Reply): number {
		const { text } = run;
		let at = 0;
		for (let opening = openingEmphasis(text, at); opening; opening = openingEmphasis(text, at)) {
			const condition = afterWord(guardWords.if, opening.text);
			if (condition !== undefined && reply.guard === null) this.#guard(run, opening, condition, reply);
			else if (!this.#special(run, opening, reply)) break;
			at = opening.end;
			while (text[at] === ' ') at++;
		}
		return at;
	}

	#guard(run: Run, opening: { text: string; start: number; end: number }, condition: string, reply: Reply): void {
		const { reading, declared } = this.#context;
		const base = opening.end - 1 - condition.length - (opening.text.length - opening.text.trimEnd().length);
		const result = readGuard(condition, declared);
		if ('guard' in result) {
			reply.guard = result.guard;
			reading.mark(result.guard, run.offset(opening.start - 1), run.offset(opening.end - 1) + 1);
			return;
		}
		const { code, detail, name, start, end, candidates } = result.fault;
		const from = start >= end ? opening.start - 1 : base + start;
		const to = start >= end ? opening.end : base + end;
		reading.reportIn(run, from, to, code, { detail, name }, reading.suggest(name, candidates));
	}

	#special(run: Run, opening: { text: string; start: number; end: number }, reply: Reply): boolean {
		const { reading } = this.#context;
		const special = idNamed(specialWords, opening.text);
		const silence = afterWord(specialWords.silence, opening.text);
		if (silence === undefined && special === undefined) {
			// Emphasis and a link, no words of its own: a special bullet was meant.
			const rest = run.text.slice(opening.end).trim();
			if (!rest.startsWith('[') || !rest.endsWith(')')) return false;
			const suggestion = reading.suggest(opening.text, specialLabels);
			reading.reportIn(
				run,
				opening.start - 1,
				opening.end,
				'bad-guard',
				{ detail: 'special', name: opening.text },
				suggestion,
			);
			reply.kind = 'other';
			return true;
		}
		reply.kind = special ?? 'silence';
		if (silence === undefined) return true;
		const seconds = /^(\d{1,4})\s{0,4}(?:秒|s|sec|secs|second|seconds)?$/i.exec(silence)?.[1];
		reply.seconds = seconds === undefined ? 20 : Number(seconds);
		if (seconds === undefined || reply.seconds < 1 || reply.seconds > largestSilence) {
			reading.reportIn(run, opening.start - 1, opening.end, 'bad-silence', {
				detail: 'seconds',
				name: opening.text,
				most: largestSilence,
			});
			reply.seconds = 20;
		}
		return true;
	}

	#body(run: Run, from: number, reply: Reply): void {
		const segments = new Segments();
		let link: Extract<Inline, { kind: 'link' }> | undefined;
		for (const token of inlineOf(run.text, from)) {
			if (token.kind === 'text') segments.say(token);
			else if (token.kind === 'code') this.#span(run, token, reply, segments);
			else {
				if (link)
					this.#context.reading.reportIn(run, token.start, token.end, 'missing-link', {
						detail: 'several',
						name: token.text,
					});
				link ??= token;
			}
		}
		reply.segments = segments.done((segment, start, end) =>
			this.#context.reading.mark(segment, run.offset(start), end > start ? run.offset(end - 1) + 1 : run.offset(start)),
		);
		if (link)
			this.links.push({ reply, anchor: link.target, start: run.offset(link.start), end: run.offset(link.end - 1) + 1 });
		else this.#context.reading.report('missing-link', run.start, run.end, { detail: 'none' });
		if (reply.kind !== 'reply') this.#specialWords(run, reply, from);
	}

	/** Special bullets say nothing and have no acts. */
	#specialWords(run: Run, reply: Reply, from: number): void {
		if (reply.segments.length === 0) return;
		const { reading } = this.#context;
		reading.reportIn(run, from, run.text.length, 'bad-guard', {
			detail: 'special-words',
			name: run.text.slice(0, from).trim(),
		});
		reply.segments = [];
	}

	#span(run: Run, token: Extract<Inline, { kind: 'code' }>, reply: Reply, segments: Segments): void {
		const text = this.#context.reading.formed(token.text);
		const act = actNamed(text) ?? actNamed(text.toLowerCase());
		if (act) {
			segments.label(act, token, text);
			return;
		}
		for (const carrier of carriers) {
			const rest = afterLabel(text, carrier);
			if (rest === undefined) continue;
			segments.label(carrier, token, text);
			if (carrier === 'cite-evidence') this.#documents(run, token, rest, segments);
			else this.#plan(run, token, rest, segments);
			return;
		}
		const learnt = afterWord(words.learn, token.text);
		if (learnt !== undefined) this.#learn(run, token, learnt, reply);
		else if (!this.#effect(run, token, reply)) {
			const { reading } = this.#context;
			const suggestion = reading.suggest(text, actLabels) ?? actThatBegins(text);
			reading.reportIn(run, token.start, token.end, 'unknown-act', { detail: 'name', name: text }, suggestion);
		}
	}

	#plan(run: Run, token: Inline, rest: string, segments: Segments): void {
		for (const word of rest.split(/[\s,，、]+/)) {
			const item = readPlanItem(word);
			if (item) segments.plan(item);
			else this.#context.reading.reportIn(run, token.start, token.end, 'bad-plan', { detail: 'item', name: word });
		}
	}

	#documents(run: Run, token: Inline, rest: string, segments: Segments): void {
		const { reading, declared } = this.#context;
		const { numbers, unknown } = declared.documents.listed(rest);
		for (const number of numbers) segments.document(number);
		for (const name of unknown) {
			const suggestion = reading.suggest(name, declared.documents.list);
			reading.reportIn(run, token.start, token.end, 'unknown-document', { detail: 'name', name }, suggestion);
		}
	}

	#learn(run: Run, token: Inline, name: string, reply: Reply): void {
		const { reading, declared } = this.#context;
		const fact = declared.facts.number(name);
		if (fact === undefined)
			reading.reportIn(
				run,
				token.start,
				token.end,
				'unknown-fact',
				{ detail: name === '' ? 'no-cause' : 'name', name },
				reading.suggest(name, declared.facts.list),
			);
		else if (!reply.learns.includes(fact)) reply.learns.push(fact);
	}

	/** False when the span is no effect at all. */
	#effect(run: Run, token: Extract<Inline, { kind: 'code' }>, reply: Reply): boolean {
		const { reading, declared } = this.#context;
		const found = effectPattern.exec(token.text);
		if (!found) return false;
		const name = (found[1] ?? '').trim();
		const variable = declared.variables.number(name);
		const op = { '＋': '+', '－': '-', '＝': '=' }[found[2] ?? ''] ?? found[2];
		const digits = found[3] ?? '';
		const whole = /^-?\d{1,6}$/.test(digits);
		// A hyphen may belong to a name that is no variable.
		if (variable === undefined && op === '-' && !whole) return false;
		if (variable === undefined) {
			reading.reportIn(
				run,
				token.start,
				token.end,
				'unknown-variable',
				{ detail: 'name', name },
				reading.suggest(name, declared.variables.list),
			);
		} else if (!whole || (op !== '=' && digits.startsWith('-'))) {
			reading.reportIn(run, token.start, token.end, 'bad-effect', { detail: 'value', name: token.text });
		} else {
			const effect: Effect = { variable, op: op === '+' || op === '-' ? op : '=', value: Number(digits) };
			reading.mark(effect, run.offset(token.start), run.offset(token.end - 1) + 1);
			reply.effects.push(effect);
		}
		return true;
	}
}

/** Acts whose span may carry more than the act. */
const carriers = ['propose-plan', 'split-dispute', 'cite-evidence'] as const satisfies readonly ActId[];
const carrierLabels: Readonly<Record<(typeof carriers)[number], readonly string[]>> = {
	'propose-plan': ['提出方案', 'propose a plan', 'propose-plan'],
	'split-dispute': ['拆分争议', 'split the dispute', 'split-dispute'],
	'cite-evidence': ['出示凭证', 'cite evidence', 'cite-evidence'],
};

function afterLabel(text: string, act: (typeof carriers)[number]): string | undefined {
	const label = carrierLabels[act].find((each) => text.toLowerCase().startsWith(`${each} `));
	return label === undefined ? undefined : text.slice(label.length).trim();
}

/** `说明欠款 186000`: the act is known, what follows is not its business. */
function actThatBegins(text: string): string | undefined {
	return actLabels.find((label) => text.startsWith(`${label} `));
}

const specialLabels: readonly string[] = Object.values(specialWords).flatMap((word) => [word.zh[0], word.en[0]]);

/** Words as they are cut by the code spans: several spans in a row label the same words. */
class Segments {
	readonly #done: { segment: Segment; start: number; end: number }[] = [];
	#words: string[] = [];
	/** Spans of the last segment. */
	#spans: string[] = [];
	#start = -1;
	#end = -1;
	/** Whether the last segment may still take labels: nothing was said since. */
	#open = false;

	say(token: { text: string; start: number; end: number }): void {
		const blank = token.text.trim() === '';
		if (blank && this.#words.length === 0) return;
		if (this.#start < 0) this.#start = token.start;
		// Behind a link or an effect the words go on; the white space before it is dropped.
		const last = this.#words.length - 1;
		if (last >= 0 && /^\s/.test(token.text)) this.#words[last] = this.#words[last]?.trimEnd() ?? '';
		this.#words.push(token.text);
		this.#end = token.end;
		this.#open = false;
	}

	/** `formed` is the span's text with the form's values; where they differ, all spans of the segment are kept as they are written. */
	label(act: ActId, span: { text: string; end: number }, formed: string): void {
		const segment = this.#current(span.end);
		if (!segment.acts.includes(act)) segment.acts.push(act);
		this.#spans.push(span.text);
		if (formed !== span.text || segment.written) segment.written = this.#spans;
	}

	plan(item: Segment['plan'][number]): void {
		this.#current(this.#end).plan.push(item);
	}

	document(number: number): void {
		const { documents } = this.#current(this.#end);
		if (!documents.includes(number)) documents.push(number);
	}

	done(mark: (segment: Segment, start: number, end: number) => void): Segment[] {
		if (this.#words.some((words) => words.trim() !== '')) this.#close(this.#end);
		for (const { segment, start, end } of this.#done) mark(segment, start, end);
		return this.#done.map(({ segment }) => segment);
	}

	#current(end: number): Segment {
		if (!this.#open) this.#close(end);
		const last = this.#done[this.#done.length - 1];
		if (!last) throw new RangeError('no segment was closed');
		last.end = Math.max(last.end, end);
		return last.segment;
	}

	#close(end: number): void {
		// White space before a span is dropped, white space after one is kept, except at the reply's head.
		const words = this.#words.join('');
		const text = this.#done.length === 0 ? words.trim() : words.trimEnd();
		this.#done.push({
			segment: { text, acts: [], plan: [], documents: [] },
			start: this.#start < 0 ? end : this.#start,
			end,
		});
		this.#words = [];
		this.#spans = [];
		this.#start = -1;
		this.#open = true;
	}
}
