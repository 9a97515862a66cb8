/**
 * Ways of playing. Some go by looks: always the longest reply, the one with most figures, the politest; a scenario in which one of them passes gives
 * itself away. Others go by what replies do: only what is sound, always firm, always yielding. Acts one and three are taken as perfect, so that only the
 * choice of replies counts.
 */
import { type ActId, toneOf, toneOfAct } from '../act/act.ts';
import { actsOf } from '../machine/acts.ts';
import { draw } from '../machine/chance.ts';
import { offered } from '../machine/offer.ts';
import { fillFacts } from '../scenario/facts.ts';
import { textOf } from '../scenario/replies.ts';
import type { Outcome, Reply, Scenario } from '../scenario/scenario.ts';
import { scoreFigures } from './score.ts';
import { afterGiving, afterHangingUp, runOf, starts, type Walk } from './walk.ts';

export const policies = [
	'longest',
	'most-figures',
	'politest',
	'shortest',
	'random',
	'argue-first',
	'sincere',
	'firm',
	'yielding',
] as const;
export type Policy = (typeof policies)[number];

/** A policy that goes by looks alone. */
export type Look = 'longest' | 'most-figures' | 'politest' | 'shortest';

export interface PolicyReport {
	policy: Policy;
	/** Runs played, each to its end. */
	runs: number;
	/** Every tie was broken every way; false when there were too many ways, and the rest was sampled. */
	complete: boolean;
	passes: number;
	/** How many runs ended how. */
	outcomes: ReadonlyMap<Outcome | null, number>;
	/** The lowest, the mean (one decimal) and the highest total. */
	total: { lowest: number; mean: number; highest: number };
	/** The run with the highest total: its replies (indices) and where it led. */
	best: { total: number; passed: boolean; outcome: Outcome | null; replies: number[] };
}

export interface Effort {
	/** Runs of a policy by chance, and samples of ways that were too many. */
	runs?: number;
	seed?: number;
	/** Ways of breaking ties that are tried before sampling. */
	ways?: number;
}

/** Where so much is left to chance that going every way is not tried. */
const sampledOnly: readonly Policy[] = ['random', 'argue-first', 'sincere'];

/** A run that has not ended after so many replies hangs up. */
export const mostReplies = 60;

/** What a policy gets out of a scenario. `random`, `argue-first` and `sincere` are sampled; the others go every way that their ties allow. */
export function measure(
	scenario: Scenario,
	policy: Policy,
	{ runs = 1000, seed = 1, ways = 2000 }: Effort = {},
): PolicyReport {
	const tally = new Tally(scenario, policy);
	const complete = !sampledOnly.includes(policy) && everyWay(scenario, policy, tally, ways);
	if (!complete) {
		for (let run = 0; run < runs; run++) tally.add(oneWay(scenario, policy, seed, run));
	}
	return tally.report(complete);
}

/** Depth first through all ties. Returns false when there were more ways than wanted. */
function everyWay(scenario: Scenario, policy: Policy, tally: Tally, ways: number): boolean {
	const open = starts(scenario);
	for (let walk = open.pop(); walk; walk = open.pop()) {
		const choices = choicesOf(scenario, policy, walk);
		if (choices.length === 0) {
			if (tally.runs >= ways) return false;
			tally.add(finished(scenario, walk));
		}
		for (const reply of choices) open.push(...afterGiving(scenario, walk, reply));
	}
	return true;
}

/** One run of a policy to its end, ties and lines broken by chance. */
export function oneWay(scenario: Scenario, policy: Policy, seed: number, run: number): Walk {
	let rolls = 0;
	const pick = <T>(items: readonly T[]): T | undefined => items[draw(Math.max(items.length, 1), seed, run, rolls++)];
	let walk = pick(starts(scenario));
	for (let last = walk; walk; last = walk) {
		const reply = pick(choicesOf(scenario, policy, walk));
		walk = reply && pick(afterGiving(scenario, walk, reply));
		if (!walk && last) return finished(scenario, last);
	}
	throw new RangeError('a talk has a start');
}

/** What the policy would say next, ties and all; nothing when the run is over or has gone on too long. */
function choicesOf(scenario: Scenario, policy: Policy, walk: Walk): Reply[] {
	if (walk.snapshot.over || walk.replies >= mostReplies) return [];
	const offer = offered(scenario, walk.snapshot);
	if (policy === 'random') return offer;
	if (policy === 'argue-first') return quarrelsome(walk, offer);
	if (policy === 'sincere') return sincere(walk, offer);
	if (policy === 'firm' || policy === 'yielding') return liked(offer, ({ acts }) => leaning(acts, policy));
	return liked(offer, ({ reply }) => looks[policy](fillFacts(textOf(reply), scenario, walk.snapshot)));
}

