/** A dossier from JSON, with what is wrong in it named by its path. Fields that we do not know are passed over: other programs write more. */
import { channelWords, methodWords, outcomeWords, type Keyword } from '../scenario/keywords.ts';
import { formatAmount } from '../scenario/facts.ts';
import { isIsoMonth, isIsoDate } from '../scenario/calendar.ts';
import type { Account, Contact, HistoryEntry, Invoice, IsoDate, Person, PromiseTerms } from '../scenario/scenario.ts';
import { anyAuthority, type Dossier, type DossierTrouble } from './dossier.ts';
import { DossierFields } from './fields.ts';

const languageWords: Record<'zh' | 'en', Keyword> = {
	zh: { zh: ['中文'], en: ['zh'] },
	en: { zh: ['英文'], en: ['en'] },
};

/** `today`: the day that holds where the dossier names none; null: then it has to. */
export function readDossier(
	value: unknown,
	today: IsoDate | null,
): { dossier: Dossier | null; troubles: DossierTrouble[] } {
	const troubles: DossierTrouble[] = [];
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return { dossier: null, troubles: [{ path: 'dossier', code: 'not-an-object', value: '', known: [] }] };
	}
	const fields = new DossierFields(value as Record<string, unknown>, 'dossier', troubles);
	// As in a scenario's front matter, the account may stand in a part of its own.
	const own = fields.object('account') ?? fields;
	const terms = [...fields.texts('terms', 'notes'), ...(own === fields ? [] : own.texts('terms', 'notes'))];
	const account = readAccount(own, today, terms);
	const dossier: Dossier = {
		language: fields.oneOf(languageWords, 'language') ?? null,
		channel: fields.oneOf(channelWords, 'channel') ?? 'phone',
		customer: readPerson(fields.object('customer', 'contact', 'debtor', 'client')) ?? { name: '' },
		trainee: readPerson(fields.object('trainee', 'me', 'own', 'agent')) ?? { name: '' },
		account,
		authority: readAuthority(fields.object('authority')),
		terms,
		outcome: fields.oneOf(outcomeWords, 'outcome') ?? null,
		best: fields.oneOf(outcomeWords, 'best') ?? 'agreed',
		message: fields.text('message') ?? null,
		recorded: fields.has('record') ? readRecord(fields.object('record')) : null,
	};
	return { dossier: troubles.length === 0 ? dossier : null, troubles };
}

function readPerson(fields: DossierFields | undefined): Person | undefined {
	if (!fields) return undefined;
	const [title, company] = [fields.text('title'), fields.text('company')];
	return { name: fields.text('name') ?? '', ...(title && { title }), ...(company && { company }) };
}

function readAccount(fields: DossierFields, today: IsoDate | null, terms: string[]): Account {
	const currency = fields.text('currency') ?? 'CNY';
	const day = fields.day('today', 'date') ?? today;
	if (day === null && !fields.has('today') && !fields.has('date')) fields.missing('today');
	const now = day ?? '2026-01-01';
	const rows = fields.list('invoices');
	const invoices = rows.map((row, at) => readInvoice(row, at, now, currency, terms));
	// An account of one sum needs no list.
	if (rows.length === 0) {
		if (fields.has('amount')) invoices.push(readInvoice(fields, 0, now, currency, terms));
		else if (!fields.has('invoices')) fields.missing('invoices');
		else fields.report(fields.pathOf('invoices'), 'missing');
	}
	return {
		currency,
		today: now,
		invoices: invoices.filter(({ amount }) => amount > 0),
		documents: fields.texts('documents'),
		contacts: fields.list('contacts').map(readContact),
		history: fields.list('history').flatMap((row) => readHistory(row, now)),
	};
}

function readInvoice(fields: DossierFields, at: number, today: IsoDate, currency: string, terms: string[]): Invoice {
	const amount = fields.amount('amount');
	if (amount === undefined && !fields.has('amount')) fields.missing('amount');
	const due = fields.day('due');
	if (due === undefined && !fields.has('due')) fields.missing('due');
	const whole = amount ?? 0;
	const paid = fields.amount('paid') ?? 0;
	const disputed = fields.amount('disputed') ?? 0;
	if (paid > whole) fields.report(fields.pathOf('paid'), 'more-than-amount');
	if (disputed > 0 && disputed > whole - paid) fields.report(fields.pathOf('disputed'), 'more-than-amount');
	// What was paid, and the sum before it, may be spoken of: they are known figures.
	if (paid > 0) for (const sum of [whole, paid]) terms.push(formatAmount(sum, 'zh', currency));
	const [goods, issued] = [fields.text('goods'), fields.day('issued')];
	return {
		number: fields.text('number') ?? String(at + 1),
		...(goods && { goods }),
		amount: whole - paid,
		due: due ?? today,
		...(issued && { issued }),
		...(disputed > 0 && { disputed }),
	};
}

function readContact(fields: DossierFields): Contact {
	const [title, role] = [fields.text('title'), fields.text('role')];
	return { name: fields.text('name') ?? '', ...(title && { title }), ...(role && { role }) };
}

function readHistory(fields: DossierFields, today: IsoDate): HistoryEntry[] {
	const note = fields.text('note', 'text') ?? '';
	return [{ date: fields.day('date') ?? today, channel: fields.oneOf(channelWords, 'channel') ?? 'phone', note }];
}

function readAuthority(fields: DossierFields | undefined): Dossier['authority'] {
	if (!fields) return anyAuthority;
	return {
		instalments: fields.whole('instalments') ?? anyAuthority.instalments,
		extensionDays: fields.whole('extension-days', 'extensionDays') ?? anyAuthority.extensionDays,
		discount: fields.whole('discount') ?? anyAuthority.discount,
	};
}

function readRecord(fields: DossierFields | undefined): PromiseTerms[] {
	return (fields?.list('promises') ?? []).map((row) => {
		const date = row.text('date') ?? null;
		if (date !== null && !isIsoDate(date) && !isIsoMonth(date) && date !== 'asap')
			row.report(row.pathOf('date'), 'not-a-day', date);
		return { amount: row.amount('amount') ?? null, date, method: row.oneOf(methodWords, 'method') ?? null };
	});
}
