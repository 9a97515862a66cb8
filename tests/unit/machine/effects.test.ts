import { describe, expect, test } from 'vitest';
import { buildScenario, reply, special } from '../../support/scenario-builder.ts';
import { TalkDriver } from '../../support/talk-driver.ts';

const scenario = buildScenario({
	variables: { trust: [0, 3, 2], pushes: [-1, 5, 0] },
	facts: ['cause', 'other'],
	states: {
		start: {
			says: ['?'],
			replies: [
				reply('up', 'start', [], { effects: [{ variable: 0, op: '+', value: 2 }] }),
				reply('down', 'start', [], { effects: [{ variable: 1, op: '-', value: 4 }] }),
				reply('set then add', 'start', [], {
					effects: [
						{ variable: 1, op: '=', value: 9 },
						{ variable: 1, op: '-', value: 1 },
					],
				}),
				reply('find out', 'start', [], { learns: [1, 0, 1] }),
				special('other', 'start', { effects: [{ variable: 0, op: '=', value: 0 }] }),
			],
		},
	},
});

describe('effects of a reply', () => {
	test('stay within the variable’s range', () => {
		const talk = new TalkDriver(scenario);
		expect(talk.snapshot.variables).toEqual([2, 0]);
		expect(talk.say('up').snapshot.variables).toEqual([3, 0]);
		expect(talk.say('down').snapshot.variables).toEqual([3, -1]);
	});

	test('apply in their order, each result kept in range', () => {
		expect(new TalkDriver(scenario).say('set then add').snapshot.variables).toEqual([2, 4]);
	});

	test('hold for a special bullet too', () => {
		expect(new TalkDriver(scenario).fallTo('other').snapshot.variables).toEqual([0, 0]);
	});

	test('include facts learnt, each once; they are no cause that the customer revealed', () => {
		const { facts, causes } = new TalkDriver(scenario).say('find out').say('find out').snapshot;
		expect(facts).toEqual([0, 1]);
		expect(causes).toEqual([]);
	});
});
