/**
 * A scenario as the plain configuration of an XState machine, for Stately's tools: states by name, replies as events, conditions as guards and what a reply
 * does as actions, both by name; the words stand in descriptions and `meta`. The mood, which runs beside the talk, stands in the root's `meta`.
 */
import { actOf, type ActId } from '../act/act.ts';
import { guardWords, specialWords, wordFor } from '../scenario/keywords.ts';
import { textOf } from '../scenario/replies.ts';
import type { Part, Reply, Scenario, State } from '../scenario/scenario.ts';
import {
	writeActs,
	writeEffects,
	writeGuard,
	writeMove,
	writePartName,
	writeScene,
	writeSpecial,
} from '../scenario/write-spans.ts';
import { stateKeys } from './state-keys.ts';

interface Named {
	type: string;
}

export interface MachineTransition {
	target: string;
	/** A link to the state itself is an arrival too. */
	reenter?: true;
	guard?: Named;
	actions?: Named[];
	description: string;
	meta: { words: string; wordings?: string[]; acts: ActId[]; remark?: string[] };
}

/** Several under one event are tried in order. */
export type Events = Record<string, MachineTransition[]>;

export interface MachineState {
	type?: 'final';
	description: string;
	meta: { name: string; scene: string[]; narration: string[]; lines: MachineLine[]; outcome?: string };
	on?: Events;
}

export interface MachineLine {
	/** Mood and visit of the variant that has it; missing in the common part. */
	variant?: string;
	speaker: string;
	text: string[];
	when?: 'lost' | 'silence';
	visit?: number;
	moves?: string[];
}

export interface MachineConfig {
	id: string;
	description: string;
	initial: string;
	meta: Record<string, unknown>;
	states: Record<string, MachineState>;
	on?: Events;
}

/** As JSON text, with a line end. */
export function writeXState(scenario: Scenario): string {
	return `${JSON.stringify(machineConfig(scenario), null, '\t')}\n`;
}

export function machineConfig(scenario: Scenario): MachineConfig {
	const keys = stateKeys(scenario, stateKey);
	const { id, title, summary, language, version, moods, moodTransitions, states, everywhere } = scenario;
	const label = (act: ActId) => actOf(act).label[language];
	return {
		id,
		description: `${title}\n${summary}`,
		initial: keys[0] ?? '',
		meta: {
			language,
			version,
			moods,
			moodTransitions: moodTransitions.map(({ from, to, acts }) => ({
				from: moods[from],
				to: moods[to],
				acts: acts.map(label),
			})),
		},
		...(everywhere.length > 0 && { on: events(scenario, [[null, everywhere]], (target) => `.${keys[target]}`, false) }),
		states: Object.fromEntries(states.map((state, index) => [keys[index], machineState(scenario, state, keys)])),
	};
}

/** In a target a dot begins a state within a state, a number sign an id, a backslash takes the meaning of what follows. */
function stateKey(name: string): string {
	return name.replaceAll('.', '．').replaceAll('#', '＃').replaceAll('\\', '＼').trim();
}

function machineState(scenario: Scenario, state: State, keys: readonly string[]): MachineState {
	const lines = state.parts.flatMap((part, index) => partLines(scenario, part, index > 0));
	const narration = state.parts.flatMap((part, index) => (index === 0 ? state.narration : part.narration));
	const replies = state.parts.map((part, index) => [index === 0 ? null : part, part.replies] as const);
	const description = [
		...narration,
		...lines.map(({ variant, speaker, text }) => `${variant ? `(${variant}) ` : ''}${speaker}: ${text.join(' ')}`),
	].join('\n');
	return {
		...(state.outcome && { type: 'final' as const }),
		description,
		meta: {
			name: state.name,
			scene: writeScene(state, scenario.language),
			narration,
			lines,
			...(state.outcome && { outcome: state.outcome }),
		},
		...(!state.outcome && replies.some(([, own]) => own.length > 0)
			? { on: events(scenario, replies, (target) => keys[target] ?? '', true) }
			: {}),
	};
}

function partLines(scenario: Scenario, part: Part, variant: boolean): MachineLine[] {
	return part.lines.map(({ speaker, text, when, visit, moves }) => ({
		...(variant && { variant: writePartName(part, scenario) }),
		speaker: speaker ?? scenario.customer.name,
		text,
		...(when !== 'normal' && { when }),
		...(visit !== null && { visit }),
		...(moves.length > 0 && { moves: moves.map((move) => writeMove(move, scenario)) }),
	}));
}

type Bullets = readonly (readonly [variant: Part | null, replies: readonly Reply[]])[];

/**
 * A reply is an event of its own, numbered through the whole scenario. Special bullets are events by their kind: a state's own are tried before those that
 * hold everywhere, a variant's before the common ones.
 */
function events(scenario: Scenario, bullets: Bullets, targetOf: (state: number) => string, reenter: boolean): Events {
	const found: Events = {};
	for (const [variant, replies] of [...bullets].sort(([a], [b]) => Number(a === null) - Number(b === null)))
		for (const reply of replies) {
			const own = transition(scenario, reply, variant, targetOf(reply.target), reenter);
			(found[eventOf(reply, scenario)] ??= []).push(own);
		}
	return found;
}

const longestEvent = 40;

/** `12 那 5 号那批…`, `其他`: an asterisk would stand for any event. */
function eventOf(reply: Reply, { language }: Scenario): string {
	if (reply.kind !== 'reply') return wordFor(specialWords, reply.kind, language);
	const words = [...textOf(reply).replaceAll('*', '＊')];
	const short = words.length > longestEvent ? `${words.slice(0, longestEvent - 1).join('')}…` : words.join('');
	return `${reply.index + 1} ${short}`.trim();
}

function transition(
	scenario: Scenario,
	reply: Reply,
	variant: Part | null,
	target: string,
	reenter: boolean,
): MachineTransition {
	const { language } = scenario;
	const guards = [
		...(variant ? [variantGuard(variant, scenario)] : []),
		...(reply.guard ? [writeGuard(reply.guard, scenario)] : []),
	];
	const actions = [
		...reply.segments.flatMap((segment) => writeActs(segment, scenario)),
		...writeEffects(reply, scenario),
	];
	const words = reply.kind === 'reply' ? textOf(reply) : writeSpecial(reply, language);
	return {
		target,
		...(reenter && { reenter }),
		...(guards.length > 0 && { guard: { type: guards.join(language === 'zh' ? ' 且 ' : ' and ') } }),
		...(actions.length > 0 && { actions: actions.map((type) => ({ type })) }),
		description: words,
		meta: {
			words,
			...(reply.wordings.length > 0 && { wordings: reply.wordings }),
			acts: reply.segments.flatMap(({ acts }) => acts),
			...(reply.remark.length > 0 && { remark: reply.remark }),
		},
	};
}

/** What must hold for a variant's replies to be there: `情绪=恼火`, `到访>=2`. */
function variantGuard({ mood, visit }: Part, { moods, language }: Scenario): string {
	const mooded = mood === null ? [] : [`${wordFor(guardWords, 'mood', language)}=${moods[mood] ?? ''}`];
	const visited = visit === null ? [] : [`${wordFor(guardWords, 'visits', language)}>=${visit}`];
	return [...mooded, ...visited].join(language === 'zh' ? ' 且 ' : ' and ');
}
