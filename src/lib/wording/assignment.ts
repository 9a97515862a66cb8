/** Assignments in words. */
import { m } from '$lib/paraglide/messages.js';

export interface Rules {
	coaching: 'coached' | 'exam';
	minimum: number | null;
	tries: number | null;
	counts: 'first' | 'best';
}

/** 考核 · 至少 70 分 · 只认第一次. */
export function rulesText({ coaching, minimum, tries, counts }: Rules): string {
	return [
		coaching === 'exam' ? m.briefing_exam() : m.briefing_coached(),
		minimum === null ? m.assignment_rule_finish() : m.assignment_rule_minimum({ minimum }),
		counts === 'first'
			? m.assignment_rule_first()
			: tries === null
				? m.assignment_rule_best()
				: m.assignment_rule_best_of({ tries }),
	].join(' · ');
}

export type Who =
	{ kind: 'everybody' } | { kind: 'cohort'; cohort: string } | { kind: 'named'; userIds: readonly string[] };

export function whoText(who: Who): string {
	if (who.kind === 'cohort') return m.assignment_who_the_cohort({ cohort: who.cohort });
	return who.kind === 'named' ? m.assignment_who_count({ count: who.userIds.length }) : m.assignment_who_everybody();
}

export type State = 'not-begun' | 'under-way' | 'failed' | 'done';

/** The state of a member, and whether they are late with it. */
export function stateText(state: State, late: boolean, asksMinimum: boolean): string {
	switch (state) {
		case 'done':
			if (late) return m.assignment_state_done_late();
			return asksMinimum ? m.assignment_state_passed() : m.assignment_state_done();
		case 'failed':
			return m.assignment_state_failed();
		case 'under-way':
			return late ? m.assignment_state_under_way_late() : m.assignment_state_under_way();
		case 'not-begun':
			return late ? m.assignment_state_not_begun_late() : m.assignment_state_not_begun();
	}
}

export function modeText(mode: 'choice' | 'free'): string {
	return mode === 'free' ? m.history_mode_free() : m.history_mode_choice();
}

export type Trouble =
	| 'no-scenario' | 'unknown-scenario' | 'scenario-twice' | 'too-many-scenarios' | 'no-cohort' | 'nobody' | 'too-many-members' | 'bad-due' | 'due-past' | 'bad-minimum'
	| 'bad-tries' | 'unknown-member' | 'no-assignment'; // prettier-ignore

export function assignmentTrouble(trouble: Trouble): string {
	return {
		'no-scenario': m.assignment_trouble_no_scenario,
		'unknown-scenario': m.assignment_trouble_unknown_scenario,
		'scenario-twice': m.assignment_trouble_twice,
		'too-many-scenarios': m.assignment_trouble_too_many,
		'no-cohort': m.assignment_trouble_no_cohort,
		nobody: m.assignment_trouble_nobody,
		'too-many-members': m.assignment_trouble_too_many_members,
		'bad-due': m.assignment_trouble_due,
		'due-past': m.assignment_trouble_due_past,
		'bad-minimum': m.assignment_trouble_minimum,
		'bad-tries': m.assignment_trouble_tries,
		'unknown-member': m.assignment_trouble_member,
		'no-assignment': m.assignment_trouble_gone,
	}[trouble]();
}
