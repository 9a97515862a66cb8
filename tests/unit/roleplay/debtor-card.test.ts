import { describe, expect, test } from 'vitest';
import type { Guard } from '../../../src/lib/core/scenario/scenario.ts';
import { conditionsOf } from '../../../src/lib/core/score/roleplay/conditions.ts';
import { debtorCard } from '../../../src/lib/core/score/roleplay/debtor-card.ts';
import { waysFrom, waysTo } from '../../../src/lib/core/score/roleplay/ways.ts';
import { buildScenario, promise, reply, special } from '../../support/scenario-builder.ts';

const scenario = buildScenario({
	moods: ['平', '恼', '松'],
	transitions: [
		['平', '恼', ['argue', 'threaten', 'insult', 'deceive', 'disclose', 'harass']],
		['平', '松', ['empathise']],
	],
	variables: { 底细: [0, 3, 0] },
	facts: ['等钱'],
	everywhere: [special('red-line', '翻脸')],
	states: {
		开头: {
			says: [{ text: '回头再说。', moves: [{ kind: 'evade' }] }],
			replies: [
				reply('a', '里头', ['ask-open', 'empathise'], { effects: [{ variable: 0, op: '+', value: 1 }] }),
				reply('b', '里头', ['ask-open']),
				reply('c', '里头', ['ask-open', 'reflect']),
				reply('d', '绕路', ['apologise']),
				reply('e', '没成', ['give-up']),
				reply('f', '开头', ['rapport']),
			],
		},
		绕路: {
			says: [{ text: '那更不急了。', moves: [{ kind: 'refuse' }] }],
			replies: [reply('g', '开头', ['state-debt'])],
		},
		里头: {
			says: [{ text: '等一笔钱。', moves: [{ kind: 'reveal', fact: 0 }] }],
			variants: [
				{
					mood: '松',
					replies: [
						reply('h', '定了', ['propose-plan'], { guard: { kind: 'variable', variable: 0, op: '>=', value: 1 } }),
					],
				},
			],
		},
		定了: {
			says: [{ text: '五号给。', moves: [promise(10_000_00, '2026-06-05')] }],
			replies: [reply('i', '成了', ['confirm-agreement'])],
		},
		成了: { outcome: 'agreed', says: ['好。'] },
		没成: { outcome: 'no-commitment', narration: ['没有下文。'] },
		翻脸: { outcome: 'broken-off', says: ['走！'] },
	},
});
const card = debtorCard(scenario);
const index = (name: string) => scenario.states.findIndex((state) => state.name === name);

describe('the customer’s card', () => {
	test('tells the scenes in the order in which doing well brings them, and apart those that a slip leads to', () => {
		expect(card.scenes.map(({ scene }) => card.sceneNames[scene])).toEqual(['开头', '里头', '定了']);
		expect(card.slips.map(({ scene, after }) => [card.sceneNames[scene], after])).toEqual([['绕路', ['apologise']]]);
		expect(card.left).toBe(0);
	});

	test('says the true reason with what opens it', () => {
		expect(card.causes).toMatchObject([
			{ fact: '等钱', said: [{ scene: index('里头'), example: { words: '等一笔钱。' } }] },
		]);
		expect(card.causes[0]?.said[0]?.ways).toMatchObject([{ from: 0, acts: [['ask-open']], guard: null }]);
	});

	test('says what may be promised only in which mood and after what', () => {
		expect(card.promises).toMatchObject([{ scene: index('定了'), rung: 4, slip: false, words: '五号给。' }]);
		expect(card.promises[0]?.ways).toMatchObject([{ from: index('里头'), moods: [2], acts: [['propose-plan']] }]);
		expect(card.vague).toEqual([]);
	});

	test('puts any red line for the five of them', () => {
		expect(card.moods[0]).toMatchObject({
			start: true,
			out: [
				{ to: 1, acts: ['argue'], red: true },
				{ to: 2, red: false },
			],
		});
	});

	test('has the best ending first, with what leads there', () => {
		expect(card.endings.map(({ scene, acts, told }) => [card.sceneNames[scene], acts, told])).toEqual([
			['成了', ['confirm-agreement'], false],
			['没成', ['give-up'], true],
			['翻脸', [], false],
		]);
		expect(card.always).toEqual([{ kind: 'red-line', seconds: null, to: index('翻脸') }]);
	});
});

describe('ways', () => {
	test('keep the fewest acts that will do, and leave out what leads nowhere', () => {
		expect(waysFrom(scenario, 0, 'well')).toMatchObject([{ to: index('里头'), acts: [['ask-open']] }]);
		expect(waysFrom(scenario, 0, 'ill').map(({ to }) => to)).toEqual([index('绕路'), index('没成')]);
		expect(waysTo(scenario, 0, 'well')).toMatchObject([{ from: index('绕路') }]);
	});
});

describe('conditions', () => {
	const told = (guard: Guard) => conditionsOf(scenario, guard);

	test('name what must have been heard, not a variable', () => {
		const guard: Guard = { kind: 'variable', variable: 0, op: '>=', value: 1 };
		expect(told(guard)).toEqual([{ kind: 'heard', acts: ['ask-open', 'empathise'], times: 1 }]);
		expect(told({ kind: 'not', of: guard })).toEqual([]);
	});

	test('are all told of several', () => {
		expect(
			told({
				kind: 'and',
				of: [
					{ kind: 'learnt', fact: 0 },
					{ kind: 'not', of: { kind: 'mood', mood: 1, is: true } },
				],
			}),
		).toEqual([
			{ kind: 'learnt', fact: 0 },
			{ kind: 'mood', mood: 1, is: false },
		]);
	});
});

describe('a scenario of very many scenes', () => {
	const names = Array.from({ length: 40 }, (_, index) => `第${index}场`);
	const side = Array.from({ length: 30 }, (_, index) => `岔${index}`);
	const long = buildScenario({
		states: {
			...Object.fromEntries(
				names.map((name, index) => [
					name,
					{
						says: [{ text: `${name}。`, moves: [{ kind: index === 35 ? ('press' as const) : ('evade' as const) }] }],
						replies: [
							reply(`${name}往前`, names[index + 1] ?? '成了', ['ask-open']),
							...(index < side.length ? [reply(`${name}走岔`, side[index] ?? '', ['reflect'])] : []),
						],
					},
				]),
			),
			...Object.fromEntries(
				side.map((name) => [name, { says: [{ text: name, moves: [{ kind: 'plead' as const }] }] }]),
			),
			成了: { outcome: 'agreed', says: ['好。'] },
		},
	});

	test('is condensed to what fills two sides: the road to the best ending, and every kind of objection', () => {
		const told = debtorCard(long);
		const kinds = new Set(told.scenes.flatMap(({ examples }) => examples.flatMap(({ objections }) => objections)));
		expect(told.scenes.length).toBeLessThanOrEqual(23);
		expect(kinds).toEqual(new Set(['evade', 'press', 'plead']));
		expect(told.left).toBe(70 - told.scenes.length);
		expect(told.scenes.filter(({ scene }) => scene < names.length).length).toBeGreaterThanOrEqual(20);
	});
});
