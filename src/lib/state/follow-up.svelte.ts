import type { CollectionRecord, WrittenMessage } from '../core/run/log.ts';
import { parseAmount, plainAmount } from '../core/scenario/amounts.ts';
import { isIsoDate } from '../core/scenario/calendar.ts';
import type { Cents, Channel, Method, PromiseTerms } from '../core/scenario/scenario.ts';

/** How exactly a date was promised. */
export type Precision = 'day' | 'month' | 'asap' | 'open';

/** A row of the record as it is typed. */
export interface PromiseRow {
	/** Stable while the form lives, for keyed lists. */
	key: number;
	amount: string;
	precision: Precision;
	/** `2026-06-05` */
	day: string;
	/** `2026-06` */
	month: string;
	method: Method | '';
}

/** What a field needs before the record can be filed; the page has the words. */
export type Problem =
	| { field: 'reason' | 'next-date' | 'next-contact' | 'next-channel'; kind: 'missing' }
	| { field: 'part'; part: number; kind: 'missing' }
	| { field: 'message' | 'letter'; kind: 'missing' | 'too-long' }
	| { field: 'amount' | 'date'; row: number; kind: 'missing' | 'unreadable' };

interface Form {
	reason: number | null;
	rows: PromiseRow[];
	nextDate: string;
	nextContact: string;
	nextChannel: Channel | '';
	notes: string;
	parts: (number | null)[];
	/** Drafts of before have none. */
	text?: string;
	letter?: string;
}

/** A message that goes on longer is read by nobody. */
export const longestMessage = 1000;
export const longestLetter = 2000;

/** Act three as it is filled in. Nothing is prefilled: the learner must recall what was said. */
export class FollowUpForm {
	reason = $state<number | null>(null);
	rows = $state<PromiseRow[]>([]);
	nextDate = $state('');
	nextContact = $state('');
	nextChannel = $state<Channel | ''>('');
	notes = $state('');
	/** Chosen wording per part of the message. */
	parts = $state<(number | null)[]>([]);
	/** The message in the trainee's own words. */
	text = $state('');
	/** The letter, where one is asked for. */
	letter = $state('');
	/** Whether the message is written, not composed of wordings. */
	readonly free: boolean;
	/** Whether a letter is asked for: those who choose their replies may leave it out. */
	readonly asksLetter: boolean;
	readonly needsLetter: boolean;
	#nextKey = 0;
	readonly #hasReasons: boolean;

	/**
	 * @param parts number of parts of the message
	 * @param hasReasons whether the record asks for a reason
	 * @param draft what was saved of an earlier visit; anything that does not fit is left out
	 * @param free whether the trainee writes in words of their own
	 * @param letter whether a letter is asked for
	 */
	constructor(parts: number, hasReasons: boolean, draft: unknown, free = false, letter = false) {
		this.#hasReasons = hasReasons;
		this.free = free && parts > 0;
		this.asksLetter = letter;
		this.needsLetter = letter && free;
		this.parts = Array.from({ length: parts }, () => null);
		this.#restore(draft);
	}

