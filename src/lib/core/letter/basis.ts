/** Basis: the papers that the debt stands on, and the number of an invoice that is due. */
import type { HeardAct } from '../act/hearing/recognise.ts';
import type { LetterMatter, LetterPart, Words } from './letter.ts';
import { missing, there, wrong } from './part.ts';
import { placesOf } from './text.ts';

const papers =
	/合同|协议|订单|发票|票据|送货单|送货签收单|签收单|签收|收货单|验收单|入库单|对账单|还款安排|还款计划|欠条|(?:这|那|两|三|几)(?:一)?张票|\b(?:contract|agreement|(?:purchase )?order|invoices?|delivery notes?|statements?|goods received notes?|schedule)\b/gi;

/** A number such as HR-0312. */
const numbers = /(?<![a-z\d])[a-z]{1,6}-?\d{2,10}(?![a-z\d])/gi;

export function readBasis(text: string, matter: LetterMatter, heard: readonly HeardAct[]): LetterPart {
	const expected = matter.owed.map(({ number }) => number).join(matter.language === 'zh' ? '、' : ', ');
	const named = placesOf(text, numbers).map((place) => ({ ...place, number: text.slice(place.start, place.end) }));
	const isOf = (all: readonly { number: string }[], number: string) =>
		all.some((each) => bare(each.number) === bare(number));
	const other = named.filter(({ number }) => looksLikeOurs(matter, number) && !isOf(matter.account.invoices, number));
	if (other.length > 0) return wrong('basis', 'basis-other-number', other, expected);
	const due = [...named.filter(({ number }) => isOf(matter.owed, number)), ...digitsOf(text, matter)];
	const notDue = named.filter(({ number }) => isOf(matter.account.invoices, number) && !isOf(matter.owed, number));
	if (due.length === 0 && notDue.length > 0) return wrong('basis', 'basis-not-due', notDue, expected);
	const paper: Words[] = placesOf(text, papers);
	if (due.length + paper.length > 0) return there('basis', [...due, ...paper.slice(0, 4)]);
	const pointed = heard.filter(({ act, confidence }) => act === 'cite-evidence' && confidence >= 0.6);
	return pointed.length > 0 ? there('basis', pointed) : missing('basis', 'basis-lacks', expected);
}

/** An invoice called by its digits alone: 0312 那张票. */
function digitsOf(text: string, { owed }: LetterMatter): Words[] {
	return owed.flatMap(({ number }) => {
		const digits = /\d{3,10}$/.exec(number)?.[0];
		return digits ? placesOf(text, new RegExp(`(?<![\\d.,-])${digits}(?![\\d.,])`, 'g')) : [];
	});
}

function bare(number: string): string {
	return number.replace('-', '').toUpperCase();
}

/** Whether it begins with the letters of one of our invoices and is as long: a slip in its digits. */
function looksLikeOurs({ account }: LetterMatter, number: string): boolean {
	const letters = (text: string) => bare(text).replace(/\d+$/, '');
	return account.invoices.some(
		(invoice) => letters(invoice.number) === letters(number) && bare(invoice.number).length === bare(number).length,
	);
}
