import { describe, expect, test } from 'vitest';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { ActId } from '../../../src/lib/core/act/act.ts';
import { heardIn } from '../../../src/lib/core/score/hearing.ts';
import { headOf } from '../../support/random-walk.ts';
import { buildScenario, reply, replyNamed, special } from '../../support/scenario-builder.ts';

const scenario = buildScenario({
	everywhere: [special('other', 'start')],
	states: {
		start: {
			says: ['?'],
			replies: [
				reply('five', 'next', ['ask-specific', 'ask-commitment']),
				reply('when', 'next', ['ask-commitment']),
				reply('sorry', 'next', ['apologise']),
			],
		},
		next: { says: ['!'], outcome: 'agreed' },
	},
});
const other = scenario.everywhere[0]?.index ?? -1;

function heardAs(index: number, text: string, spans: { act: ActId; start: number; end: number }[]) {
	const live = new LiveRun(scenario, headOf(scenario, { mode: 'free' }));
	live.begin(0);
	live.say(index, [...new Set(spans.map(({ act }) => act))], 0, { text, spans, plan: [], documents: [] });
	const step = live.state.steps.at(-1);
	if (!step) throw new Error('nothing was said');
	return heardIn(scenario, step);
}

describe('What was heard in a free reply', () => {
	test('is each act with its words', () => {
		const spans = [
			{ act: 'ask-commitment' as const, start: 0, end: 5 },
			{ act: 'ask-specific' as const, start: 5, end: 9 },
		];
		expect(heardAs(replyNamed(scenario, 'five').index, '几号能付，付多少？', spans)).toEqual({
			acts: [
				{ act: 'ask-commitment', words: '几号能付' },
				{ act: 'ask-specific', words: '付多少？' },
			],
			seconded: null,
			other: false,
			wanted: [],
		});
	});

	test('is told with what the moment asks for when nothing on offer came near: sound acts, most wanted first', () => {
		expect(heardAs(other, '苹果', [])).toMatchObject({
			acts: [],
			other: true,
			wanted: ['ask-commitment', 'ask-specific'],
		});
	});

	test('does not ask for what was said already', () => {
		const spans = [{ act: 'ask-commitment' as const, start: 0, end: 2 }];
		expect(heardAs(other, '几号', spans).wanted).toEqual(['ask-specific']);
	});
});
