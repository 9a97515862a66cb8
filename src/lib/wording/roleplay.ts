/** The cards of a role play in words: which acts move the talk on, in which moods, on which conditions; and what an observer is asked. */
import type { ActId } from '../core/act/act.ts';
import type { Scenario } from '../core/scenario/scenario.ts';
import { conditionsOf, type Condition } from '../core/score/roleplay/conditions.ts';
import type { Contradiction } from '../core/score/roleplay/observed.ts';
import type { TickAnswer } from '../core/score/roleplay/ticks.ts';
import type { Way } from '../core/score/roleplay/ways.ts';
import type { Figures } from '../core/score/arithmetic.ts';
import type { Principle } from '../core/score/scorecard.ts';
import { principleValue } from '../core/score/overview.ts';
import { m } from '../paraglide/messages.js';
import { actName } from './act.ts';
import { inQuotes } from './quote.ts';
import { checkName } from './rubric.ts';

/** `复述确认＋提出方案，或要求承诺`: any of the sets will do. */
export function actSets(sets: readonly (readonly ActId[])[]): string {
	return sets.map((set) => set.map((act) => actName(act)).join(m.roleplay_and())).join(m.roleplay_or());
}

/** `争辩指责、打断敷衍、任何越线的话`: any of them will do. */
export function actList(acts: readonly ActId[], anyRed = false): string {
	return [...acts.map((act) => actName(act)), ...(anyRed ? [m.roleplay_any_red()] : [])].join(m.roleplay_comma());
}

/** `认真、松口时`; empty where the mood does not matter. */
export function moodsText(moods: readonly number[] | null, names: readonly string[]): string {
	return moods ? m.roleplay_in_moods({ moods: moods.map((mood) => names[mood] ?? '').join(m.roleplay_comma()) }) : '';
}

/** What must have happened besides. */
export function conditionText(condition: Condition, scenario: Scenario): string {
	switch (condition.kind) {
		case 'mood': {
			const mood = scenario.moods[condition.mood] ?? '';
			return condition.is ? m.roleplay_if_mood({ mood }) : m.roleplay_if_not_mood({ mood });
		}
		case 'learnt':
			return m.roleplay_if_learnt({ fact: scenario.facts[condition.fact] ?? '' });
		case 'said':
			return m.roleplay_if_said({ act: actName(condition.act) });
		case 'brought':
			return m.roleplay_if_brought({ document: scenario.account.documents[condition.document] ?? '' });
		case 'visits':
			return m.roleplay_if_visits({ count: condition.count });
		case 'heard':
			return m.roleplay_if_heard({ acts: actList(condition.acts), times: condition.times });
	}
}

const answers: Record<TickAnswer, () => string> = {
	yes: m.roleplay_yes,
	no: m.roleplay_no,
	'not-raised': m.roleplay_not_raised,
};

export function answerName(answer: TickAnswer): string {
	return answers[answer]();
}

/** Two ticks that cannot both be right, and which. */
export function contradictionText({ check, why, act }: Contradiction): string {
	const name = checkName(check);
	const said = act ? actName(act) : '';
	if (why === 'heard') return m.roleplay_odd_heard({ check: name, act: said });
	if (why === 'unheard') return m.roleplay_odd_unheard({ check: name, act: said });
	return why === 'rung' ? m.roleplay_odd_rung({ check: name }) : m.roleplay_odd_writing({ check: name });
}

/** `83`, or `41–83` while something is open. */
export function rangeText(least: number | null, most: number | null): string {
	if (least === null || most === null) return m.roleplay_none();
	return least === most ? String(least) : m.roleplay_range({ least, most });
}

/** A principle's value, or the range that it may still come to. */
export function principleRange(least: Figures, most: Figures, id: Principle): string {
	return rangeText(principleValue(least, id), principleValue(most, id));
}

/** Behind what has to be heard, when it counts; empty where it always does. */
export function whenToo(way: Way, scenario: Scenario): string {
	const parts = [
		moodsText(way.moods, scenario.moods),
		...conditionsOf(scenario, way.guard).map((condition) => conditionText(condition, scenario)),
	].filter((part) => part !== '');
	return parts.length > 0 ? m.roleplay_when_too({ when: parts.join(m.roleplay_when_and()) }) : '';
}

/** What has to be heard for a way to open. */
export function askedFor(way: Way): string {
	return way.acts.length > 0 ? actSets(way.acts) : m.roleplay_fair_words();
}

/** Where, and what has to be heard there: `在“垫钱”听到追问细节（认真时）`. */
export function wayInWords(way: Way, scenario: Scenario): string {
	const [acts, when] = [askedFor(way), whenToo(way, scenario)];
	const scene = way.from === null ? null : scenario.states[way.from]?.name;
	return scene ? m.roleplay_way_from({ scene, acts, when }) : m.roleplay_at_any({ acts, when });
}

/** Words in quotation marks. */
export function quoted(words: string): string {
	return m.roleplay_said({ words: inQuotes(words) });
}
