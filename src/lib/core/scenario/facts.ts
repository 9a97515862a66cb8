/** The account's facts that texts insert: `{{amount}}`, `{{invoice.2.due}}`, written as the scenario's language does. */
import { disputed, overdueDays, owed, owedInvoices, plainAmount } from './amounts.ts';
import { addDays, civil } from './calendar.ts';
import type { Cents, Contact, Invoice, IsoDate, Language, Person, PromiseTerms, Scenario } from './scenario.ts';

/** What changes while a talk goes on. */
export interface Moment {
	/** Days since `account.today`. */
	days: number;
	/** Promises that stand. */
	promises: readonly PromiseTerms[];
}

/** The parts of a scenario that facts are made of. */
export type Facts = Pick<Scenario, 'language' | 'account' | 'customer' | 'trainee' | 'forms' | 'form'>;

type FactValue = (moment: Moment) => string;

const cache = new WeakMap<Facts, Map<string, FactValue>>();
const placeholder = /\{\{([^{}]{0,80})\}\}/g;
const spaced = /( ?)\{\{([^{}]{0,80})\}\}( ?)/g;
const chinese = /[\p{Script=Han}，。；：、？！“”‘’（）]/u;

/** A fact that a text asks for: its name and its place in the text, braces included. */
export interface Mention {
	name: string;
	start: number;
	end: number;
}

/** The facts that a text asks for, declared or not. */
export function mentionsIn(text: string): Mention[] {
	if (!text.includes('{{')) return [];
	return [...text.matchAll(placeholder)].map((found) => ({
		name: (found[1] ?? '').trim(),
		start: found.index,
		end: found.index + found[0].length,
	}));
}

/** The text with its facts put in; an unknown name stays as it is written. */
export function fillFacts(text: string, scenario: Scenario, moment: Moment): string {
	if (!text.includes('{{')) return text;
	const known = factsOf(scenario);
	return text.replace(spaced, (written: string, left: string, name: string, right: string, at: number) => {
		const value = known.get(name.trim())?.(moment);
		if (value === undefined) return written;
		const before = joins(text[at - 1], value[0]) ? '' : left;
		const after = joins(value.at(-1), text[at + written.length]) ? '' : right;
		return `${before}${value}${after}`;
	});
}

/** Chinese takes no space between characters: one that an author set about the braces falls away where the fact is Chinese on that side. */
function joins(left: string | undefined, right: string | undefined): boolean {
	return left !== undefined && right !== undefined && chinese.test(left) && chinese.test(right);
}

/** The names that texts of this scenario may ask for. */
export function factNames(scenario: Facts): string[] {
	return [...factsOf(scenario).keys()];
}

function factsOf(scenario: Facts): Map<string, FactValue> {
	const ready = cache.get(scenario);
	if (ready) return ready;
	const { language, account } = scenario;
	const facts = new Map<string, FactValue>();
	const whole = scenario as Scenario;
	const money = (amount: Cents) => () => formatAmount(amount, language, account.currency);
	facts.set('amount', money(owed(whole)));
	if (disputed(whole) > 0) {
		facts.set('disputed', money(disputed(whole)));
		facts.set('undisputed', money(owed(whole) - disputed(whole)));
	}
	facts.set('overdue', ({ days }) => String(longestOverdue(whole, addDays(account.today, days))));
	facts.set('today', ({ days }) => formatDate(addDays(account.today, days), language));
	account.invoices.forEach((invoice, index) => {
		if (index === 0) addInvoice(facts, 'invoice', invoice, scenario);
		addInvoice(facts, `invoice.${index + 1}`, invoice, scenario);
	});
	addPerson(facts, 'customer', scenario.customer);
	addPerson(facts, 'trainee', scenario.trainee);
	account.contacts.forEach((contact: Contact, index) => addPerson(facts, `contact.${index + 1}`, contact));
	const values = scenario.forms?.[scenario.form ?? 0]?.values ?? {};
	for (const name in values) facts.set(`form.${name}`, () => values[name] ?? '');
	facts.set('promises', ({ promises }) => formatPromises(promises, language, account.currency));
	cache.set(scenario, facts);
	return facts;
}

