import { describe, expect, test } from 'vitest';
import { buildScenario, reply, special } from '../../support/scenario-builder.ts';
import { TalkDriver } from '../../support/talk-driver.ts';

const scenario = buildScenario({
	moods: ['calm', 'angry'],
	transitions: [['calm', 'angry', ['dismiss']]],
	facts: ['tired'],
	everywhere: [special('silence', 'gone')],
	states: {
		start: {
			says: ['?', { text: 'still there?', when: 'silence', moves: [{ kind: 'reveal', fact: 0 }] }],
			replies: [reply('talk', 'start'), reply('ask', 'start', ['ask-commitment']), reply('move', 'bare')],
		},
		bare: { says: ['!'], replies: [reply('back', 'start'), special('silence', 'start')] },
		gone: { says: ['bye'], outcome: 'no-commitment' },
	},
});
const without = buildScenario({ states: { start: { says: ['?'], replies: [reply('talk', 'start')] } } });

describe('silence', () => {
	test('first brings the customer’s word and stays: no visit, no change of mood', () => {
		const talk = new TalkDriver(scenario).stayQuiet();
		expect([talk.state, talk.lastHeard, talk.mood]).toEqual(['start', 'still there?', 'calm']);
		expect(talk.snapshot.visits).toEqual([[0, 1]]);
		expect(talk.snapshot.silences).toBe(1);
		expect(talk.snapshot.facts).toEqual([0]);
		expect(talk.offered).toEqual(['talk', 'ask', 'move']);
	});

	test('first brings a stock phrase where the state has no line for it', () => {
		const talk = new TalkDriver(scenario).say('move').stayQuiet();
		expect([talk.state, talk.lastHeard]).toEqual(['bare', null]);
	});

	test('the second time follows the bullet’s link, the state’s own before the talk’s', () => {
		expect(new TalkDriver(scenario).stayQuiet().stayQuiet().state).toBe('gone');
		const own = new TalkDriver(scenario).say('move').stayQuiet().stayQuiet();
		expect([own.state, own.lastHeard]).toEqual(['start', '?']);
	});

	test('is counted since the trainee’s last reply', () => {
		const talk = new TalkDriver(scenario).stayQuiet().say('talk').stayQuiet();
		expect([talk.state, talk.snapshot.silences]).toEqual(['start', 1]);
		expect(talk.stayQuiet().state).toBe('gone');
	});

	test('after asking for a commitment is good craft: the first does not count and nothing is said', () => {
		const talk = new TalkDriver(scenario).say('ask');
		const heard = talk.heard.length;
		talk.stayQuiet();
		expect(talk.heard.length).toBe(heard);
		expect([talk.state, talk.snapshot.silences, talk.snapshot.patient]).toEqual(['start', 0, false]);
		expect(talk.stayQuiet().lastHeard).toBe('still there?');
		expect(talk.stayQuiet().state).toBe('gone');
	});

	test('is refused where no bullet says what follows', () => {
		expect(() => new TalkDriver(without).stayQuiet()).toThrow('no-silence');
	});
});
