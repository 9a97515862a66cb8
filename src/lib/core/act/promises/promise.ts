/** Promises in a customer's line: amount, day, method and payer as they were said, and what a bare yes takes over from the line before. */
import type { Cents, IsoDate, Method, PromiseDate } from '../../scenario/scenario.ts';
import { spokenAmounts, type SpokenAmount } from './amounts.ts';
import { assents, putsTerms } from './assent.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { methodIn } from './methods.ts';
import { payerIn } from './payers.ts';
import { promisedDays, type SpokenDay } from './promised-date.ts';

export interface SpokenPromise {
	amount: Cents | null;
	date: PromiseDate;
	method: Method | null;
	/** In the words that were said; null when nobody is named besides the speaker. */
	payer: string | null;
	/** Another one beside those before it: 剩下的, the rest. */
	more: boolean;
}

export interface Circumstances {
	/** The day on which it is said. */
	today: IsoDate;
	/** What shares and the rest are counted of; null when it is not known. */
	owed: Cents | null;
	/** What the other side said just before; null at the start. */
	before: string | null;
}

const pays =
	/付|打(?!折|算|听|个?电话|扰)|转(?!机)|汇|结(?!婚)|还(?!没|有|是|要|得|在|不|差)|给(?!谁|不|个)|出款|出账|走款|走(?=[，。!！]|$|的)|清|划|送|数给|支付|安排|补|到账|拿(?:钱|走)|来拿|\b(?:pay|paid|transfer|wire|send|remit|settle|clear|release|go(?:es|ing)? out|be with you|have it|put through|process|land|hit your|in your account|sort)\b/iu;
