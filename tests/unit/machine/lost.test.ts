import { describe, expect, test } from 'vitest';
import { buildScenario, reply, special } from '../../support/scenario-builder.ts';
import { TalkDriver } from '../../support/talk-driver.ts';

const spec = {
	everywhere: [special('other', 'start'), special('lost', 'gone')],
	states: {
		start: {
			says: ['hello', { text: 'pardon?', when: 'lost' as const }],
			replies: [reply('talk', 'plain')],
		},
		plain: { says: ['plain'], replies: [reply('back', 'start'), special('other', 'plain')] },
		gone: { says: ['bye'], outcome: 'no-commitment' as const },
	},
};
const scenario = buildScenario(spec);
const patient = buildScenario({ ...spec, everywhere: [special('other', 'start')] });

describe('其他, a reply that fits nothing', () => {
	test('follows its own link and brings the line for it', () => {
		const talk = new TalkDriver(scenario).fallTo('other');
		expect([talk.state, talk.lastHeard, talk.snapshot.lost]).toEqual(['start', 'pardon?', 1]);
	});

	test('brings a normal line where there is none for it', () => {
		const talk = new TalkDriver(scenario).say('talk').fallTo('other');
		expect([talk.state, talk.lastHeard]).toEqual(['plain', 'plain']);
	});

	test('the third time in a row in which no act was heard, follows 还是没懂 instead', () => {
		const talk = new TalkDriver(scenario).fallTo('other').fallTo('other').fallTo('other');
		expect([talk.state, talk.lastHeard, talk.snapshot.over]).toEqual(['gone', 'bye', true]);
	});

	test('begins a new row after any other reply, and after one in which an act was heard', () => {
		const talk = new TalkDriver(scenario).fallTo('other').fallTo('other').fallTo('other', ['rapport']);
		expect([talk.state, talk.snapshot.lost]).toEqual(['start', 0]);
		talk.fallTo('other').fallTo('other').say('talk').fallTo('other');
		expect([talk.state, talk.snapshot.lost]).toEqual(['plain', 1]);
	});

	test('goes on following its own link where there is no 还是没懂', () => {
		const talk = new TalkDriver(patient).fallTo('other').fallTo('other').fallTo('other').fallTo('other');
		expect([talk.state, talk.snapshot.lost]).toEqual(['start', 4]);
	});
});
