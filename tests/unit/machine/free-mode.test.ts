import { describe, expect, test } from 'vitest';
import { actIndex } from '../../../src/lib/core/act/act.ts';
import { buildScenario, reply, replyNamed, special } from '../../support/scenario-builder.ts';
import { TalkDriver } from '../../support/talk-driver.ts';

const scenario = buildScenario({
	moods: ['calm', 'angry', 'earnest'],
	transitions: [
		['calm', 'angry', ['threaten', 'argue']],
		['calm', 'earnest', ['reflect']],
	],
	variables: { pushes: [0, 5, 0] },
	everywhere: [special('red-line', 'broken'), special('other', 'start')],
	states: {
		start: {
			says: ['?'],
			replies: [reply('reflect', 'next', ['reflect'], { effects: [{ variable: 0, op: '+', value: 1 }] })],
		},
		next: { says: ['!'], replies: [reply('on', 'next'), special('red-line', 'start')] },
		broken: { says: ['bye'], outcome: 'broken-off' },
	},
});

describe('a free reply', () => {
	test('follows link and effects of the bullet it was routed to; mood and what was said come from the acts really said', () => {
		const talk = new TalkDriver(scenario).say('reflect', ['empathise', 'argue']);
		expect([talk.state, talk.mood, talk.snapshot.variables]).toEqual(['next', 'angry', [1]]);
		expect(talk.snapshot.said).toEqual([actIndex('empathise'), actIndex('argue')]);
	});

	test('that crosses a red line goes to 越线, the state’s own before the talk’s', () => {
		const talk = new TalkDriver(scenario).fallTo('red-line', ['threaten']);
		expect([talk.state, talk.mood]).toEqual(['broken', 'angry']);
		expect(new TalkDriver(scenario).say('reflect').fallTo('red-line', ['threaten']).state).toBe('start');
	});

	test('cannot name the talk’s special bullet where the state has its own', () => {
		const talk = new TalkDriver(scenario).say('reflect');
		const everywhere = scenario.everywhere[0]?.index ?? -1;
		expect(() => talk.talk.send({ type: 'reply', index: everywhere, acts: [] })).toThrow('not-on-offer');
	});

	test('cannot name a bullet of another state, or none at all', () => {
		const talk = new TalkDriver(scenario).talk;
		const elsewhere = replyNamed(scenario, 'on').index;
		for (const index of [elsewhere, 99, -1, 0.5]) {
			expect(() => talk.send({ type: 'reply', index, acts: [] })).toThrow('not-on-offer');
		}
	});
});

describe('a reply that holds everywhere', () => {
	const talkWide = buildScenario({
		moods: ['calm', 'angry'],
		transitions: [['calm', 'angry', ['argue']]],
		everywhere: [
			reply('once more', 'start', [], { guard: { kind: 'visits', op: '>=', value: 2 } }),
			reply('restart', 'start', ['argue']),
		],
		states: {
			start: { says: ['?'], replies: [reply('on', 'next')] },
			next: { says: ['!'], replies: [reply('stay', 'next')] },
		},
	});

	test('is on offer in every state, behind the state’s own', () => {
		expect(new TalkDriver(talkWide).offered).toEqual(['on', 'restart']);
		expect(new TalkDriver(talkWide).say('on').offered).toEqual(['stay', 'restart']);
	});

	test('leads out of the state without disturbing the mood', () => {
		const talk = new TalkDriver(talkWide).say('restart').say('on').say('restart', []);
		expect([talk.state, talk.mood]).toEqual(['start', 'angry']);
	});

	test('counts the visits of the state in which it is given', () => {
		const talk = new TalkDriver(talkWide).say('on').say('stay');
		expect(talk.offered).toContain('once more');
		expect(talk.say('once more').state).toBe('start');
	});
});