	addRow(): void {
		this.rows.push({ key: this.#nextKey++, amount: '', precision: 'day', day: '', month: '', method: '' });
	}

	removeRow(key: number): void {
		this.rows = this.rows.filter((row) => row.key !== key);
	}

	/** What is written of the promises; rows that cannot be read are left out (see `problems`). */
	readonly promises: PromiseTerms[] = $derived(this.rows.flatMap((row) => termsOf(row) ?? []));

	/** The sum of the amounts that are written. */
	readonly sum: Cents = $derived(this.promises.reduce((sum, { amount }) => sum + (amount ?? 0), 0));

	/** Everything that is missing or unreadable, in the order of the page; empty when the record can be filed. */
	readonly problems: Problem[] = $derived.by(() => {
		const found: Problem[] = [];
		if (this.#hasReasons && this.reason === null) found.push({ field: 'reason', kind: 'missing' });
		for (const row of this.rows) {
			if (row.amount.trim() !== '' && parseAmount(row.amount) === null)
				found.push({ field: 'amount', row: row.key, kind: 'unreadable' });
			if (row.precision === 'day' && !isIsoDate(row.day))
				found.push({ field: 'date', row: row.key, kind: row.day ? 'unreadable' : 'missing' });
			if (row.precision === 'month' && !isMonth(row.month))
				found.push({ field: 'date', row: row.key, kind: row.month ? 'unreadable' : 'missing' });
		}
		if (!isIsoDate(this.nextDate)) found.push({ field: 'next-date', kind: 'missing' });
		if (!this.nextContact) found.push({ field: 'next-contact', kind: 'missing' });
		if (!this.nextChannel) found.push({ field: 'next-channel', kind: 'missing' });
		if (this.free) {
			if (this.text.trim() === '') found.push({ field: 'message', kind: 'missing' });
			else if (this.text.length > longestMessage) found.push({ field: 'message', kind: 'too-long' });
		}
		this.parts.forEach((choice, part) => {
			if (choice === null && !this.free) found.push({ field: 'part', part, kind: 'missing' });
		});
		if (this.needsLetter && this.letter.trim() === '') found.push({ field: 'letter', kind: 'missing' });
		if (this.asksLetter && this.letter.length > longestLetter) found.push({ field: 'letter', kind: 'too-long' });
		return found;
	});

	get record(): CollectionRecord {
		return {
			reason: this.reason,
			promises: this.promises.map((terms) => ({ ...terms })),
			next:
				this.nextChannel && isIsoDate(this.nextDate)
					? { date: this.nextDate, contact: this.nextContact, channel: this.nextChannel }
					: null,
			notes: this.notes.trim(),
		};
	}

	get message(): WrittenMessage {
		const letter = this.asksLetter ? this.letter.trim() : '';
		const beside = letter === '' ? {} : { letter };
		return this.free ? { parts: [], text: this.text.trim(), ...beside } : { parts: [...this.parts], ...beside };
	}

	/** Plain data to keep as a draft. */
	get draft(): Form {
		const { reason, nextDate, nextContact, nextChannel, notes, text, letter } = this;
		return {
			reason,
			rows: $state.snapshot(this.rows),
			nextDate,
			nextContact,
			nextChannel,
			notes,
			parts: [...this.parts],
			text,
			letter,
		};
	}

	#restore(draft: unknown): void {
		if (!isForm(draft)) return;
		this.reason = draft.reason;
		this.rows = draft.rows.map((row) => ({ ...row, key: this.#nextKey++ }));
		this.nextDate = draft.nextDate;
		this.nextContact = draft.nextContact;
		this.nextChannel = draft.nextChannel;
		this.notes = draft.notes;
		if (draft.parts.length === this.parts.length) this.parts = draft.parts;
		this.text = draft.text ?? '';
		this.letter = draft.letter ?? '';
	}
}

function termsOf(row: PromiseRow): PromiseTerms | null {
	const amount = row.amount.trim() === '' ? null : parseAmount(row.amount);
	if (row.amount.trim() !== '' && amount === null) return null;
	const date = dateOf(row);
	if (date === undefined) return null;
	return { amount, date, method: row.method || null };
}

function dateOf({ precision, day, month }: PromiseRow): string | null | undefined {
	if (precision === 'asap') return 'asap';
	if (precision === 'open') return null;
	if (precision === 'month') return isMonth(month) ? month : undefined;
	return isIsoDate(day) ? day : undefined;
}

function isMonth(text: string): boolean {
	return isIsoDate(`${text}-01`);
}

/** `186000` as it was typed becomes `186,000`; what cannot be read stays as it is. */
export function tidyAmount(text: string): string {
	const amount = parseAmount(text);
	if (amount === null) return text;
	return plainAmount(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function isForm(value: unknown): value is Form {
	if (typeof value !== 'object' || value === null) return false;
	const form = value as Record<string, unknown>;
	return (
		(form.reason === null || Number.isInteger(form.reason)) &&
		Array.isArray(form.rows) &&
		form.rows.every(
			(row: unknown) =>
				typeof row === 'object' && row !== null && 'amount' in row && 'precision' in row && 'method' in row,
		) &&
		[form.nextDate, form.nextContact, form.nextChannel, form.notes].every((text) => typeof text === 'string') &&
		Array.isArray(form.parts) &&
		form.parts.every((part: unknown) => part === null || Number.isInteger(part)) &&
		[form.text, form.letter].every((text) => text === undefined || typeof text === 'string')
	);
}
