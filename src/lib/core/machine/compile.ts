/**
 * Scenario → one XState machine: talk and mood are regions of a parallel root, and every event goes to both.
 *
 * Names in the machine are positions: state `s3` is `Scenario.states[3]`, mood `m1` is `Scenario.moods[1]`. The machine follows links; which bullet a
 * reply may name is decided before an event reaches it (`admit`), so it does not repeat which variant fits or which special bullet holds.
 */
import { and, assign, type GuardPredicate, not, or, setup, stateIn } from 'xstate';

import type { ActId } from '../act/act.ts';
import { linesOf, repliesOf } from '../scenario/replies.ts';
import type { Guard, Reply, Scenario, State } from '../scenario/scenario.ts';
import { type AdmittedEvent, hangUpEnding } from './admit.ts';
import { holds } from './guard.ts';
import { moodCauses } from './mood.ts';
import {
	afterArrival,
	afterHangUp,
	afterLine,
	afterReply,
	afterSilence,
	afterWaiting,
	type Memory,
	memoryAtStart,
} from './rules.ts';
import { visitsOf } from './visits.ts';

/** What the machine remembers: the memory, and how often the current state was arrived at. */
export interface Context extends Memory {
	visit: number;
}

export type TalkMachine = ReturnType<typeof build>;

export function stateKey(state: number): string {
	return `s${state}`;
}

export function moodKey(mood: number): string {
	return `m${mood}`;
}

/** The position that a key names. */
export function positionOf(key: string): number {
	return Number(key.slice(1));
}

const compiled = new WeakMap<Scenario, TalkMachine>();

/** The machine of a scenario, made once for each scenario object. The scenario has at least one state and one mood. */
export function compile(scenario: Scenario): TalkMachine {
	let machine = compiled.get(scenario);
	if (!machine) {
		machine = build(scenario);
		compiled.set(scenario, machine);
	}
	return machine;
}

/** What the machine's guards and actions mean for this scenario. */
function vocabulary(scenario: Scenario) {
	const replies = repliesOf(scenario);
	const lines = linesOf(scenario);
	return setup({
		types: {
			context: {} as Context,
			events: {} as AdmittedEvent,
			input: {} as { documents: readonly number[] },
		},
		guards: {
			/** The event names this bullet. */
			named: ({ event }, params: { index: number }) =>
				(event.type === 'reply' || event.type === 'silence') && event.index === params.index,
			/** Any of these acts was really said. */
			heard: ({ event }, params: { acts: readonly ActId[] }) =>
				event.type === 'reply' && event.acts.some((act) => params.acts.includes(act)),
			/** A silence that brings the customer's word at most. */
			stays: ({ event }) => event.type === 'silence' && event.index === null,
		},
		actions: {
			/** Effects, learnt facts and acts said. */
			reply: assign(({ context, event }, params: { index: number }) =>
				event.type === 'reply' ? afterReply(scenario, context, replies[params.index] as Reply, event.acts) : context,
			),
			silence: assign(({ context }, params: { index: number }) =>
				afterSilence(scenario, context, replies[params.index] as Reply),
			),
			wait: assign(({ context }) => afterWaiting(context)),
			/** Every arrival is a visit. */
			arrive: assign(({ context, event }, { state }: { state: number }) => {
				const memory =
					event.type === 'hang-up' ? afterHangUp(scenario, context, state) : afterArrival(scenario, context, state);
				return { ...memory, visit: visitsOf(memory.visits, state) };
			}),
			line: assign(({ context, event }) =>
				event.type === 'line'
					? afterLine(context, event.index === null ? null : (lines[event.index] ?? null))
					: context,
			),
		},
	});
}

type Vocabulary = ReturnType<typeof vocabulary>;
type StateConfig = Parameters<Vocabulary['createStateConfig']>[0];
type On = NonNullable<StateConfig['on']>;

function build(scenario: Scenario) {
	const ending = hangUpEnding(scenario);
	const everywhere = links(scenario.everywhere, '.');
	return vocabulary(scenario).createMachine({
		id: scenario.id,
		type: 'parallel',
		context: ({ input }) => Object.assign(memoryAtStart(scenario, input.documents), { visit: 0 }),
		on: { line: { actions: 'line' } },
		states: {
			talk: {
				initial: stateKey(0),
				states: Object.fromEntries(scenario.states.map((state, index) => [stateKey(index), talkState(state, index)])),
				// No `reenter` on the region's own links: it would leave the mood as well.
				on: {
					reply: everywhere.reply,
					silence: [...everywhere.silence, { guard: 'stays', actions: 'wait' }],
					...(ending === null ? {} : { 'hang-up': `.${stateKey(ending)}` }),
				},
			},
			mood: {
				initial: moodKey(0),
				states: Object.fromEntries(scenario.moods.map((_, mood) => [moodKey(mood), moodState(scenario, mood)])),
			},
		},
	});
}

function talkState(state: State, index: number): StateConfig {
	const entry = { type: 'arrive' as const, params: { state: index } };
	if (state.outcome !== null) return { type: 'final', entry };
	return {
		entry,
		on: links(
			state.parts.flatMap((part) => part.replies),
			'',
		),
	};
}

/** The links of bullets as transitions, in author's order. `prefix` is what leads from their holder to a state. */
function links(bullets: readonly Reply[], prefix: '' | '.') {
	const replies = bullets.filter((bullet) => bullet.kind !== 'silence');
	const silences = bullets.filter((bullet) => bullet.kind === 'silence');
	return {
		reply: replies.map((bullet) => link(bullet, prefix, 'reply')),
		silence: silences.map((bullet) => link(bullet, prefix, 'silence')),
	} satisfies On;
}

function link(bullet: Reply, prefix: '' | '.', action: 'reply' | 'silence') {
	const { index } = bullet;
	const named: Named = { type: 'named', params: { index } };
	return {
		guard:
			bullet.guard === null ? named : and<Context, AdmittedEvent, [Named, Condition]>([named, condition(bullet.guard)]),
		target: prefix + stateKey(bullet.target),
		// A link to the state itself is an arrival too.
		reenter: prefix === '',
		actions: { type: action, params: { index } },
	};
}

type Named = { type: 'named'; params: { index: number } };
type Condition = GuardPredicate<Context, AdmittedEvent, unknown, Named>;

/** A guard as XState's: moods by `stateIn`, joined by `and`, `or`, `not`; everything else read from the context. */
function condition(guard: Guard): Condition {
	switch (guard.kind) {
		case 'mood': {
			const inMood = stateIn<Context, AdmittedEvent, unknown>({ mood: moodKey(guard.mood) });
			return guard.is ? inMood : not<Context, AdmittedEvent, Condition>(inMood);
		}
		case 'and':
			return and<Context, AdmittedEvent, Condition[]>(guard.of.map(condition));
		case 'or':
			return or<Context, AdmittedEvent, Condition[]>(guard.of.map(condition));
		case 'not':
			return not<Context, AdmittedEvent, Condition>(condition(guard.of));
		default:
			return ({ context }) => holds(guard, { mood: -1, ...context });
	}
}

/** The ways out of a mood in the order in which they are tried. A mood hears the reply that ends the talk as well. */
function moodState(scenario: Scenario, mood: number): StateConfig {
	const causes = moodCauses(scenario)[mood] ?? [];
	return {
		on: {
			reply: causes.map(({ to, acts }) => ({
				guard: { type: 'heard' as const, params: { acts } },
				target: moodKey(to),
			})),
		},
	};
}
