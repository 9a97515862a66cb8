/** Amounts of money: integers of hundredths, read from text and summed over an account. */
import { daysBetween } from './calendar.ts';
import type { Cents, Invoice, IsoDate, Scenario } from './scenario.ts';

/** Beyond a hundred billion yuan a figure is a slip of the pen. */
export const largestAmount: Cents = 10_000_000_000_000;

const figure = String.raw`(\d{1,3}(?:[,，]\d{3}){1,4}|\d{1,12})(?:\.(\d{1,4}))?`;
const plainPattern = new RegExp(`^${figure}$`);
const tenThousandsPattern = new RegExp(`^${figure} ?万 ?(?:(\\d)(?:千)?|(\\d{4}))?$`);

/**
 * The amount that a text names, or null when it names none: `186000`, `186,000.50`, `18.6 万`, `9 万 3` (93,000), `1 万 2500`, with `元`, `¥`, `￥` or `CNY` about it.
 */
export function parseAmount(text: string): Cents | null {
	const bare = text
		.trim()
		.replace(/^(?:¥|￥|CNY|RMB) ?/i, '')
		.replace(/ ?(?:元整|元|yuan)$/i, '');
	const plain = plainPattern.exec(bare);
	if (plain) return cents(plain[1] ?? '', plain[2] ?? '', 2);
	const tenThousands = tenThousandsPattern.exec(bare);
	if (!tenThousands) return null;
	const [, whole = '', fraction = '', thousands, rest] = tenThousands;
	if (fraction !== '' && (thousands ?? rest) !== undefined) return null;
	const base = cents(whole, fraction, 6);
	if (base === null) return null;
	return within(base + Number(thousands ?? 0) * 100_000 + Number(rest ?? 0) * 100);
}

function cents(whole: string, fraction: string, places: number): Cents | null {
	if (fraction.length > places) return null;
	return within(Number(whole.replace(/[,，]/g, '') + fraction.padEnd(places, '0')));
}

function within(amount: Cents): Cents | null {
	return amount <= largestAmount ? amount : null;
}

/** `186000`, `1234.5` as `1234.50`: the form of an amount in a scenario file. */
export function plainAmount(amount: Cents): string {
	const rest = amount % 100;
	const whole = (amount - rest) / 100;
	return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`;
}

/** The invoices that count as owed: those due on or before today, all of them when none is due yet. */
export function owedInvoices(scenario: Scenario): Invoice[] {
	const { invoices, today } = scenario.account;
	const due = invoices.filter((invoice) => invoice.due <= today);
	return due.length > 0 ? due : invoices;
}

/** What is owed: the sum of the owed invoices. */
export function owed(scenario: Scenario): Cents {
	return owedInvoices(scenario).reduce((sum, invoice) => sum + invoice.amount, 0);
}

/** The part of what is owed that the customer disputes. */
export function disputed(scenario: Scenario): Cents {
	return owedInvoices(scenario).reduce((sum, invoice) => sum + (invoice.disputed ?? 0), 0);
}

/** Days since an invoice fell due; 0 when it is not overdue. */
export function overdueDays(invoice: Invoice, date: IsoDate): number {
	return Math.max(0, daysBetween(invoice.due, date));
}
