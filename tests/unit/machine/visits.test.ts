import { describe, expect, test } from 'vitest';
import { buildScenario, reply } from '../../support/scenario-builder.ts';
import { TalkDriver } from '../../support/talk-driver.ts';

const scenario = buildScenario({
	states: {
		start: {
			says: ['first', { text: 'second', visit: 2 }, { text: 'fourth', visit: 4 }],
			replies: [
				reply('again', 'start'),
				reply('away', 'there'),
				reply('late', 'start', [], { guard: { kind: 'visits', op: '>=', value: 3 } }),
			],
		},
		there: { says: ['there'], scene: { days: 2, channel: 'wechat' }, replies: [reply('back', 'start')] },
	},
});

describe('a visit', () => {
	test('is every arrival, the start and a link to the state itself too', () => {
		const talk = new TalkDriver(scenario);
		expect(talk.snapshot.visits).toEqual([[0, 1]]);
		talk.say('again').say('away').say('back');
		expect(talk.snapshot.visits).toEqual([
			[0, 3],
			[1, 1],
		]);
	});

	test('chooses the line with the highest number that is reached', () => {
		const talk = new TalkDriver(scenario).say('again').say('again').say('again').say('again');
		expect(talk.heard).toEqual(['first', 'second', 'second', 'fourth', 'fourth']);
	});

	test('opens replies from the Nth on', () => {
		const talk = new TalkDriver(scenario).say('again');
		expect(talk.offered).not.toContain('late');
		expect(talk.say('again').offered).toContain('late');
	});

	test('changes the channel from there on, and lets days pass each time', () => {
		const talk = new TalkDriver(scenario).say('away');
		expect([talk.snapshot.channel, talk.snapshot.days]).toEqual(['wechat', 2]);
		talk.say('back').say('away');
		expect([talk.snapshot.channel, talk.snapshot.days]).toEqual(['wechat', 4]);
	});
});
