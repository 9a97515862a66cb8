/** The amounts and days that a case knows: those of its account, its briefing and what the customer says. Looked up once per scenario. */
import { figuresIn } from '../act/figures.ts';
import { linesOf } from '../scenario/replies.ts';
import type { Cents, Scenario } from '../scenario/scenario.ts';

interface Known {
	amounts: ReadonlySet<Cents>;
	/** `-04-11`: month and day, any year. */
	days: ReadonlySet<string>;
}

const known = new WeakMap<Scenario, Known>();

export function knownAmounts(scenario: Scenario): ReadonlySet<Cents> {
	return of(scenario).amounts;
}

export function knownDays(scenario: Scenario): ReadonlySet<string> {
	return of(scenario).days;
}

function of(scenario: Scenario): Known {
	let figures = known.get(scenario);
	if (!figures) known.set(scenario, (figures = look(scenario)));
	return figures;
}

function look(scenario: Scenario): Known {
	const { account } = scenario;
	const amounts = new Set(sums(scenario));
	const dates = [account.today, ...account.invoices.flatMap(({ due, issued }) => [due, issued ?? due])];
	const days = new Set([...dates, ...account.history.map(({ date }) => date)].map((date) => date.slice(4)));
	for (const text of texts(scenario)) {
		const figures = figuresIn(text);
		for (const { cents } of figures.amounts) amounts.add(cents);
		for (const { month, day } of figures.dates) {
			days.add(`-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
		}
	}
	for (const { moves } of linesOf(scenario)) {
		for (const move of moves) {
			if (move.kind !== 'promise') continue;
			if (move.amount !== null) amounts.add(move.amount);
			if (move.date !== null && move.date.length === 10) days.add(move.date.slice(4));
		}
	}
	return { amounts, days };
}

/** Beyond so many invoices, only single amounts and the total are summed up. */
const mostInvoicesToSum = 10;

/** Invoices, the sums of any of them, and the same with the disputed parts taken out. */
function sums({ account }: Scenario): Cents[] {
	const whole = account.invoices.map(({ amount }) => amount);
	const parts = account.invoices.map(({ amount, disputed = 0 }) => amount - disputed);
	const disputes = account.invoices.flatMap(({ disputed = 0 }) => (disputed > 0 ? [disputed] : []));
	return [whole, parts, disputes].flatMap((amounts) => [...subsetSums(amounts), total(whole) - total(disputes)]);
}

function subsetSums(amounts: readonly Cents[]): Cents[] {
	if (amounts.length > mostInvoicesToSum) return [...amounts, total(amounts)];
	return amounts.reduce<Cents[]>((sums, amount) => [...sums, ...sums.map((sum) => sum + amount)], [0]);
}

function total(amounts: readonly Cents[]): Cents {
	return amounts.reduce((sum, amount) => sum + amount, 0);
}

function texts(scenario: Scenario): string[] {
	const { account, prepare, states } = scenario;
	return [
		scenario.title,
		scenario.summary,
		scenario.goal,
		...scenario.case,
		...account.documents,
		...account.invoices.flatMap(({ goods }) => goods ?? []),
		...account.contacts.map(({ role }) => role ?? ''),
		...account.history.map(({ note }) => note),
		...prepare.flatMap(({ text, options }) => [text, ...options.map((option) => option.text)]),
		...states.flatMap(({ narration, parts }) => [...narration, ...parts.flatMap((part) => part.narration)]),
		...linesOf(scenario).flatMap(({ text }) => text),
	];
}
