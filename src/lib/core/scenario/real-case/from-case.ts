/**
 * A playable scenario from what a trainer remembers of a real case. The bones are a scenario file in which `«customer|Mr Wright»` stands for an answer, with
 * what is said when there is none; whatever the answers are, what comes out is a file in which nothing is found.
 */
import type { ActId } from '../../act/act.ts';
import { parseAmount } from '../amounts.ts';
import { addDays, daysBetween, isIsoDate } from '../calendar.ts';
import { read } from '../read.ts';
import type { Cents, IsoDate, Scenario } from '../scenario.ts';
import { escapedBlock } from '../write-words.ts';
import { write } from '../write.ts';
import { wordFields, type CaseAnswers } from './answers.ts';
import { safeWords } from './safe-words.ts';

const blank = /«(\w+)\|([^»]*)»/g;

/** When there is no answer. */
const daysToPay = 14;
const daysLate = 20;
/** Ten years either way: what lies further away is a slip of the pen. */
const furthest = 3650;

/** Names, which stand in headings, code spans and front matter, are short. */
const names: ReadonlySet<string> = new Set(['customer', 'role', 'company', 'me', 'ours', 'goods', 'cause']);

/**
 * @param bones the file with the blanks
 * @param today the day on which the talk takes place
 */
export function fromCase(bones: string, answers: CaseAnswers, today: IsoDate): string {
	const { scenario } = read(bones);
	if (!scenario) throw new RangeError('the bones of a case cannot be read');
	const given = new Map<string, string | null>(
		wordFields.map((field) => [field, safeWords(answers.words[field], names.has(field) ? 'name' : 'line')]),
	);
	const filled = (text: string, safe: (words: string) => string = (words) => words) =>
		text.replace(blank, (_, field: string, otherwise: string) => safe(given.get(field) ?? otherwise));
	const said = { ...(withWords(scenario, filled) as Scenario) };
	// These two are written as they stand.
	said.case = scenario.case.map((text) => filled(text, escapedBlock));
	said.debrief = scenario.debrief.map((text) => filled(text, escapedBlock));
	setFigures(said, answers, today);
	said.states.slice(0, 3).forEach((state, index) => {
		const [good, bad] = state.parts[0]?.replies ?? [];
		setAct(good, answers.good[index]);
		setAct(bad, answers.bad[index]);
	});
	return write(said);
}

/** Every text of it, at whatever depth. */
function withWords(node: unknown, filled: (text: string) => string): unknown {
	if (typeof node === 'string') return filled(node);
	if (Array.isArray(node)) return node.map((each) => withWords(each, filled));
	if (typeof node !== 'object' || node === null) return node;
	return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withWords(value, filled)]));
}

function setFigures(scenario: Scenario, answers: CaseAnswers, today: IsoDate): void {
	const { account, followUp, states } = scenario;
	const amount = amountOf(answers.amount) ?? account.invoices[0]?.amount ?? 1;
	const promised = amountOf(answers.promised) ?? amount;
	const promisedOn = dayNear(answers.promisedOn, today) ?? addDays(today, daysToPay);
	account.today = today;
	scenario.channel = answers.channel;
	for (const invoice of account.invoices) {
		invoice.amount = amount;
		invoice.due = dayNear(answers.due, today) ?? addDays(today, -daysLate);
	}
	// An agreement is about two thirds of the sum at least; a token is no more than a word.
	if (3 * promised < 2 * amount) {
		scenario.best = 'verbal';
		for (const state of states) if (state.outcome === 'agreed') state.outcome = 'verbal';
	}
	for (const contact of account.contacts) contact.channel = answers.channel;
	for (const state of states)
		for (const part of state.parts)
			for (const line of part.lines)
				for (const move of line.moves)
					if (move.kind === 'promise') {
						move.amount = promised;
						move.date = promisedOn;
						move.method = answers.method;
					}
	const contact = (
		next: { from: IsoDate; to: IsoDate; channel: Scenario['channel'] } | null | undefined,
		on: IsoDate,
	) => {
		if (next) Object.assign(next, { from: on, to: addDays(on, 1), channel: answers.channel });
	};
	contact(followUp?.record.next, promisedOn);
	for (const { record } of followUp?.recordFor ?? []) contact(record.next, addDays(today, 1));
}

function setAct(reply: Scenario['everywhere'][number] | undefined, act: ActId | undefined): void {
	const [segment] = reply?.segments ?? [];
	if (segment && act) segment.acts = [act];
}

function amountOf(text: string): Cents | null {
	const amount = parseAmount(text);
	return amount !== null && amount > 0 ? amount : null;
}

function dayNear(text: string, today: IsoDate): IsoDate | null {
	return isIsoDate(text) && Math.abs(daysBetween(today, text)) <= furthest ? text : null;
}
