/** What a test play assumes, and why it stops, in sentences. */
import { m } from '$lib/paraglide/messages.js';
import { sceneAt, type Preset, type PresetFault } from '$lib/core/run/preset.ts';
import type { Stop, TestStart } from '$lib/core/run/test-talk.ts';
import { formatPromises } from '$lib/core/scenario/facts.ts';
import type { Scenario } from '$lib/core/scenario/scenario.ts';
import { rightOptions } from '$lib/core/score/model-answers.ts';
import { channelName } from '$lib/wording/account.ts';
import { actName } from '$lib/wording/act.ts';
import { inQuotes } from '$lib/wording/quote.ts';

/** “从「松口」起，追问=1，已知原因：等项目回款”: only what is otherwise than at the beginning. */
export function assumedText(scenario: Scenario, { preset, prepare }: TestStart): string {
	if (preset) return presetText(scenario, preset);
	if (scenario.prepare.length === 0) return m.studio_play_from_start_plain();
	const right = JSON.stringify(prepare) === JSON.stringify(rightOptions(scenario));
	return right ? m.studio_play_from_start() : m.studio_play_from_start_ticked();
}

function presetText(scenario: Scenario, preset: Preset): string {
	const { account, moods, states, variables } = scenario;
	const { channel, days } = sceneAt(scenario, preset.state);
	const missing = account.documents.filter((_, index) => !preset.documents.includes(index));
	const listed = (names: readonly string[]) => names.join(m.list_comma());
	const parts = [m.studio_play_assume_from({ state: states[preset.state]?.name ?? '' })];
	if (preset.visit > 1) parts.push(m.studio_play_assume_visit({ visit: preset.visit }));
	if (channel !== scenario.channel) parts.push(m.studio_play_assume_channel({ channel: channelName(channel) }));
	if (days > 0) parts.push(m.studio_play_assume_days({ days }));
	if (preset.mood !== 0) parts.push(m.studio_play_assume_mood({ mood: moods[preset.mood] ?? '' }));
	variables.forEach(({ name, start }, index) => {
		const value = preset.variables[index] ?? start;
		if (value !== start) parts.push(m.studio_play_assume_variable({ name, value }));
	});
	if (preset.facts.length > 0)
		parts.push(m.studio_play_assume_facts({ facts: listed(preset.facts.map((fact) => scenario.facts[fact] ?? '')) }));
	if (preset.promises.length > 0) {
		const promises = formatPromises(preset.promises, scenario.language, account.currency);
		parts.push(m.studio_play_assume_promises({ promises }));
	}
	if (preset.said.length > 0)
		parts.push(m.studio_play_assume_said({ acts: listed(preset.said.map((act) => actName(act))) }));
	if (missing.length > 0) parts.push(m.studio_play_assume_papers({ papers: listed(missing) }));
	return parts.join(m.studio_play_comma());
}

/** Why nothing can be played from a preset. */
export function faultText(scenario: Scenario, fault: PresetFault): string {
	switch (fault.code) {
		case 'unknown-state':
			return m.studio_play_fault_unknown_state();
		case 'unknown-mood':
			return m.studio_play_fault_unknown_mood();
		case 'unknown-fact':
			return m.studio_play_fault_unknown_fact();
		case 'unknown-document':
			return m.studio_play_fault_unknown_document();
		case 'not-whole':
			return m.studio_play_fault_not_whole({ name: scenario.variables[fault.index]?.name ?? '' });
		case 'out-of-range': {
			const { min, max, value } = fault;
			return m.studio_play_fault_out_of_range({ name: scenario.variables[fault.index]?.name ?? '', min, max, value });
		}
		case 'bad-amount':
			return m.studio_play_fault_amount({ number: fault.index + 1 });
		case 'bad-date':
			return m.studio_play_fault_date({ number: fault.index + 1 });
		case 'past-date':
			return m.studio_play_fault_past({ number: fault.index + 1 });
		case 'bad-visit':
			return m.studio_play_fault_visit();
	}
}

/** Why a play did not go on, one sentence each. */
export function stopTexts(scenario: Scenario, stop: Stop): string[] {
	switch (stop.why) {
		case 'preset':
			return stop.faults.map((fault) => faultText(scenario, fault));
		case 'elsewhere':
			return [m.studio_play_stop_elsewhere({ text: inQuotes(stop.text), state: stop.state ?? '' })];
		case 'gone':
			return [m.studio_play_stop_gone({ text: inQuotes(stop.text) })];
		case 'closed':
			return [m.studio_play_stop_closed({ text: inQuotes(stop.text) })];
		case 'over':
			return [m.studio_play_stop_over({ text: inQuotes(stop.text) })];
		case 'unheard':
			return [m.studio_play_stop_unheard({ text: inQuotes(stop.text) })];
		case 'silence':
			return [m.studio_play_stop_silence()];
		case 'hang-up':
			return [m.studio_play_stop_hang_up()];
	}
}
