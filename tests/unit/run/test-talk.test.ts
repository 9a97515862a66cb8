import { describe, expect, test } from 'vitest';
import { plainPreset } from '../../../src/lib/core/run/preset.ts';
import { inspect } from '../../../src/lib/core/run/inspect.ts';
import type { Hearing } from '../../../src/lib/core/run/rehearse.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { beginTest, playTest, replyMove, TestTalk, type TestMove } from '../../../src/lib/core/run/test-talk.ts';
import { repliesOf, textOf } from '../../../src/lib/core/scenario/replies.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { offered } from '../../../src/lib/core/machine/offer.ts';
import { shippedScenarios } from '../../support/library.ts';
import { dice } from '../../support/random-walk.ts';
import { buildScenario, promise, reply, special, type ScenarioSpec } from '../../support/scenario-builder.ts';

const spec: ScenarioSpec = {
	moods: ['敷衍', '认真'],
	transitions: [['敷衍', '认真', ['ask-specific']]],
	variables: { 追问: [0, 3, 0] },
	facts: ['等回款'],
	everywhere: [special('silence', 'gone'), special('other', 'start')],
	states: {
		start: {
			says: ['喂？'],
			replies: [
				reply('哪笔没到？', 'start', ['ask-specific'], { effects: [{ variable: 0, op: '+', value: 1 }] }),
				reply('哪天付？', 'date', ['ask-commitment'], {
					guard: { kind: 'variable', variable: 0, op: '>=', value: 1 },
				}),
				reply('那好吧。', 'gone', ['give-up']),
			],
		},
		date: {
			says: [{ text: '五号。', moves: [promise(10_000_00, '2026-06-05'), { kind: 'reveal', fact: 0 }] }],
			replies: [reply('说定了。', 'agreed', ['confirm-agreement'])],
		},
		agreed: { says: ['嗯。'], outcome: 'agreed' },
		gone: { says: ['再说。'], outcome: 'no-commitment' },
	},
};
const scenario = buildScenario(spec);
const fromStart = { prepare: [], preset: null, seed: 7 };
const say = (text: string, of: Scenario = scenario) =>
	replyMove(of, repliesOf(of).findIndex((each) => each && textOf(each) === text)); // prettier-ignore
const play = (moves: TestMove[], on = scenario, hear: Hearing | null = null) => playTest(on, fromStart, moves, hear);
const whole = [say('哪笔没到？'), say('哪天付？'), say('说定了。')];

/** The scenario with one state's replies other than they were. */
function edited(change: (spec: ScenarioSpec) => void): Scenario {
	const copy = structuredClone(spec);
	change(copy);
	return { ...buildScenario(copy), hash: 'edited' };
}

describe('a test play', () => {
	test('goes as the run of a learner would', () => {
		const { talk, stop } = play(whole);
		expect(stop).toBeNull();
		const run = talk!.run();
		expect(replay(scenario, run)).toMatchObject({ phase: 'finished', snapshot: { state: 2, mood: 1 } });
		expect(run.head.mode).toBe('choice');
	});

	test('begins where it is told to', () => {
		const talk = beginTest(scenario, { ...fromStart, preset: plainPreset(scenario, 1) });
		if (!(talk instanceof TestTalk)) throw new Error('refused');
		expect(talk.state.snapshot).toMatchObject({ state: 1, causes: [0], promises: [{ date: '2026-06-05' }] });
		expect(talk.give(say('说定了。'))).toBeNull();
		expect(talk.state.phase).toBe('follow-up');
	});

	test('does not begin from what cannot be', () => {
		const preset = { ...plainPreset(scenario, 1), variables: [7] };
		expect(playTest(scenario, { ...fromStart, preset }, [])).toMatchObject({
			talk: null,
			stop: { why: 'preset', faults: [{ code: 'out-of-range' }] },
		});
	});

	test('takes free words where somebody hears them', () => {
		const hear: Hearing = (text, _, customer) => ({
			index: repliesOf(scenario).findIndex((each) => each && textOf(each) === '哪笔没到？'),
			acts: customer === '喂？' ? ['ask-specific'] : [],
			heard: { text, spans: [], plan: [], documents: [] },
		});
		const { talk } = play([{ kind: 'words', text: '差哪一笔？' }], scenario, hear);
		expect(talk!.state.snapshot).toMatchObject({ mood: 1, variables: [1] });
		expect(talk!.run().head.mode).toBe('free');
		expect(play([{ kind: 'words', text: '差哪一笔？' }]).stop).toEqual({ why: 'unheard', text: '差哪一笔？' });
	});

	test('stays silent and hangs up', () => {
		expect(play([{ kind: 'silence' }, { kind: 'silence' }]).talk!.state.phase).toBe('follow-up');
		expect(play([{ kind: 'hang-up' }]).talk!.state.snapshot).toMatchObject({ state: 3, over: true });
	});
});

