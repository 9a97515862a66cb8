import { describe, expect, test } from 'vitest';
import { partFor } from '../../../src/lib/core/machine/offer.ts';
import { buildScenario, reply, special } from '../../support/scenario-builder.ts';
import { TalkDriver } from '../../support/talk-driver.ts';

const scenario = buildScenario({
	moods: ['calm', 'angry', 'earnest'],
	transitions: [
		['calm', 'angry', ['argue']],
		['calm', 'earnest', ['empathise']],
		['angry', 'calm', ['empathise']],
	],
	states: {
		start: {
			says: ['common'],
			replies: [reply('stay', 'start'), special('other', 'start')],
			variants: [
				{ mood: 'angry', says: ['angry'], replies: [reply('calm down', 'start')] },
				{ mood: 'angry', visit: 3, says: ['angry for long'], replies: [reply('give up', 'start')] },
				{ visit: 2, replies: [reply('again', 'start'), special('other', 'lost')] },
				{ visit: 4, says: ['any mood, fourth'] },
			],
		},
		lost: { says: ['lost'], outcome: 'no-commitment' },
	},
});

describe('the variant of a state', () => {
	test('for the mood and the highest visit reached comes before the one for the mood alone', () => {
		const talk = new TalkDriver(scenario).say('stay', ['argue']);
		expect(talk.lastHeard).toBe('angry');
		expect(talk.say('stay').lastHeard).toBe('angry for long');
	});

	test('for the mood comes before one for visits only', () => {
		const talk = new TalkDriver(scenario).say('stay').say('stay').say('stay').say('stay');
		expect(talk.lastHeard).toBe('any mood, fourth');
		expect(talk.say('stay', ['argue']).lastHeard).toBe('angry for long');
	});

	test('for visits only holds where no mood’s fits', () => {
		const talk = new TalkDriver(scenario);
		expect(partFor(scenario, talk.snapshot)).toBeNull();
		talk.say('stay');
		expect(partFor(scenario, talk.snapshot)).toBe(scenario.states[0]?.parts[3]);
	});

	test('joins the common lines and replies: its own lines are preferred, its replies are added', () => {
		const talk = new TalkDriver(scenario).say('stay');
		expect(talk.lastHeard).toBe('common');
		expect(talk.offered).toEqual(['stay', 'again']);
		expect(talk.say('stay', ['argue']).offered).toEqual(['stay', 'give up']);
	});

	test('of another mood has no reply on offer', () => {
		expect(() => new TalkDriver(scenario).say('calm down')).toThrow('not-on-offer');
	});

	test('has special bullets that replace the state’s', () => {
		expect(new TalkDriver(scenario).fallTo('other').state).toBe('start');
		expect(new TalkDriver(scenario).say('stay').fallTo('other').state).toBe('lost');
	});
});