const denies =
	/不行|不成|不是|付不|转不|给不|打不|没法|莫想|以为|不可能|别(?:想|指望)|没有(?!问题)|不来|\b(?:can'?t|cannot|won'?t|not|never|no way|didn'?t)\b/iu;
/** A day so surrounded is that of the next talk. */
const contacts =
	/电话|联系|回访|拜访|找您|找你|碰头|见面|对一下|回个|提醒|\b(?:(?:call|ring|phone|e?mail|text|message)(?:ing)? (?:you|me|us|him|her|back|again)|touch base|follow up|check in|speak|talk|meet|chat|catch up)\b/iu;
/** A figure so introduced tells what is owed, bought or taken off, not what will be paid. */
const tellsOf =
	/(?:一共|总共|共|欠|差|扣(?!完)|罚|定金|首付差|本来|原来|免|少|外面|人家|客户|甲方|买家|合同|owe|owed|total|outstanding|deduct(?:ed)?|short(?:fall)?|charged?)[^，。,]{0,4}$/iu;
/** What the other side shall do first. */
const yours = /(?:你们?|您|贵司)先(?!拿)|打来|\byou (?:first|pay)\b/iu;
const echoes = /^(?:是吧|吧|嘛)?[？?]|^(?:是吧|对吧)/u;

/** In the order in which they are said; the first may be without any figure. The line is taken to promise. */
export function promisesIn(line: string, { today, owed, before }: Circumstances): SpokenPromise[] {
	const sum = owed ?? (before === null ? null : onlySum(before, today));
	const own = termsIn(line, today, sum);
	const first = own[0] ?? nothing;
	if (before === null || !assents(line) || !putsTerms(before)) return withCommon(own.length > 0 ? own : [first], line);
	// A sum without a day is what is owed, unless it is asked for as a part.
	const proposed = withCommon(termsIn(before, today, sum), before).filter(
		({ date }) => date !== null || /先|没争议|无争议|part|first|undisputed/iu.test(before),
	);
	// A yes with a day of its own goes with the sum that was asked for; with nothing of its own, with all terms.
	if (first.amount === null && first.date === null)
		return proposed.length > 0 ? keepOwn(proposed, line) : withCommon([first], line);
	if (proposed.length !== 1) return withCommon(own.length > 0 ? own : [first], line);
	const [asked] = proposed;
	return withCommon(
		own.map((terms, at) =>
			at > 0
				? terms
				: { ...terms, amount: terms.amount ?? asked?.amount ?? null, date: terms.date ?? asked?.date ?? null },
		),
		line,
	);
}

/** What is owed by the words of the other side, where they name one sum. */
function onlySum(text: string, today: IsoDate): Cents | null {
	const sums = spokenAmounts(text, promisedDays(text, today), null).filter(({ cents }) => cents !== null);
	return sums.length === 1 ? (sums[0]?.cents ?? null) : null;
}

type Terms = Pick<SpokenPromise, 'amount' | 'date' | 'more'>;
const nothing: Terms = { amount: null, date: null, more: false };

/** Method and payer are said once for all parts. */
function withCommon(terms: readonly Terms[], text: string): SpokenPromise[] {
	const [method, payer] = [methodIn(text), payerIn(text)];
	return terms.map((own) => ({ ...own, method, payer }));
}

function keepOwn(proposed: readonly SpokenPromise[], line: string): SpokenPromise[] {
	const [method, payer] = [methodIn(line), payerIn(line)];
	return proposed.map((own) => ({ ...own, method: method ?? own.method, payer: payer ?? own.payer }));
}

/** Sums with their days; a day alone where no sum is named. */
export function termsIn(text: string, today: IsoDate, owed: Cents | null): Terms[] {
	const clauses = clausesOf(text);
	const days = promisedDays(text, today).filter((day) => {
		const words = around(clauses, day);
		return !denies.test(words) && (!contacts.test(words) || pays.test(words.replaceAll('给', '')));
	});
	const amounts = spokenAmounts(text, promisedDays(text, today), owed);
	const sums = amounts.filter(({ rest }) => !rest);
	const weighed = sums.map((sum) => weightOf(sum, text, clauses, days));
	const main = heaviest(sums, weighed);
	if (!main) {
		const day = bestDay(days, clauses);
		return day ? [{ amount: null, date: day.date, more: false }] : [];
	}
	const own = dayFor(main, days, clauses) ?? bestDay(days, clauses);
	const terms: Terms[] = [{ amount: main.cents, date: own?.date ?? null, more: false }];
	// A further part counts where a day of its own goes with it.
	const used = new Set(own ? [own] : []);
	let left = owed === null || main.cents === null ? null : owed - main.cents;
	for (const part of amounts) {
		if (part.start <= main.start) continue;
		const day = dayFor(
			part,
			days.filter((other) => !used.has(other)),
			clauses,
		);
		if (!day) continue;
		used.add(day);
		const amount = part.rest ? left : part.cents;
		if (left !== null && amount !== null) left -= amount;
		if (amount === null || amount > 0) terms.push({ amount, date: day.date, more: true });
	}
	return terms;
}

/** The sum that most speaks for; a figure goes before a share of what is not known. */
function heaviest(sums: readonly SpokenAmount[], weights: readonly number[]): SpokenAmount | undefined {
	const most = (of: readonly number[]) =>
		of.reduce((best, at) => ((weights[at] ?? 0) > (weights[best] ?? -9) ? at : best), -1);
	const fit = [...sums.keys()].filter((at) => (weights[at] ?? 0) >= -1);
	const known = fit.filter((at) => sums[at]?.cents !== null);
	return sums[most(known.length > 0 ? known : fit)];
}

function weightOf(sum: SpokenAmount, text: string, clauses: readonly Clause[], days: readonly SpokenDay[]): number {
	const clause = clauseAt(clauses, sum.start);
	const [lead, rest] = [text.slice(Math.max(0, sum.start - 12), sum.start), text.slice(sum.end, sum.end + 4)];
	let weight = 0;
	if (clause && pays.test(clause.text)) weight += 2;
	if (/(?:先|给|付|打|转|回|安排|结|补|还|汇|拿|pay|send|transfer|do)[^，。,]{0,4}$/iu.test(lead)) weight += 2;
	if (clause && days.some(({ start }) => start >= clause.start && start < clause.end)) weight += 1;
	if (clause && sum.end - sum.start >= clause.text.trim().length - 2) weight += 1;
	if (tellsOf.test(lead)) weight -= 3;
	if (echoes.test(rest)) weight -= 1;
	if (clause && (denies.test(clause.text) || yours.test(clause.text))) weight -= 3;
	return weight;
}

/** The day in the same clause, nearest first; else alone in the clause beside it. */
function dayFor(sum: SpokenAmount, days: readonly SpokenDay[], clauses: readonly Clause[]): SpokenDay | undefined {
	const at = clauses.findIndex(({ start, end }) => sum.start >= start && sum.start < end);
	const within = (clause: Clause | undefined) =>
		days
			.filter(({ start }) => clause && start >= clause.start && start < clause.end)
			.sort((a, b) => distance(a, sum) - distance(b, sum));
	return within(clauses[at])[0];
}

function distance(day: SpokenDay, sum: SpokenAmount): number {
	// Of two as near, the one in front: 5 号付 8 万, 30 June for 4,050.
	return day.start > sum.start ? day.start - sum.end + 2 : sum.start - day.end;
}

/** The last day that stands with a word of paying, else the last day that stands anywhere; a day goes before as soon as possible. */
function bestDay(days: readonly SpokenDay[], clauses: readonly Clause[]): SpokenDay | undefined {
	const weigh = (day: SpokenDay) =>
		(pays.test(clauseAt(clauses, day.start)?.text ?? '') ? 1 : 0) + (day.date === 'asap' ? 0 : 2);
	const most = Math.max(...days.map(weigh));
	return days.findLast((day) => weigh(day) === most);
}

function clauseAt(clauses: readonly Clause[], place: number): Clause | undefined {
	return clauses.find(({ start, end }) => place >= start && place < end);
}

function around(clauses: readonly Clause[], { start }: SpokenDay): string {
	return clauseAt(clauses, start)?.text ?? '';
}
