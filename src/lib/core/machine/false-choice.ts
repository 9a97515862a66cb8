/** False choices: replies that differ in words and lead to the same place in the same mood. */
import { toneOf } from '../act/act.ts';
import { repliesOf } from '../scenario/replies.ts';
import type { Reply, Scenario } from '../scenario/scenario.ts';
import { actsOf } from './acts.ts';
import type { Exploration } from './explore.ts';
import { grouped } from './grouped.ts';
import { moodAfter } from './mood.ts';

export interface FalseChoices {
	/** States all of whose replies lead to one place in one mood, whatever the mood before. */
	states: number[];
	/** Weak and red replies that, in every reachable mood, lead where every sound one does. */
	replies: Reply[];
}

export function falseChoices(scenario: Scenario, { offers }: Exploration): FalseChoices {
	const found: FalseChoices = { states: [], replies: [] };
	for (const [state, moods] of grouped(offers, (offer) => offer.state)) {
		const choices = moods.map(({ mood, replies }) => choiceIn(scenario, mood, [...replies]));
		const all = new Set(choices.flatMap((choice) => choice.map(({ reply }) => reply)));
		if (all.size < 2) continue;
		if (choices.every((choice) => new Set(choice.map(({ leads }) => leads)).size <= 1)) found.states.push(state);
		else
			found.replies.push(...[...all].filter((reply) => toneOf(actsOf(reply)) !== 'sound' && isFalse(reply, choices)));
	}
	return found;
}

interface Choice {
	reply: Reply;
	/** Where it leads: target and mood, in one word. */
	leads: string;
}

function choiceIn(scenario: Scenario, mood: number, replies: readonly number[]): Choice[] {
	return replies.flatMap((index) => {
		const reply = repliesOf(scenario)[index];
		if (!reply) return [];
		return [{ reply, leads: `${reply.target} ${moodAfter(scenario, mood, actsOf(reply))?.to ?? mood}` }];
	});
}

/** Whether a weak or red reply leads, in every mood in which it is on offer, exactly where every sound reply leads; there is at least one such mood. */
function isFalse(reply: Reply, choices: readonly Choice[][]): boolean {
	const tone = toneOf(actsOf(reply));
	if (tone !== 'weak' && tone !== 'red') return false;
	let compared = false;
	for (const choice of choices) {
		const own = choice.find((each) => each.reply === reply);
		const sound = choice.filter((each) => toneOf(actsOf(each.reply)) === 'sound');
		if (!own || sound.length === 0) continue;
		if (sound.some(({ leads }) => leads !== own.leads)) return false;
		compared = true;
	}
	return compared;
}
