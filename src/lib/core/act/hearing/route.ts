/** Which of the replies on offer a free text comes closest to: by its acts, its figures and its words. */
import { toneOfAct, type ActId } from '../act.ts';
import { datesIn } from '../dates/dates.ts';
import { figuresIn } from '../figures.ts';
import { textOf } from '../../scenario/replies.ts';
import type { Cents, IsoDate, Reply, Scenario } from '../../scenario/scenario.ts';
import { bare } from './bare.ts';
import { likeness, profileOf, type Profile } from './likeness.ts';
import { longestReply, normalise } from './normalise.ts';
import type { HeardAct } from './recognise.ts';

export interface Candidate {
	reply: Reply;
	acts: ReadonlySet<ActId>;
	profiles: Profile[];
	/** Its wordings as `bare` leaves them. */
	words: string[];
	amounts: Cents[];
	dates: { from: IsoDate; to: IsoDate }[];
	/** Names, papers and numbers of the account that the reply speaks of. */
	named: string[];
}

export interface Fit {
	reply: Reply;
	/** 0 to about 1. */
	fit: number;
}

/** Below this nothing on offer is what was said. */
export const leastFit = 0.05;

/** What a reply of the scenario offers to be compared with. `fill` puts the account's facts into `{{…}}`. */
export function candidateOf(
	scenario: Scenario,
	reply: Reply,
	today: IsoDate,
	fill: (text: string) => string,
): Candidate {
	const own = fill(textOf(reply));
	const texts = [own, ...reply.wordings.map(fill)];
	const plan = reply.segments.flatMap((segment) => segment.plan);
	return {
		reply,
		acts: new Set(reply.segments.flatMap(({ acts }) => acts)),
		profiles: texts.map((text) => profileOf(normalise(text.slice(0, longestReply)))),
		words: texts.map(bare),
		amounts: [...amountsIn(own), ...plan.flatMap(({ amount }) => amount ?? [])],
		dates: [
			...datesIn(own, today),
			...plan.flatMap(({ date }) => (date && date.length === 10 ? [{ from: date, to: date }] : [])),
		],
		named: namesIn(scenario, own),
	};
}

/** The candidates by how well they fit, best first; equal ones in author's order. */
export function rank(
	scenario: Scenario,
	candidates: readonly Candidate[],
	text: string,
	heard: readonly HeardAct[],
	today: IsoDate,
): Fit[] {
	const profile = profileOf(normalise(text));
	const acts = new Set(heard.map(({ act }) => act));
	const amounts = amountsIn(text);
	const dates = datesIn(text, today);
	const named = namesIn(scenario, text);
	return candidates
		.map((candidate) => ({
			reply: candidate.reply,
			fit:
				0.45 * actsAlike(acts, candidate.acts) +
				0.55 * Math.max(...candidate.profiles.map((own) => likeness(profile, own))) +
				0.2 * figuresAlike(amounts, candidate.amounts, (a, b) => a === b) +
				0.2 * figuresAlike(dates, candidate.dates, (a, b) => a.from <= b.to && b.from <= a.to) +
				0.12 * figuresAlike(named, candidate.named, (a, b) => a === b),
		}))
		.sort((a, b) => b.fit - a.fit);
}

const weightOf = (act: ActId) => (toneOfAct(act) === 'sound' ? 1 : 2);

/** Weighted overlap; weak acts and red lines count double, for they change what follows. */
function actsAlike(heard: ReadonlySet<ActId>, own: ReadonlySet<ActId>): number {
	let both = 0;
	let either = 0;
	for (const act of new Set([...heard, ...own])) {
		either += weightOf(act);
		if (heard.has(act) && own.has(act)) both += weightOf(act);
	}
	return either === 0 ? 0 : both / either;
}

/** 1 when all are shared, −1 when both name some and none is shared, 0 when neither names any. */
function figuresAlike<T>(said: readonly T[], own: readonly T[], same: (a: T, b: T) => boolean): number {
	if (said.length === 0 && own.length === 0) return 0;
	if (said.length === 0 || own.length === 0) return -0.25;
	const shared = said.filter((figure) => own.some((other) => same(figure, other))).length;
	return shared === 0 ? -1 : (2 * shared) / (said.length + own.length);
}

function amountsIn(text: string): Cents[] {
	return figuresIn(text).amounts.map(({ cents }) => cents);
}

function namesIn(scenario: Scenario, text: string): string[] {
	const { account, customer } = scenario;
	const names = [
		...account.documents,
		...account.contacts.flatMap(({ name, title }) => [name, title ?? '']),
		...account.invoices.flatMap(({ number, goods }) => [number, goods ?? '']),
		customer.name,
	];
	return [...new Set(names.filter((name) => name.length > 1 && text.includes(name)))];
}