/** Days that the oldest due invoice is overdue. */
function longestOverdue(scenario: Scenario, date: IsoDate): number {
	return Math.max(0, ...owedInvoices(scenario).map((invoice) => overdueDays(invoice, date)));
}

function addInvoice(
	facts: Map<string, FactValue>,
	prefix: string,
	invoice: Invoice,
	{ language, account }: Facts,
): void {
	const { number, goods, amount, due } = invoice;
	facts.set(`${prefix}.number`, () => number);
	if (goods !== undefined) facts.set(`${prefix}.goods`, () => goods);
	facts.set(`${prefix}.amount`, () => formatAmount(amount, language, account.currency));
	facts.set(`${prefix}.due`, () => formatDate(due, language));
	facts.set(`${prefix}.overdue`, ({ days }) => String(overdueDays(invoice, addDays(account.today, days))));
}

function addPerson(facts: Map<string, FactValue>, prefix: string, { name, title, company }: Person): void {
	facts.set(`${prefix}.name`, () => name);
	if (title !== undefined) facts.set(`${prefix}.title`, () => title);
	if (company !== undefined) facts.set(`${prefix}.company`, () => company);
}

const chineseUnits: Readonly<Record<string, string>> = {
	CNY: '元',
	USD: '美元',
	EUR: '欧元',
	HKD: '港元',
	JPY: '日元',
};

/** `18.6 万元` where ten thousands need one decimal at most, else `205,200 元`; in English `CNY 186,000`. */
export function formatAmount(amount: Cents, language: Language, currency = 'CNY'): string {
	if (language === 'en') return `${currency} ${grouped(amount)}`;
	const unit = chineseUnits[currency] ?? currency;
	if (amount < 1_000_000 || amount % 100_000 !== 0) return `${grouped(amount)} ${unit}`;
	return `${amount / 1_000_000} 万${chineseUnits[currency] === undefined ? ` ${unit}` : unit}`;
}

/** `186,000`, `1,234.50`. */
export function grouped(amount: Cents): string {
	const [whole = '', fraction] = plainAmount(amount).split('.');
	let text = '';
	for (let end = whole.length; end > 0; end -= 3) {
		const group = whole.slice(Math.max(0, end - 3), end);
		text = text === '' ? group : `${group},${text}`;
	}
	return fraction === undefined ? text : `${text}.${fraction}`;
}

const englishMonths = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** `4 月 11 日`, `11 April`. The year goes without saying. */
export function formatDate(date: IsoDate, language: Language): string {
	const { month, day } = civil(date);
	return language === 'zh' ? `${month} 月 ${day} 日` : `${day} ${englishMonths[month - 1] ?? ''}`;
}

/** `6 月 5 日付 80,000 元，6 月 18 日付 106,000 元`; `CNY 80,000 by 5 June and CNY 106,000 by 18 June`. */
export function formatPromises(promises: readonly PromiseTerms[], language: Language, currency = 'CNY'): string {
	if (promises.length === 0) return language === 'zh' ? '无' : 'none';
	if (language === 'zh') return promises.map((terms) => chinesePromise(terms, currency)).join('，');
	const each = promises.map((terms) => englishPromise(terms, currency));
	const last = each.pop() ?? '';
	return each.length === 0 ? last : `${each.join(', ')} and ${last}`;
}

function chinesePromise({ amount, date }: PromiseTerms, currency: string): string {
	const sum = amount === null ? '款（金额未定）' : ` ${grouped(amount)} ${chineseUnits[currency] ?? currency}`;
	if (date === null) return `付${sum}${amount === null ? '' : '（日期未定）'}`;
	if (date === 'asap') return `尽快付${sum}`;
	return date.length === 7 ? `${Number(date.slice(5))} 月内付${sum}` : `${formatDate(date, 'zh')}付${sum}`;
}

function englishPromise({ amount, date }: PromiseTerms, currency: string): string {
	const sum = amount === null ? 'an open amount' : `${currency} ${grouped(amount)}`;
	if (date === null) return `${sum} on an open date`;
	if (date === 'asap') return `${sum} as soon as possible`;
	return date.length === 7
		? `${sum} within ${englishMonths[Number(date.slice(5)) - 1] ?? ''}`
		: `${sum} by ${formatDate(date, 'en')}`;
}
