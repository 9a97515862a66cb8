/**
 * Replies whose words a recogniser hears otherwise than their author labelled them. A step of its own, since it needs a recogniser with its model: who
 * has one gives it.
 */
import type { ActId } from '../act/act.ts';
import { type Finding, finding } from '../scenario/finding.ts';
import { fillFacts } from '../scenario/facts.ts';
import { repliesOf, textOf } from '../scenario/replies.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Ranges } from '../scenario/source.ts';
import { actsOf } from './acts.ts';

export interface Hearer {
	/** Acts that are heard. */
	hear(reply: string, situation: { customer: string | null }): readonly { act: ActId }[];
	/** How likely each act is, 0 to 1, by data that it was not made from. */
	confidences(reply: string, situation: { customer: string | null }): ReadonlyMap<ActId, number>;
}

/**
 * Odds, of all of a scenario's replies together, at which the author's labels are doubted: twenty to one, the usual level of significance, divided among
 * the replies (Bonferroni's correction), so that a scenario labelled well has a finding in at most one case of twenty, if the recogniser's confidences
 * hold for its words.
 */
const odds = 20;

/** A confidence is taken to be no nearer to certainty. */
const leastDoubt = 1e-4;

/** In the order of the replies. */
export function actDisagreements(scenario: Scenario, ranges: Ranges, hearer: Hearer): Finding[] {
	const replies = repliesOf(scenario).filter(({ kind, segments }) => kind === 'reply' && segments.length > 0);
	const limit = Math.log(odds * replies.length);
	return replies.flatMap((reply) => {
		const range = ranges.get(reply);
		const own = actsOf(reply);
		const text = fillFacts(textOf(reply), scenario, { days: 0, promises: [] });
		if (!range || own.length === 0) return [];
		const { doubt, heard } = doubtOf(own, text, hearer);
		return doubt > limit
			? [finding('act-disagrees', range, { reply: text, acts: own.join(), heard: heard.join() })]
			: [];
	});
}

/** The logarithm of the odds against the author: those of each act that only one of both has, multiplied as if acts did not hang together. */
function doubtOf(own: readonly ActId[], text: string, hearer: Hearer): { doubt: number; heard: ActId[] } {
	const situation = { customer: null };
	const heard = hearer.hear(text, situation).map(({ act }) => act);
	let doubt = 0;
	for (const [act, confidence] of hearer.confidences(text, situation)) {
		if (heard.includes(act) === own.includes(act)) continue;
		const sure = Math.min(1 - leastDoubt, Math.max(leastDoubt, heard.includes(act) ? confidence : 1 - confidence));
		doubt += Math.max(0, Math.log(sure / (1 - sure)));
	}
	return { doubt, heard };
}
