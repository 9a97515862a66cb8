import { describe, expect, test } from 'vitest';
import { moodAfter } from '../../../src/lib/core/machine/mood.ts';
import { buildScenario, reply } from '../../support/scenario-builder.ts';
import { TalkDriver } from '../../support/talk-driver.ts';

const states = {
	start: { says: ['?'], replies: [reply('go', 'start')] },
	end: { says: ['.'], outcome: 'agreed' as const },
};

describe('the customer’s mood', () => {
	test('moves by a transition from the current mood that one of the acts causes', () => {
		const scenario = buildScenario({
			moods: ['calm', 'angry', 'earnest'],
			transitions: [
				['angry', 'calm', ['empathise']],
				['calm', 'earnest', ['cite-evidence', 'ask-specific']],
			],
			states,
		});
		expect(moodAfter(scenario, 0, ['rapport', 'ask-specific'])).toEqual({
			from: 0,
			to: 2,
			act: 'ask-specific',
			transition: 1,
		});
		expect(moodAfter(scenario, 0, ['empathise'])).toBeNull();
		expect(moodAfter(scenario, 0, [])).toBeNull();
	});

	test('heeds a red-line act first, then a weak one, then others, whatever the diagram’s order', () => {
		const scenario = buildScenario({
			moods: ['calm', 'pleased', 'annoyed', 'furious'],
			transitions: [
				['calm', 'pleased', ['empathise']],
				['calm', 'annoyed', ['argue']],
				['calm', 'furious', ['threaten']],
			],
			states,
		});
		const to = (...acts: Parameters<typeof moodAfter>[2]) => moodAfter(scenario, 0, acts)?.to;
		expect(to('empathise', 'argue', 'threaten')).toBe(3);
		expect(to('empathise', 'argue')).toBe(2);
		expect(to('empathise')).toBe(1);
	});

	test('takes a transition with acts of several tones at the rank of the act that was said', () => {
		const scenario = buildScenario({
			moods: ['calm', 'a', 'b'],
			transitions: [
				['calm', 'a', ['empathise', 'threaten']],
				['calm', 'b', ['argue']],
			],
			states,
		});
		expect(moodAfter(scenario, 0, ['empathise', 'argue'])?.to).toBe(2);
		expect(moodAfter(scenario, 0, ['empathise', 'argue', 'threaten'])?.to).toBe(1);
	});

	test('follows the diagram’s order among equals', () => {
		const scenario = buildScenario({
			moods: ['calm', 'a', 'b'],
			transitions: [
				['calm', 'b', ['argue']],
				['calm', 'a', ['dismiss']],
			],
			states,
		});
		expect(moodAfter(scenario, 0, ['dismiss', 'argue'])?.to).toBe(2);
	});

	test('stays when the fitting transition leads back to the same mood', () => {
		const scenario = buildScenario({
			moods: ['calm', 'angry'],
			transitions: [
				['calm', 'calm', ['argue']],
				['calm', 'angry', ['argue', 'dismiss']],
			],
			states,
		});
		expect(moodAfter(scenario, 0, ['argue'])).toBeNull();
		expect(moodAfter(scenario, 0, ['dismiss'])?.to).toBe(1);
	});

	test('takes one step at most for one reply', () => {
		const scenario = buildScenario({
			moods: ['a', 'b', 'c'],
			transitions: [
				['a', 'b', ['empathise']],
				['b', 'c', ['empathise']],
			],
			states,
		});
		const talk = new TalkDriver(scenario).say('go', ['empathise', 'empathise']);
		expect(talk.mood).toBe('b');
		expect(talk.say('go', ['empathise']).mood).toBe('c');
	});

	test('still takes the step of the reply that ends the talk', () => {
		const scenario = buildScenario({
			moods: ['calm', 'angry'],
			transitions: [['calm', 'angry', ['insult']]],
			states: { ...states, start: { says: ['?'], replies: [reply('go', 'end', ['insult'])] } },
		});
		const talk = new TalkDriver(scenario).say('go');
		expect([talk.state, talk.mood, talk.snapshot.over]).toEqual(['end', 'angry', true]);
	});
});
