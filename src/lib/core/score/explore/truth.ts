/** Which replies give a figure as the debt that is not the account's. For most that never changes; for some it hangs on the day and on what was promised. */
import type { Snapshot } from '../../machine/events.ts';
import { firstSnapshot } from '../../machine/next.ts';
import type { Recollections } from '../../machine/recollection.ts';
import { mentionsIn } from '../../scenario/facts.ts';
import { repliesOf, textOf } from '../../scenario/replies.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { authoredReplies } from '../authored.ts';
import type { Story } from '../story.ts';
import { contradictions, debtActs } from '../truth.ts';

export interface Truth {
	/** `memory`: number of what is remembered before the reply is given. */
	isUntrue(reply: number, memory: number): boolean;
}

export function truthIn(scenario: Scenario, recollections: Recollections): Truth {
	const start = firstSnapshot(scenario, []);
	const suspects = suspectsIn(scenario);
	const known = new Map<string, boolean>();
	return {
		isUntrue(reply, memory) {
			if (!suspects.has(reply)) return false;
			const { days, promises } = recollections.get(memory);
			const key = `${reply} ${days} ${promises.map(({ amount, date }) => `${amount}@${date}`).join()}`;
			let untrue = known.get(key);
			if (untrue === undefined) {
				untrue = contradictions(storyWith(scenario, reply, { ...start, days, promises })).length > 0;
				known.set(key, untrue);
			}
			return untrue;
		},
	};
}

/** Whether what is true of some reply depends on the day. */
export function readsDays(scenario: Scenario): boolean {
	return suspectsIn(scenario).size > 0;
}

/** Replies that present the debt with a figure the case does not know, or with one that texts fill in. */
function suspectsIn(scenario: Scenario): ReadonlySet<number> {
	const start = firstSnapshot(scenario, []);
	const suspects = [...authoredReplies(scenario).values()].filter(({ reply, acts }) => {
		if (!acts.some((act) => debtActs.includes(act))) return false;
		return mentionsIn(textOf(reply)).length > 0 || contradictions(storyWith(scenario, reply.index, start)).length > 0;
	});
	return new Set(suspects.map(({ reply }) => reply.index));
}

/** A story of one reply, given at this moment. */
function storyWith(scenario: Scenario, index: number, before: Snapshot): Story {
	const reply = repliesOf(scenario)[index] ?? null;
	const { acts = [], plan = [], documents = [] } = authoredReplies(scenario).get(index) ?? {};
	const step = {
		entry: 0,
		kind: 'reply' as const,
		reply,
		acts: [...acts],
		before,
		after: before,
		line: null,
		moodChange: null,
	};
	const state = {
		phase: 'talk' as const,
		prepare: [],
		documents: [],
		snapshot: before,
		steps: [step],
		record: null,
		message: null,
	};
	const replies = [{ number: 1, entry: 0, acts, plan, documents, step }];
	return { scenario, state, entries: [], replies, lines: [], snapshot: before, ending: null };
}
