/** Amount: what is open, or what was promised, to the cent. */
import { formatAmount, grouped } from '../scenario/facts.ts';
import type { Cents } from '../scenario/scenario.ts';
import { debtAmounts } from './figures.ts';
import type { LetterMatter, LetterPart } from './letter.ts';
import { missing, there, wrong } from './part.ts';
import { promiseWords } from './promised.ts';

/** `plain` is the letter made plain. */
export function readAmount(plain: string, matter: LetterMatter): LetterPart {
	const { kind, promises, open } = matter;
	const claimed = debtAmounts(plain);
	const whole = total(matter.account.invoices.map(({ amount }) => amount));
	const notDue = whole === open ? [] : claimed.filter(({ cents }) => cents === whole);
	const expected = expectedAmounts(matter);
	if (notDue.length > 0) return wrong('amount', 'amount-not-due', notDue, expected);
	const known = knownAmounts(matter);
	const other = claimed.filter(({ cents }) => !known.has(cents));
	if (other.length > 0) return wrong('amount', 'amount-other', other, expected);
	if (kind === 'confirmation') {
		const named = promises.filter(({ amount }) => amount !== null);
		if (named.length === 0)
			return claimed.length > 0 ? there('amount', claimed, expected) : missing('amount', 'amount-lacks', expected);
		const words = promiseWords(plain, named, matter.today, matter.language);
		const places = words.flatMap(({ amount }) => amount);
		if (words.every(({ amount }) => amount.length > 0)) return there('amount', places, expected);
		return missing('amount', 'amount-lacks', expected, places);
	}
	const right = claimed.filter(({ cents }) => cents === open);
	return right.length > 0 ? there('amount', right, expected) : missing('amount', 'amount-lacks', expected, claimed);
}

/** The promised amounts of a confirmation, else what is open. */
function expectedAmounts({ kind, promises, open, account, language }: LetterMatter): string {
	const promised = kind === 'confirmation' ? promises.flatMap(({ amount }) => amount ?? []) : [];
	if (promised.length === 0) return formatAmount(open, language, account.currency);
	return promised
		.map((amount) => (language === 'zh' ? `${grouped(amount)} 元` : `${account.currency} ${grouped(amount)}`))
		.join(language === 'zh' ? '、' : ', ');
}

/** What may be named without contradicting the account: invoices and their sums, what is disputed and what is not, promises, their sum and what they leave. */
function knownAmounts({ account, owed, open, promises }: LetterMatter): ReadonlySet<Cents> {
	const disputed = total(owed.map((invoice) => invoice.disputed ?? 0));
	const promised = promises.map(({ amount }) => amount ?? 0);
	return new Set([
		open,
		...account.invoices.flatMap((invoice) => [
			invoice.amount,
			invoice.disputed ?? invoice.amount,
			invoice.amount - (invoice.disputed ?? 0),
		]),
		disputed,
		open - disputed,
		...promised,
		total(promised),
		open - total(promised),
		...promised.map((amount) => open - amount),
	]);
}

function total(amounts: readonly Cents[]): Cents {
	return amounts.reduce((sum, amount) => sum + amount, 0);
}
