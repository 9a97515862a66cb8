/** What makes a trainee end up in a scene, in a few acts. */
import { actIndex, toneOf, toneOfAct, type ActId } from '../../act/act.ts';
import { actsOf } from '../../machine/acts.ts';
import { repliesOf, stateOfReply } from '../../scenario/replies.ts';
import type { Reply, Scenario } from '../../scenario/scenario.ts';

/** Acts told of each. */
const most = 3;

/** The acts that most replies have which lead to the scene from another one, the most frequent first. */
export function actsLeadingTo(scenario: Scenario, scene: number): ActId[] {
	return leadingActs(repliesTo(scenario, scene));
}

/** The ordinary replies that lead to a scene from another one. */
function repliesTo(scenario: Scenario, scene: number): Reply[] {
	return repliesOf(scenario).filter(
		({ kind, target, index }) => kind === 'reply' && target === scene && stateOfReply(scenario, index) !== scene,
	);
}

/** The acts that make these replies what they are: of a weak reply its weak acts, of a sound one its sound acts. */
export function leadingActs(replies: readonly Reply[]): ActId[] {
	const counts = new Map<ActId, number>();
	for (const reply of replies) {
		const acts = actsOf(reply);
		const tone = toneOf(acts);
		for (const act of acts) if (toneOfAct(act) === tone) counts.set(act, (counts.get(act) ?? 0) + 1);
	}
	return [...counts]
		.sort(([a, x], [b, y]) => y - x || actIndex(a) - actIndex(b))
		.slice(0, most)
		.map(([act]) => act);
}
