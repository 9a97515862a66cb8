import { describe, expect, test } from 'vitest';
import { plainPreset } from '../../../src/lib/core/run/preset.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { StartDraft } from '../../../src/lib/state/studio/test-play-start.svelte.ts';
import { TestPlay } from '../../../src/lib/state/studio/test-play.svelte.ts';
import { buildScenario, promise, reply, special, type ScenarioSpec } from '../../support/scenario-builder.ts';

const spec: ScenarioSpec = {
	variables: { 追问: [0, 3, 0] },
	facts: ['等回款'],
	documents: ['合同', '对账单'],
	everywhere: [special('silence', 'gone')],
	states: {
		start: { says: ['喂？'], replies: [reply('哪天付？', 'date', ['ask-commitment']), reply('那好吧。', 'gone')] },
		date: {
			says: [{ text: '五号。', moves: [promise(10_000_00, '2026-06-05')] }],
			replies: [
				reply('说定了。', 'agreed', ['confirm-agreement'], { guard: { kind: 'said', act: 'ask-commitment' } }),
				reply('再想想。', 'gone'),
			],
		},
		agreed: { says: ['嗯。'], outcome: 'agreed' },
		gone: { says: ['再说。'], outcome: 'no-commitment' },
	},
};
let editions = 0;
function edition(change: (spec: ScenarioSpec) => void = () => undefined): Scenario {
	const copy = structuredClone(spec);
	change(copy);
	return { ...buildScenario(copy), hash: `edition ${editions++}` };
}
const chosen = (play: TestPlay, text: string) => {
	const option = play.options.find((each) => each.text === text);
	if (!option) throw new Error(`${text} is not on offer`);
	play.say(option.index);
};

describe('a test play while its scenario is edited', () => {
	test('keeps what it cannot do for the moment, and does it when the text is mended', () => {
		const play = new TestPlay(edition());
		chosen(play, '哪天付？');
		chosen(play, '说定了。');
		expect(play.over).toBe(true);
		play.follow(edition(({ states }) => states.date!.replies!.shift()));
		expect(play).toMatchObject({ given: 1, left: 1, over: false, stop: { why: 'gone', text: '说定了。' } });
		play.follow(edition());
		expect(play).toMatchObject({ given: 2, left: 0, over: true, stop: null });
	});

	test('forgets it when it goes on another way', () => {
		const play = new TestPlay(edition());
		chosen(play, '哪天付？');
		chosen(play, '说定了。');
		play.follow(edition(({ states }) => states.date!.replies!.shift()));
		chosen(play, '再想想。');
		expect(play).toMatchObject({ given: 2, left: 0, stop: null });
		play.undo();
		expect(play.given).toBe(1);
		play.again();
		expect(play.given).toBe(0);
	});

	test('does nothing for the very same text', () => {
		const scenario = edition();
		const play = new TestPlay(scenario);
		const { state } = play;
		play.follow({ ...scenario });
		expect(play.state).toBe(state);
	});

	test('says why its start is no longer possible', () => {
		const scenario = edition();
		const play = new TestPlay(scenario);
		play.begin({ preset: { ...plainPreset(scenario, 1), variables: [3] } });
		expect(play.stop).toBeNull();
		play.follow(edition((own) => (own.variables = { 追问: [0, 2, 0] })));
		expect(play).toMatchObject({ state: null, stop: { why: 'preset', faults: [{ code: 'out-of-range', value: 3 }] } });
	});

	test('cannot say in own words what nobody hears', () => {
		const play = new TestPlay(edition());
		expect(play.tell('喂')).toBe(false);
		expect(play.given).toBe(0);
	});
});

describe('a start as it is filled in', () => {
	const scenario = edition();
	const start = { prepare: [], preset: null, seed: 7 };

	test('offers what the scenario asks for: its promises, acts in conditions', () => {
		const { asked } = new StartDraft(scenario, start, 0);
		expect(asked).toEqual({
			promises: [{ amount: 10_000_00, date: '2026-06-05', method: null }],
			said: ['ask-commitment'],
			papers: [],
		});
	});

	test('becomes a preset', () => {
		const draft = new StartDraft(scenario, start, 1);
		draft.variables = ['2'];
		draft.facts = [0];
		draft.promises = [0];
		draft.said = [0];
		draft.own = '5000 2026-06-18 现金\n';
		expect(draft.read()?.preset).toMatchObject({
			state: 1,
			variables: [2],
			facts: [0],
			promises: [
				{ amount: 10_000_00, date: '2026-06-05' },
				{ amount: 5_000_00, date: '2026-06-18', method: 'cash' },
			],
			documents: [0, 1],
			said: ['ask-commitment'],
		});
	});

	test('is refused with everything that is wrong', () => {
		const draft = new StartDraft(scenario, start, 1);
		draft.variables = ['7'];
		draft.visit = '';
		draft.own = '很多 明天';
		expect(draft.read()).toBeNull();
		expect(draft.faults.map(({ code }) => code)).toEqual(['terms', 'out-of-range', 'bad-visit']);
	});
});