describe('after an edit the play goes on as far as it still can', () => {
	test('past replies that were reworded, moved or joined by others', () => {
		const reworded = edited(({ states }) => {
			states.start!.replies![0]!.text = '还差哪一笔没有到账？';
		});
		expect(play(whole, reworded).stop).toBeNull();
		const moved = edited(({ states }) => {
			states.start!.replies!.reverse().unshift(reply('您贵姓？', 'start'));
		});
		expect(play(whole, moved)).toMatchObject({ stop: null, talk: { state: { phase: 'follow-up' } } });
	});

	test('and remembers the new words for the next edit', () => {
		const once = edited(({ states }) => {
			states.start!.replies![0]!.text = '还差哪一笔没有到账？';
		});
		const { moves } = play(whole, once).talk!;
		expect(moves[0]).toEqual(say('还差哪一笔没有到账？', once));
	});

	test('up to a reply that is gone, and does not take its neighbour for it', () => {
		const gone = edited(({ states }) => {
			states.start!.replies!.splice(0, 1);
		});
		expect(play(whole, gone)).toMatchObject({
			stop: { why: 'gone', text: '哪笔没到？' },
			talk: { moves: [] },
		});
	});

	test('up to a reply whose condition no longer holds', () => {
		const closed = edited(({ states }) => {
			states.start!.replies![1]!.guard = { kind: 'variable', variable: 0, op: '>=', value: 3 };
		});
		expect(play(whole, closed).stop).toMatchObject({ why: 'closed', text: '哪天付？' });
	});

	test('up to a reply that now belongs elsewhere', () => {
		const elsewhere = edited(({ states }) => {
			states.date!.replies!.push(...states.start!.replies!.splice(1, 1));
		});
		expect(play(whole, elsewhere).stop).toMatchObject({ why: 'elsewhere', state: 'date' });
	});

	test('up to an ending that was not there before', () => {
		const over = edited(({ states }) => {
			states.start!.replies![1]!.to = 'gone';
		});
		expect(play(whole, over).stop).toEqual({ why: 'over', text: '说定了。' });
	});

	test('all the way where nothing was edited, in every shipped scenario', () => {
		for (const { id, scenario: own } of shippedScenarios().slice(0, 6)) {
			const random = dice(11);
			const { talk } = playTest(own, fromStart, []);
			for (let turn = 0; turn < 15 && talk!.state.phase === 'talk'; turn++) {
				const choices = offered(own, talk!.state.snapshot!);
				if (choices.length === 0) break;
				talk!.give(replyMove(own, choices[random(choices.length)]!.index));
			}
			const again = playTest(own, fromStart, talk!.moves);
			expect({ id, stop: again.stop }).toEqual({ id, stop: null });
			expect(again.talk!.state).toEqual(talk!.state);
		}
	});
});

describe('what a talk has come to', () => {
	test('each with what brought it about', () => {
		const found = inspect(scenario, play(whole.slice(0, 2)).talk!.state)!;
		const ask = repliesOf(scenario).findIndex((each) => each && textOf(each) === '哪笔没到？');
		expect(found).toMatchObject({
			state: 1,
			mood: 1,
			moodChange: {
				from: 0,
				to: 1,
				act: 'ask-specific',
				transition: 0,
				by: { turn: 1, thing: { kind: 'reply', index: ask } },
			},
			variables: [{ value: 1, by: { turn: 1, thing: { kind: 'reply', index: ask } } }],
			facts: [{ fact: 0, by: { turn: 2, thing: { kind: 'line' } } }],
			promises: [{ terms: { date: '2026-06-05' }, by: { kind: 'line' } }],
			visits: [
				{ state: 0, count: 2 },
				{ state: 1, count: 1 },
			],
		});
		expect(found.said.map(({ act, by }) => [act, by.map(({ turn }) => turn)])).toEqual([
			['ask-specific', [1]],
			['ask-commitment', [2]],
		]);
	});

	test('and the replies that are not offered', () => {
		const found = inspect(scenario, play([]).talk!.state)!;
		expect(found.closed.map(textOf)).toEqual(['哪天付？']);
	});

	test('what was assumed has no cause', () => {
		const preset = { ...plainPreset(scenario, 0), facts: [0], promises: [{ amount: 1_00, date: null, method: null }] };
		const { talk } = playTest(scenario, { ...fromStart, preset }, []);
		expect(inspect(scenario, talk!.state)).toMatchObject({ facts: [{ fact: 0, by: null }], promises: [{ by: null }] });
	});
});
