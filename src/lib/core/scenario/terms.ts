/** The figures of promises and plans: `80000 2026-06-05 对公转账`, `80000@2026-06-05 50%@2026-06`. */
import { parseAmount } from './amounts.ts';
import { isIsoDate, isIsoMonth } from './calendar.ts';
import { idNamed, methodWords, words } from './keywords.ts';
import type { Cents, PlanItem, PromiseDate, PromiseTerms } from './scenario.ts';

/** What is wrong with a promise, and the words that are. */
export type TermsFault = { fault: 'empty' | 'amount' | 'date' | 'method'; name: string };

/** Reads `AMOUNT DATE METHOD`, each `?` when it is left open; what is not there at the end is open too. */
export function readTerms(text: string): PromiseTerms | TermsFault {
	const [first = '', second = '?', ...rest] = text.trim().split(/\s+/);
	if (first === '') return { fault: 'empty', name: text };
	const amount = readAmount(first);
	if (amount === undefined) return { fault: 'amount', name: first };
	const date = readPromiseDate(second);
	if (date === undefined) return { fault: 'date', name: second };
	const word = rest.join(' ');
	if (word === '' || isOpen(word)) return { amount, date, method: null };
	const method = idNamed(methodWords, word);
	return method ? { amount, date, method } : { fault: 'method', name: word };
}

function isOpen(text: string): boolean {
	return text === '?' || text === '？';
}

function readAmount(text: string): Cents | null | undefined {
	if (isOpen(text)) return null;
	const amount = parseAmount(text);
	return amount !== null && amount > 0 ? amount : undefined;
}

/** A day, a month, `尽快`; null for `?`; undefined for anything else. */
export function readPromiseDate(text: string): PromiseDate | undefined {
	if (isOpen(text)) return null;
	if (idNamed(words, text) === 'asap') return 'asap';
	return isIsoDate(text) || isIsoMonth(text) ? text : undefined;
}

/** Reads one item of a plan, `AMOUNT@DATE`: a sum, a share in per cent or `?`; a day, a month or `?`; either side may be missing. */
export function readPlanItem(text: string): PlanItem | undefined {
	const at = text.indexOf('@');
	const sum = at < 0 ? text : text.slice(0, at);
	const day = at < 0 ? '' : text.slice(at + 1);
	if (sum === '' && day === '') return undefined;
	const date = day === '' ? null : readPromiseDate(day);
	if (date === undefined || date === 'asap') return undefined;
	const share = /^(\d{1,3})[%％]$/.exec(sum)?.[1];
	if (share !== undefined) {
		const value = Number(share);
		return value >= 1 && value <= 100 ? { amount: null, share: value, date } : undefined;
	}
	const amount = sum === '' ? null : readAmount(sum);
	return amount === undefined ? undefined : { amount, share: null, date };
}
