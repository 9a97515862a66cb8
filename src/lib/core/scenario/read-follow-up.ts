/** Act three: what the collection record must say, and the message to write. An H3 with an ending's name gives what holds for that ending. */
import { anchorOf } from './anchor.ts';
import type { Block, Content } from './blocks.ts';
import { isIsoDate } from './calendar.ts';
import { runOf, unescaped } from './inline.ts';
import {
	channelWords,
	followUpWords,
	idNamed,
	letterWords,
	recordWords,
	words,
	wordsOf as keywordsOf,
	type FollowUpId,
} from './keywords.ts';
import type { LineContext } from './read-line.ts';
import { choicesOf } from './read-options.ts';
import { itemContent, wordsOf } from './read-prose.ts';
import type { AskedLetter, FollowUp, IsoDate, MessagePart, NextContact, RecordKey, State } from './scenario.ts';

/** Either the base or what an ending puts instead. */
type Target = { record: Partial<RecordKey> } | { message: MessagePart[] } | { letter: AskedLetter['state'] } | null;

export function readFollowUp(context: LineContext, blocks: readonly Block[], states: readonly State[]): FollowUp {
	return new FollowUpReader(context, states).read(blocks);
}

class FollowUpReader {
	readonly #context: LineContext;
	readonly #states: readonly State[];
	readonly #followUp: FollowUp = {
		record: { reasons: [], next: null, promises: false },
		recordFor: [],
		message: [],
		messageFor: [],
	};
	#section: FollowUpId | null = null;
	#target: Target = null;

	constructor(context: LineContext, states: readonly State[]) {
		this.#context = context;
		this.#states = states;
	}

	read(blocks: readonly Block[]): FollowUp {
		for (const block of blocks) {
			if (block.kind === 'heading') this.#heading(block);
			else if (block.kind === 'list' && this.#target) this.#list(block, this.#target);
			else if (block.kind !== 'comment' && block.kind !== 'rule') this.#misplaced(block, 'not-follow-up', '');
		}
		return this.#followUp;
	}

	#misplaced(
		place: { start: number; end: number },
		detail: string,
		name: string,
		candidates: readonly string[] = [],
	): void {
		const { reading } = this.#context;
		reading.report('missing-part', place.start, place.end, { detail, name }, reading.suggest(name, candidates));
	}

	#heading(block: Extract<Block, { kind: 'heading' }>): void {
		const { reading } = this.#context;
		const name = unescaped(runOf(reading.text, block.lines).text);
		if (block.level === 2) {
			this.#section = idNamed(followUpWords, name) ?? null;
			this.#target = null;
			if (this.#section === 'record') this.#target = { record: this.#followUp.record };
			if (this.#section === 'message') this.#target = { message: this.#followUp.message };
			if (this.#section === 'letter') this.#target = { letter: null };
			if (this.#section === null)
				this.#misplaced(block, 'follow-up', name, keywordsOf(followUpWords, reading.language));
			else if (this.#section !== 'letter')
				reading.mark(
					this.#section === 'record' ? this.#followUp.record : this.#followUp.message,
					block.start,
					block.end,
				);
		} else if (block.level === 3 && this.#section) this.#ending(block, name, this.#section);
		else this.#misplaced(block, 'deep-heading', name);
	}

	#ending(block: Content, name: string, section: FollowUpId): void {
		const { reading } = this.#context;
		const anchor = anchorOf(name);
		const state = this.#states.findIndex((each) => each.name === name || anchorOf(each.name) === anchor);
		const endings = this.#states.filter((each) => each.outcome !== null).map((each) => each.name);
		if (state < 0) {
			reading.reportUnknown('unknown-link', block.start, block.end, name, endings, 'ending');
			// Somewhere to put what would be found fault with for no reason of its own.
			this.#target = section === 'record' ? { record: {} } : { message: [] };
			return;
		}
		if (this.#states[state]?.outcome === null)
			reading.report('unknown-link', block.start, block.end, { detail: 'no-ending', name });
		if (section === 'letter') this.#target = { letter: state };
		else if (section === 'record') {
			const entry = { state, record: {} };
			this.#followUp.recordFor.push(entry);
			this.#target = entry;
			reading.mark(entry, block.start, block.end);
		} else {
			const entry = { state, message: [] };
			this.#followUp.messageFor.push(entry);
			this.#target = entry;
			reading.mark(entry, block.start, block.end);
		}
	}

	#list(list: Extract<Block, { kind: 'list' }>, target: Exclude<Target, null>): void {
		for (const item of list.items) {
			if ('record' in target) this.#recordItem(item, target.record);
			else if ('letter' in target) this.#letter(item, target.letter);
			else target.message.push(this.#messagePart(item));
		}
	}

	#messagePart(item: Content): MessagePart {
		const { reading, facts } = this.#context;
		const { run, lists } = itemContent(reading, item);
		const options = lists.flatMap((list) => choicesOf(reading, list, facts));
		const part: MessagePart = { name: wordsOf(reading, run, facts), options };
		reading.mark(part, item.start, item.end);
		return part;
	}

	#recordItem(item: Content, record: Partial<RecordKey>): void {
		const { reading } = this.#context;
		const { run, lists } = itemContent(reading, item);
		const { name, value } = named(run.text);
		const none = idNamed(words, value) === 'none';
		switch (idNamed(recordWords, name)) {
			case 'reason':
				record.reasons = lists.flatMap((list) => list.items).map((each) => this.#reason(each));
				break;
			case 'promises':
				record.promises = value !== '' && !none;
				break;
			case 'next-contact':
				record.next = none ? null : this.#nextContact(item, value);
				break;
			default:
				this.#misplaced(
					{ start: item.start, end: Math.max(run.end, item.start) },
					'record',
					name,
					keywordsOf(recordWords, reading.language),
				);
		}
	}

	/** `催款函：2026-06-04..2026-06-12`: its kind, and the days that it may set for payment. */
	#letter(item: Content, state: AskedLetter['state']): void {
		const { reading } = this.#context;
		const { run } = itemContent(reading, item);
		const { name, value } = named(run.text);
		const kind = idNamed(letterWords, name);
		const days = daysNamed(value);
		if (kind === undefined) this.#misplaced(item, 'letter', name, keywordsOf(letterWords, reading.language));
		else if (!days) this.#misplaced(item, 'deadline', value);
		else {
			const letter: AskedLetter = { state, kind, deadline: days };
			(this.#followUp.letters ??= []).push(letter);
			reading.mark(letter, item.start, item.end);
		}
	}

	#reason(item: Content): RecordKey['reasons'][number] {
		const { reading, facts, declared } = this.#context;
		const text = wordsOf(reading, itemContent(reading, item).run, facts);
		const reason = {
			text,
			fact: declared.facts.number(text) ?? null,
			unknown: idNamed(words, text) === 'unknown-reason',
		};
		reading.mark(reason, item.start, item.end);
		return reason;
	}

	/** `2026-06-04..2026-06-05 陈会计 电话`: a day or a span of days, with whom, by which channel. */
	#nextContact(item: Content, value: string): NextContact | null {
		const [days = '', ...rest] = value.split(/\s+/);
		const channel = idNamed(channelWords, rest.pop() ?? '');
		const between = daysNamed(days);
		const contact = unescaped(rest.join(' '));
		if (!between || contact === '' || channel === undefined) {
			this.#misplaced(item, 'next-contact', value);
			return null;
		}
		const next: NextContact = { ...between, contact, channel };
		this.#context.reading.mark(next, item.start, item.end);
		return next;
	}
}

/** `name：value`; an item without a colon is all name. */
function named(text: string): { name: string; value: string } {
	const colon = text.search(/[:：]/);
	if (colon < 0) return { name: text.trim(), value: '' };
	return { name: text.slice(0, colon).trim(), value: text.slice(colon + 1).trim() };
}

/** A day, or a span of days `2026-06-04..2026-06-05`; null when it is neither. */
function daysNamed(text: string): { from: IsoDate; to: IsoDate } | null {
	const [from = '', to = from, ...more] = text.split('..');
	return isIsoDate(from) && isIsoDate(to) && to >= from && more.length === 0 ? { from, to } : null;
}