/** The replies that are marked highest. */
function liked(offer: readonly Reply[], markOf: (own: { reply: Reply; acts: readonly ActId[] }) => number): Reply[] {
	const marks = offer.map((reply) => markOf({ reply, acts: actsOf(reply) }));
	const highest = Math.max(...marks);
	return offer.filter((_, index) => marks[index] === highest);
}

/** Says only what is sound where it can, and of that what does most that was not done yet; looks no reply ahead. */
function sincere({ steps }: Walk, offer: readonly Reply[]): Reply[] {
	const said = new Set(steps.flatMap(({ acts }) => acts));
	const sound = offer.filter(isSound);
	return liked(sound.length > 0 ? sound : offer, ({ acts }) => acts.filter((act) => !said.has(act)).length);
}

/** Keeps to the debt, presses, and goes as far as the law allows. */
const firmActs: readonly ActId[] = [
	'state-debt',
	'cite-evidence',
	'recall-terms',
	'state-urgency',
	'state-consequence',
	'escalate',
	'ask-commitment',
];

/** Takes back, puts off, asks pardon, and is kind. */
const yieldingActs: readonly ActId[] = [
	'give-up',
	'apologise',
	'vague-close',
	'acknowledge',
	'empathise',
	'close-politely',
];

/** How far a reply leans a policy's way: its acts of that kind, less those of the other and, since firmness stays within the law, those that cross a line. */
function leaning(acts: readonly ActId[], policy: 'firm' | 'yielding'): number {
	const count = (own: readonly ActId[]) => acts.filter((act) => own.includes(act)).length;
	const firmness = count(firmActs) - count(yieldingActs);
	const crossed = acts.some((act) => toneOfAct(act) === 'red');
	return (policy === 'firm' ? firmness : -firmness) - (crossed ? 2 * acts.length : 0);
}

/** Quarrels at the first occasion, and from then on says only what is sound where it can. */
function quarrelsome({ steps }: Walk, offer: Reply[]): Reply[] {
	const quarrelled = steps.some(({ acts }) => acts.includes('argue'));
	const fitting = offer.filter(
		(reply) => actsOf(reply).includes('argue') !== quarrelled && (!quarrelled || isSound(reply)),
	);
	return fitting.length > 0 ? fitting : offer;
}

function finished(scenario: Scenario, walk: Walk): Walk {
	return walk.snapshot.over ? walk : afterHangingUp(scenario, walk);
}

/** The looks of a reply that a policy goes by: the higher, the better it likes it. */
const looks: Record<Look, (text: string) => number> = {
	longest: (text) => [...text].length,
	shortest: (text) => -[...text].length,
	'most-figures': (text) => text.match(/[0-9０-９]/g)?.length ?? 0,
	politest: (text) =>
		text.match(/您|请|麻烦|谢谢|辛苦|\bplease\b|\bthank|\bkindly\b|\bappreciate|\bsorry to\b/gi)?.length ?? 0,
};

class Tally {
	readonly #scenario: Scenario;
	readonly #policy: Policy;
	#sum = 0;
	#lowest = 100;
	#passes = 0;
	readonly #outcomes = new Map<Outcome | null, number>();
	#best: PolicyReport['best'] = { total: -1, passed: false, outcome: null, replies: [] };
	runs = 0;

	constructor(scenario: Scenario, policy: Policy) {
		this.#scenario = scenario;
		this.#policy = policy;
	}

	add(walk: Walk): void {
		const { total, passed, outcome } = scoreFigures(this.#scenario, runOf(this.#scenario, walk));
		this.runs += 1;
		this.#sum += total;
		this.#lowest = Math.min(this.#lowest, total);
		if (passed) this.#passes += 1;
		this.#outcomes.set(outcome.id, (this.#outcomes.get(outcome.id) ?? 0) + 1);
		if (total > this.#best.total) this.#best = { total, passed, outcome: outcome.id, replies: repliesOf(walk) };
	}

	report(complete: boolean): PolicyReport {
		const mean = Math.round((10 * this.#sum) / Math.max(this.runs, 1)) / 10;
		return {
			policy: this.#policy,
			runs: this.runs,
			complete,
			passes: this.#passes,
			outcomes: this.#outcomes,
			total: { lowest: this.#lowest, mean, highest: this.#best.total },
			best: this.#best,
		};
	}
}

function isSound(reply: Reply): boolean {
	return toneOf(actsOf(reply)) === 'sound';
}

export function repliesOf({ steps }: Walk): number[] {
	return steps.flatMap(({ reply }) => (reply ? [reply.index] : []));
}
