import { describe, expect, test } from 'vitest';
import { type Circumstances, holds } from '../../../src/lib/core/machine/guard.ts';
import type { Guard } from '../../../src/lib/core/scenario/scenario.ts';
import { buildScenario, reply } from '../../support/scenario-builder.ts';
import { TalkDriver } from '../../support/talk-driver.ts';

const at: Circumstances = { mood: 1, variables: [2], facts: [0], said: [0], documents: [1], visit: 2 };

describe('a condition', () => {
	test('compares a variable or the visits with a number, six ways', () => {
		const values = ['>=', '<=', '=', '!=', '>', '<'] as const;
		const outcomes = (value: number) => values.map((op) => holds({ kind: 'variable', variable: 0, op, value }, at));
		expect(outcomes(2)).toEqual([true, true, true, false, false, false]);
		expect(outcomes(1)).toEqual([true, false, false, true, true, false]);
		expect(outcomes(3)).toEqual([false, true, false, true, false, true]);
		expect(values.map((op) => holds({ kind: 'visits', op, value: 2 }, at))).toEqual(outcomes(2));
	});

	test('asks for a mood, a fact, an act said, a paper at hand', () => {
		expect(holds({ kind: 'mood', mood: 1, is: true }, at)).toBe(true);
		expect(holds({ kind: 'mood', mood: 1, is: false }, at)).toBe(false);
		expect(holds({ kind: 'learnt', fact: 0 }, at)).toBe(true);
		expect(holds({ kind: 'learnt', fact: 1 }, at)).toBe(false);
		expect(holds({ kind: 'said', act: 'identify' }, at)).toBe(true);
		expect(holds({ kind: 'said', act: 'threaten' }, at)).toBe(false);
		expect(holds({ kind: 'brought', document: 1 }, at)).toBe(true);
		expect(holds({ kind: 'brought', document: 0 }, at)).toBe(false);
	});

	test('is joined by and, or, not', () => {
		const yes: Guard = { kind: 'learnt', fact: 0 };
		const no: Guard = { kind: 'not', of: yes };
		expect(holds(no, at)).toBe(false);
		expect(holds({ kind: 'and', of: [yes, no] }, at)).toBe(false);
		expect(holds({ kind: 'or', of: [no, yes] }, at)).toBe(true);
		expect(holds(null, at)).toBe(true);
	});
});

describe('a reply with a condition', () => {
	const scenario = buildScenario({
		moods: ['calm', 'earnest'],
		transitions: [['calm', 'earnest', ['cite-evidence']]],
		variables: { pushes: [0, 3, 0] },
		facts: ['short of cash'],
		documents: ['contract', 'statement'],
		offeredDocuments: [0, 1],
		states: {
			start: {
				says: ['?', { text: 'again', visit: 2, moves: [{ kind: 'reveal', fact: 0 }] }],
				replies: [
					reply('push', 'start', ['ask-commitment'], { effects: [{ variable: 0, op: '+', value: 1 }] }),
					reply('show', 'start', ['cite-evidence'], { guard: { kind: 'brought', document: 1 } }),
					reply('pushed twice', 'start', [], { guard: { kind: 'variable', variable: 0, op: '>=', value: 2 } }),
					reply('earnest', 'start', [], { guard: { kind: 'mood', mood: 1, is: true } }),
					reply('asked', 'start', [], { guard: { kind: 'said', act: 'ask-commitment' } }),
					reply('knows', 'start', [], { guard: { kind: 'learnt', fact: 0 } }),
				],
			},
		},
	});

	test('is on offer only while it holds', () => {
		const talk = new TalkDriver(scenario);
		expect(talk.offered).toEqual(['push']);
		expect(talk.say('push').offered).toEqual(['push', 'asked', 'knows']);
		expect(talk.say('push').offered).toEqual(['push', 'pushed twice', 'asked', 'knows']);
	});

	test('reads a mood from the machine’s own state', () => {
		const talk = new TalkDriver(scenario, [1]);
		expect(talk.offered).toEqual(['push', 'show']);
		expect(talk.say('show').offered).toContain('earnest');
		expect(talk.say('earnest').state).toBe('start');
	});

	test('is offered when the line that comes before it reveals the fact it asks for', () => {
		expect(new TalkDriver(scenario).say('push').offered).toContain('knows');
	});

	test('is refused while it does not hold', () => {
		const talk = new TalkDriver(scenario);
		expect(() => talk.say('pushed twice')).toThrow('not-on-offer');
		expect(talk.offered).toEqual(['push']);
	});
});
