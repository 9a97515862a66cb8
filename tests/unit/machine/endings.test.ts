import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/lib/core/machine/compile.ts';
import { offered } from '../../../src/lib/core/machine/offer.ts';
import { startTalk } from '../../../src/lib/core/machine/step.ts';
import { buildScenario, reply, special } from '../../support/scenario-builder.ts';
import { TalkDriver } from '../../support/talk-driver.ts';

const scenario = buildScenario({
	everywhere: [special('other', 'start'), special('silence', 'won')],
	states: {
		start: { says: ['?'], replies: [reply('close', 'won')] },
		won: { says: ['agreed'], outcome: 'agreed' },
		quit: { says: ['well then'], outcome: 'no-commitment' },
		broken: { outcome: 'broken-off' },
	},
});

describe('an ending', () => {
	test('is entered with its line and stops everything', () => {
		const talk = new TalkDriver(scenario).say('close');
		expect([talk.state, talk.lastHeard, talk.snapshot.over, talk.offered]).toEqual(['won', 'agreed', true, []]);
		expect(() => talk.talk.send({ type: 'reply', index: 0, acts: [] })).toThrow('over');
		expect(() => talk.stayQuiet()).toThrow('over');
		expect(() => talk.hangUp()).toThrow('over');
		expect(() => talk.talk.send({ type: 'line', index: null })).toThrow('no-line-due');
	});
});

describe('hanging up', () => {
	test('leads to the first ending without commitment, without a word', () => {
		const talk = new TalkDriver(scenario).hangUp();
		expect([talk.state, talk.snapshot.over, talk.snapshot.lineDue]).toEqual(['quit', true, false]);
		expect(talk.heard).toEqual(['?']);
		expect(talk.snapshot.visits).toEqual([
			[0, 1],
			[2, 1],
		]);
	});

	test('may come before the customer has spoken', () => {
		const talk = startTalk(scenario, { documents: [] });
		talk.send({ type: 'hang-up' });
		expect(talk.snapshot().over).toBe(true);
		expect(offered(scenario, talk.snapshot())).toEqual([]);
	});

	test('leads to the worst ending where none is without commitment', () => {
		const other = buildScenario({
			states: {
				start: { says: ['?'], replies: [reply('close', 'won')] },
				won: { outcome: 'agreed' },
				verbal: { outcome: 'verbal' },
				broken: { outcome: 'broken-off' },
			},
		});
		expect(new TalkDriver(other).hangUp().state).toBe('broken');
	});

	test('is refused where the scenario has no ending', () => {
		const endless = buildScenario({ states: { start: { says: ['?'], replies: [reply('on', 'start')] } } });
		expect(() => new TalkDriver(endless).hangUp()).toThrow('no-ending');
	});
});

describe('the machine', () => {
	test('is made once for a scenario', () => {
		expect(compile(scenario)).toBe(compile(scenario));
	});

	test('is one parallel machine with the regions talk and mood, endings final', () => {
		const machine = compile(scenario);
		expect(machine.root.type).toBe('parallel');
		expect(Object.keys(machine.root.states)).toEqual(['talk', 'mood']);
		const talk = machine.root.states['talk'];
		expect(Object.values(talk?.states ?? {}).map((state) => state.type)).toEqual(['atomic', 'final', 'final', 'final']);
	});
});
