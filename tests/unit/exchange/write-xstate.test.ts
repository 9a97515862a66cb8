import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, createMachine } from 'xstate';
import { machineConfig, writeXState } from '../../../src/lib/core/exchange/write-xstate.ts';
import { textOf } from '../../../src/lib/core/scenario/replies.ts';
import { writeGuard } from '../../../src/lib/core/scenario/write-spans.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { shippedScenarios } from '../../support/library.ts';
import { scenario } from '../../support/scenario-arbitrary.ts';

const runs = process.env.HUIKUAN_LONG ? 2000 : 150;

type Json = Parameters<typeof createMachine>[0];
const machineOf = (made: Scenario) => createMachine(JSON.parse(writeXState(made)) as Json);

/** Where each state leads, by position, as XState itself resolves the targets; sorted, for events have an order of their own. */
function resolved(made: Scenario): (readonly number[])[] {
	const machine = machineOf(made);
	const keys = Object.keys(machine.states);
	return keys.map((key) => {
		const node = machine.states[key];
		const all = [...(node?.transitions.values() ?? [])].flat();
		return all.flatMap(({ target }) => (target ?? []).map((each) => keys.indexOf(each.key))).sort((a, b) => a - b);
	});
}

function written({ states }: Scenario): (readonly number[])[] {
	return states.map((state) =>
		state.outcome
			? []
			: state.parts.flatMap(({ replies }) => replies.map(({ target }) => target)).sort((a, b) => a - b),
	);
}

describe('the XState machine', () => {
	it.each(shippedScenarios())(
		'of $id/$language has the same states and leads to the same places',
		({ scenario: own }) => {
			expect(Object.keys(machineOf(own).states)).toEqual(own.states.map(({ name }) => name));
			expect(resolved(own)).toEqual(written(own));
			expect(machineOf(own).root.initial?.target.map(({ key }) => key)).toEqual([own.states[0]?.name]);
		},
	);

	it('of any scenario has, whatever its names and words', () => {
		fc.assert(
			fc.property(scenario, (made) => {
				expect(resolved(made)).toEqual(written(made));
				const finals = Object.values(machineOf(made).states).map(({ type }) => type === 'final');
				expect(finals).toEqual(made.states.map(({ outcome }) => outcome !== null));
				const everywhere = Object.values(machineConfig(made).on ?? {}).flat();
				expect(everywhere).toHaveLength(made.everywhere.length);
			}),
			{ numRuns: runs },
		);
	}, 600_000);

	it('walks: each reply’s event leads where its link does', () => {
		const [{ scenario: own } = { scenario: null }] = shippedScenarios();
		if (!own) throw new Error('no scenario');
		const config = machineConfig(own);
		const always = () => true;
		const guards = Object.fromEntries(
			Object.values(config.states)
				.flatMap(({ on }) => Object.values(on ?? {}).flat())
				.flatMap(({ guard }) => (guard ? [[guard.type, always]] : [])),
		);
		const machine = machineOf(own).provide({ guards });
		for (const [index, state] of own.states.entries()) {
			for (const reply of state.parts.flatMap(({ replies }) => replies)) {
				if (reply.kind !== 'reply') continue;
				const events = config.states[state.name]?.on ?? {};
				const type = Object.keys(events).find((each) => each.startsWith(`${reply.index + 1} `)) ?? '';
				const actor = createActor(machine, { snapshot: machine.resolveState({ value: state.name, context: {} }) });
				actor.start();
				actor.send({ type });
				expect([index, type, actor.getSnapshot().value]).toEqual([index, type, own.states[reply.target]?.name]);
				expect(events[type]?.[0]?.description).toBe(textOf(reply));
			}
		}
	});

	it('names conditions and what a reply does as they stand in the file', () => {
		const own = shippedScenarios().find(({ language }) => language === 'zh')?.scenario;
		if (!own) throw new Error('no scenario');
		const guarded = own.states.flatMap(({ parts }) => parts[0]?.replies ?? []).find(({ guard }) => guard !== null);
		const all = Object.values(machineConfig(own).states).flatMap(({ on }) => Object.values(on ?? {}).flat());
		const one = all.find(({ description }) => guarded && description === textOf(guarded));
		expect(one?.guard?.type).toContain(guarded?.guard ? writeGuard(guarded.guard, own) : '');
		expect(all.flatMap(({ actions }) => (actions ?? []).map(({ type }) => type))).toContain('要求承诺');
		expect(all.some(({ guard }) => guard?.type.startsWith('情绪='))).toBe(true);
	});
});
