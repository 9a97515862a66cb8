/**
 * What a scenario gives occasion for: decides which checks apply, once per scenario version, from its authored replies and lines;
 * never from the path or the mode of one run.
 */
import type { ActId, MoveId } from '../act/act.ts';
import { linesOf, repliesOf } from '../scenario/replies.ts';
import type { Channel, Scenario } from '../scenario/scenario.ts';
import { checks, lscpSteps, weightIn } from './rubric.ts';
import type { CheckId } from './scorecard.ts';

export interface Occasions {
	/** Checks that apply, with the weight that they have here (never 0). */
	weights: ReadonlyMap<CheckId, number>;
	/** A part of an invoice is disputed. */
	dispute: boolean;
	/** Acts carried by some ordinary reply. */
	acts: ReadonlySet<ActId>;
}

export const writtenChannels: readonly Channel[] = ['wechat', 'letter'];

/** What meets a check by being said. */
export const meets = {
	'right-person': ['verify-contact'],
	persist: ['ask-commitment', 'recall-terms', 'ask-specific', 'state-debt'],
	empathise: ['empathise'],
	reflect: ['reflect'],
	'ask-before-propose': lscpSteps.listen,
	'full-first': ['ask-commitment', 'state-debt'],
	'concrete-plan': ['propose-plan', 'split-dispute'],
	'plan-fits': ['propose-plan', 'split-dispute'],
	'ease-payment': ['offer-method', 'offer-help'],
	'ask-commitment': ['ask-commitment'],
	'next-contact': ['schedule-follow-up'],
	'say-back': ['confirm-agreement'],
	'in-writing': ['confirm-in-writing'],
	'open-plainly': ['state-debt'],
} as const satisfies Partial<Record<CheckId, readonly ActId[]>>;

const known = new WeakMap<Scenario, Occasions>();

export function occasionsOf(scenario: Scenario): Occasions {
	let occasions = known.get(scenario);
	if (!occasions) known.set(scenario, (occasions = look(scenario)));
	return occasions;
}

function look(scenario: Scenario): Occasions {
	const acts = new Set<ActId>();
	let figures = false;
	for (const { kind, segments } of repliesOf(scenario)) {
		if (kind !== 'reply') continue;
		for (const segment of segments) {
			for (const act of segment.acts) acts.add(act);
			figures ||= segment.plan.some(({ date, share }) => date !== null || share !== null);
		}
	}
	const moves = new Set<MoveId>(linesOf(scenario).flatMap((line) => line.moves.map(({ kind }) => kind)));
	const dispute = scenario.account.invoices.some(({ disputed = 0 }) => disputed > 0);
	const facts = { scenario, acts, moves, figures, dispute };
	const weights = new Map<CheckId, number>();
	for (const { id } of checks) {
		const weight = weightIn(scenario, id);
		if (weight > 0 && applies(id, facts)) weights.set(id, weight);
	}
	return { weights, acts, dispute: facts.dispute };
}

interface Facts {
	scenario: Scenario;
	acts: ReadonlySet<ActId>;
	moves: ReadonlySet<MoveId>;
	/** Some reply offers a plan with a date or a share. */
	figures: boolean;
	dispute: boolean;
}

function applies(id: CheckId, { scenario, acts, moves, figures, dispute }: Facts): boolean {
	const said = (wanted: readonly ActId[]) => wanted.some((act) => acts.has(act));
	const plans = said(meets['plan-fits']);
	switch (id) {
		case 'open-plainly':
			return said(meets[id]) && (acts.has('identify') || namesTrainee(scenario));
		case 'stay-calm':
			return moves.has('press');
		case 'persist':
			return (moves.has('evade') || moves.has('refuse')) && said(meets[id]);
		case 'ask-before-propose':
			return plans && said(meets[id]);
		case 'find-cause':
			return moves.has('reveal');
		case 'full-first':
			return !dispute && said(meets[id]);
		case 'concrete-plan':
			return plans && figures;
		case 'plan-fits':
			return plans && moves.has('reveal');
		case 'promise-specific':
			return moves.has('promise');
		case 'prepared':
			return scenario.prepare.length > 0;
		case 'in-writing':
			return messageIsAsked(scenario) && (said(meets[id]) || isEverWritten(scenario));
		case 'log-true':
			return scenario.followUp !== undefined;
		case 'no-apology':
		case 'truthful':
		case 'hear-out':
		case 'within-authority':
		case 'no-vague-close':
			return true;
		default:
			return said(meets[id]);
	}
}

/** Whether some line of the customer names the trainee, who then need not do it. */
function namesTrainee(scenario: Scenario): boolean {
	return linesOf(scenario).some((line) => line.text.some((text) => mentionsTrainee(text, scenario)));
}

export function mentionsTrainee(text: string, { trainee }: Scenario): boolean {
	return trainee.name !== '' && (text.includes(trainee.name) || text.includes('{{trainee.name}}'));
}

function messageIsAsked({ followUp }: Scenario): boolean {
	return followUp !== undefined && [followUp, ...followUp.messageFor].some(({ message }) => message.length > 0);
}

function isEverWritten({ channel, states }: Scenario): boolean {
	const channels = [channel, ...states.map((state) => state.channel)];
	return channels.some((own) => own !== null && writtenChannels.includes(own));
}
