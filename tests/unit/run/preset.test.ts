import { describe, expect, test } from 'vitest';
import { plainPreset, presetSnapshot, promisesIn, sceneAt, type Preset } from '../../../src/lib/core/run/preset.ts';
import { presetAcross } from '../../../src/lib/core/run/preset-across.ts';
import { buildScenario, promise, reply, type ScenarioSpec } from '../../support/scenario-builder.ts';

const spec: ScenarioSpec = {
	moods: ['平静', '恼火'],
	transitions: [['平静', '恼火', ['argue']]],
	variables: { 追问: [0, 3, 0], 信任: [-2, 2, 1] },
	facts: ['等回款', '质量不满意'],
	documents: ['合同', '对账单'],
	states: {
		开场: { says: ['喂？'], replies: [reply('哪天付？', '松口', ['ask-commitment']), reply('加个微信？', '微信')] },
		松口: {
			says: [{ text: '五号。', moves: [promise(10_000_00, '2026-06-05'), { kind: 'reveal', fact: 0 }] }],
			replies: [reply('好。', '谈妥')],
		},
		微信: {
			scene: { channel: 'wechat', days: 2 },
			says: [{ text: '发吧。', moves: [promise(10_000_00, '2026-06-05'), promise(null, 'asap')] }],
			replies: [reply('收到。', '谈妥')],
		},
		谈妥: { says: ['嗯。'], outcome: 'agreed' },
	},
};
const scenario = buildScenario(spec);
const state = (name: string) => scenario.states.findIndex((each) => each.name === name);
const preset = (more: Partial<Preset> = {}): Preset => ({ ...plainPreset(scenario, state('松口')), ...more });
const faults = (more: Partial<Preset>) => {
	const result = presetSnapshot(scenario, preset(more));
	return 'faults' in result ? result.faults : [];
};

describe('a talk that begins in the middle', () => {
	test('has just entered the state, with the line due and all as it was set', () => {
		const result = presetSnapshot(
			scenario,
			preset({
				mood: 1,
				variables: [2, -1],
				facts: [1, 0],
				promises: [{ amount: 500_00, date: '2026-06', method: 'cash' }],
				documents: [1],
				visit: 3,
				said: ['argue'],
			}),
		);
		expect(result).toMatchObject({
			snapshot: {
				state: 1,
				mood: 1,
				variables: [2, -1],
				facts: [0, 1],
				promises: [{ amount: 500_00, date: '2026-06', method: 'cash', line: -1 }],
				documents: [1],
				visits: [[0, 1], [1, 3]], // prettier-ignore
				arrival: 'normal',
				lineDue: true,
				over: false,
			},
		});
	});

	test('knows as a cause only what the customer can have said', () => {
		expect(presetSnapshot(scenario, preset({ facts: [1, 0] }))).toMatchObject({ snapshot: { causes: [0] } });
	});

	test('takes channel and day from the shortest road there', () => {
		expect(sceneAt(scenario, state('微信'))).toEqual({ channel: 'wechat', days: 2 });
		expect(sceneAt(scenario, state('谈妥'))).toEqual({ channel: 'phone', days: 0 });
	});

	test('offers each promise that a line makes once', () => {
		expect(promisesIn(scenario)).toEqual([
			{ amount: 10_000_00, date: '2026-06-05', method: null },
			{ amount: null, date: 'asap', method: null },
		]);
	});
});

describe('an impossible beginning is refused with its reason', () => {
	test('a value beyond its range, or none', () => {
		expect(faults({ variables: [4, 1] })).toEqual([{ code: 'out-of-range', index: 0, value: 4, min: 0, max: 3 }]);
		expect(faults({ variables: [1.5, 1] })).toMatchObject([{ code: 'not-whole', index: 0 }]);
		expect(faults({ variables: [NaN, 1] })).toMatchObject([{ code: 'not-whole', index: 0 }]);
	});

	test('what the scenario does not have', () => {
		expect(faults({ state: 9 })).toEqual([{ code: 'unknown-state' }]);
		expect(faults({ mood: -1 })).toEqual([{ code: 'unknown-mood' }]);
		expect(faults({ facts: [0, 7] })).toEqual([{ code: 'unknown-fact', index: 7 }]);
		expect(faults({ documents: [2] })).toEqual([{ code: 'unknown-document', index: 2 }]);
	});

	test('a promise of nothing, without a real day, or for a day that is over', () => {
		const terms = { amount: null, date: null, method: null };
		expect(
			faults({
				promises: [
					{ ...terms, amount: 0 },
					{ ...terms, date: '2026-02-30' },
					{ ...terms, date: '2026-05-27' },
					{ ...terms, date: '2026-05' },
				],
			}),
		).toEqual([
			{ code: 'bad-amount', index: 0 },
			{ code: 'bad-date', index: 1 },
			{ code: 'past-date', index: 2 },
		]);
	});

	test('a visit that cannot be', () => {
		expect(faults({ visit: 0 })).toEqual([{ code: 'bad-visit', value: 0 }]);
		expect(faults({ visit: 100 })).toEqual([{ code: 'bad-visit', value: 100 }]);
	});
});

describe('a preset after an edit', () => {
	const set = preset({ mood: 1, variables: [2, 2], facts: [1], documents: [0, 1] });

	test('is found again by name, wherever it stands now', () => {
		const { 松口, ...others } = spec.states;
		const after = buildScenario({
			...spec,
			variables: { 耐心: [0, 5, 3], 信任: [-2, 2, 1], 追问: [0, 3, 0] },
			facts: ['等审批', '等回款', '质量不满意'],
			documents: ['对账单'],
			states: { ...others, 松口: 松口! },
		});
		expect(presetAcross(set, scenario, after)).toMatchObject({
			state: 3,
			mood: 1,
			variables: [3, 2, 2],
			facts: [2],
			documents: [0],
		});
	});

	test('follows what was renamed in its place', () => {
		const after = buildScenario({ ...spec, facts: ['等回款', '嫌质量'], moods: ['平静', '火了'], transitions: [] });
		expect(presetAcross(set, scenario, after)).toMatchObject({ mood: 1, facts: [1] });
	});

	test('is refused when its state is gone', () => {
		const after = buildScenario({
			...spec,
			states: { 开场: { replies: [reply('好。', '谈妥')] }, 谈妥: { outcome: 'agreed' } },
		});
		expect(presetSnapshot(after, presetAcross(set, scenario, after))).toMatchObject({
			faults: [{ code: 'unknown-state' }],
		});
	});
});
