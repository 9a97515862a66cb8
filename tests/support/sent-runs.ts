/** Finished runs as browsers send them: shipped scenarios, played at random by a seed. */
import { readFileSync } from 'node:fs';
import { actsOf } from '../../src/lib/core/machine/acts.ts';
import { offered } from '../../src/lib/core/machine/offer.ts';
import { followUpOf } from '../../src/lib/core/run/follow-up.ts';
import { LiveRun } from '../../src/lib/core/run/live.ts';
import type { Run, RunHead } from '../../src/lib/core/run/log.ts';
import { formOf } from '../../src/lib/core/scenario/forms.ts';
import { read } from '../../src/lib/core/scenario/read.ts';
import type { Language, Scenario } from '../../src/lib/core/scenario/scenario.ts';
import { v7 as uuid } from 'uuid';
import { dice, headOf } from './random-walk.ts';

export const sourceOf = (id: string, language: Language = 'zh') =>
	readFileSync(new URL(`../../scenarios/${id}/${language}.md`, import.meta.url), 'utf8');

const known = new Map<string, Scenario>();

export function shipped(id = 'evasive-debtor', language: Language = 'zh'): Scenario {
	const name = `${id}.${language}`;
	const scenario = known.get(name) ?? read(sourceOf(id, language)).scenario;
	if (!scenario) throw new Error(`${name} is no scenario`);
	known.set(name, scenario);
	return scenario;
}

export interface SentRun extends Partial<RunHead> {
	/** Replies at most; then the talk is hung up. */
	replies?: number;
	/** When it was begun, milliseconds since the epoch. */
	at?: number;
	scenario?: never;
}

/** A choice run in exam mode, unless the head says otherwise, finished and with an id of its own. */
export function sentRun(
	scenario: Scenario,
	seed: number,
	{ replies = 16, at = 1_780_000_000_000, ...head }: SentRun = {},
): Run {
	const roll = dice(seed);
	const form = formOf(scenario, seed);
	const live = new LiveRun(
		scenario,
		headOf(scenario, {
			id: uuid(),
			seed,
			coaching: 'exam',
			silence: false,
			...(form === undefined ? {} : { form }),
			...head,
		}),
	);
	let now = at;
	const next = () => (now += 5_000);
	scenario.prepare.forEach(({ options }, question) =>
		live.append({
			kind: 'prepare',
			question,
			options: options.map((_, option) => option).filter(() => roll(2) === 0),
			at: next(),
		}),
	);
	live.begin(next());
	for (let turn = 0; turn < replies; turn++) {
		const { snapshot } = live.state;
		if (!snapshot || snapshot.over) break;
		const choices = offered(live.scenario, snapshot);
		const chosen = choices[roll(Math.max(1, choices.length))];
		if (!chosen) break;
		live.say(chosen.index, actsOf(chosen), next());
	}
	if (!live.state.snapshot?.over) live.hangUp(next());
	if (scenario.followUp) {
		const { message } = followUpOf(live.scenario, live.state.snapshot);
		live.append({ kind: 'record', record: { reason: null, promises: [], next: null, notes: '' }, at: next() });
		live.append({ kind: 'message', message: { parts: message.map(() => 0) }, at: next() });
	}
	live.append({ kind: 'finish', at: next() });
	return live.run;
}
