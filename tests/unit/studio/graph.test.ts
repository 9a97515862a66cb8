import { describe, expect, it } from 'vitest';
import { finding, type Range } from '../../../src/lib/core/scenario/finding.ts';
import { moodGraphOf } from '../../../src/lib/core/scenario/graph-moods.ts';
import { graphOf, tonesIn } from '../../../src/lib/core/scenario/graph.ts';
import { outlineOf } from '../../../src/lib/core/scenario/outline.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { shippedScenarios } from '../../support/library.ts';
import { buildScenario, reply, special } from '../../support/scenario-builder.ts';

const unplaced = { get: () => undefined };
const graphOfStates = (states: Parameters<typeof buildScenario>[0]['states'], more = {}) =>
	graphOf(outlineOf(buildScenario({ states, ...more }), unplaced));

describe('the graph of a talk', () => {
	const graph = graphOfStates(
		{
			接通: {
				says: ['喂？'],
				replies: [
					reply('您好', '推脱', ['identify']),
					reply('还钱', '推脱', ['argue']),
					reply('那算了', '没谈成', ['give-up']),
					special('other', '接通'),
				],
				variants: [{ visit: 2, replies: [reply('打扰了', '没谈成', ['vague-close'])] }],
			},
			推脱: { replies: [reply('我明天去您家', '没谈成', ['harass'])] },
			没谈成: { outcome: 'no-commitment' },
		},
		{ everywhere: [special('red-line', '没谈成')] },
	);

	it('bundles all replies from one state to another, those of its variants included', () => {
		expect(graph.bundles.map(({ id, replies }) => [id, replies.map(({ text }) => text)])).toEqual([
			['0-1', ['您好', '还钱']],
			['0-2', ['那算了', '打扰了']],
			['0-0', ['']],
			['1-2', ['我明天去您家']],
		]);
	});

	it('gives a bundle the tone of its replies, and says so where they differ', () => {
		expect(graph.bundles.map(({ tone }) => tone)).toEqual(['mixed', 'weak', 'neutral', 'red']);
		expect(graph.bundles.map(tonesIn)).toEqual([['sound', 'weak'], ['weak'], ['neutral'], ['red']]);
	});

	it('marks the start and the endings, and keeps what holds everywhere out of the lines', () => {
		expect(graph.states.map(({ start }) => start)).toEqual([true, false, false]);
		expect(graph.states.map(({ outcome }) => outcome)).toEqual([null, null, 'no-commitment']);
		expect(graph.everywhere).toHaveLength(1);
		expect(graph.states[0]?.line).toBe('喂？');
	});

	it('has the same structure when words change, and another when a reply leads elsewhere', () => {
		const of = (words: string, to: string) =>
			graphOfStates({ 一: { replies: [reply(words, to)] }, 二: {}, 三: { outcome: 'agreed' } }).structure;
		expect(of('一个字', '二')).toBe(of('许多个字', '二'));
		expect(of('一个字', '二')).not.toBe(of('一个字', '三'));
	});

	it('is empty where there is no state yet', () => {
		expect(graphOf({ states: [], everywhere: [] })).toMatchObject({ states: [], bundles: [] });
	});
});

describe('findings in the graph', () => {
	const shipped = shippedScenarios().find(({ id, language }) => id === 'evasive-debtor' && language === 'zh');
	const source = shipped?.source ?? '';
	const { scenario, ranges } = read(source);
	if (!scenario) throw new Error('the scenario is read');
	const outline = outlineOf(scenario, ranges);
	const at = (words: string): Range => {
		const offset = source.indexOf(words);
		const place = { line: 1, column: 1, offset };
		return { start: place, end: place };
	};
	const found = (...findings: ReturnType<typeof finding>[]) =>
		graphOf(outline, findings).states.flatMap((state) =>
			state.findings.length > 0 ? [[state.name, state.findings.length, state.worst]] : [],
		);

	it('stand at the state in whose text they begin, the heading included', () => {
		expect(
			found(
				finding('all-good', at('## 改约晚上')),
				finding('unknown-act', at('您是住滨江花园吧')),
				finding('no-act', at('不吵您吃饭')),
			),
		).toEqual([
			['改约晚上', 2, 'error'],
			['饭局', 1, 'warning'],
		]);
	});

	it('leave the graph alone when they are before the talk or behind it', () => {
		expect(found(finding('front-matter', at('id:')), finding('bad-promise', at('# 跟进')))).toEqual([]);
	});
});

describe('the diagram of moods', () => {
	it('has one arrow for each pair, with every act that causes it once', () => {
		const { moods, moodTransitions } = buildScenario({
			moods: ['敷衍', '恼火'],
			transitions: [
				['敷衍', '恼火', ['argue', 'dismiss']],
				['恼火', '敷衍', ['empathise']],
				['敷衍', '恼火', ['dismiss', 'insult']],
			],
			states: { 一: {} },
		});
		expect(moodGraphOf({ moods, moodTransitions })).toEqual({
			moods: ['敷衍', '恼火'],
			arrows: [
				{ from: 0, to: 1, acts: ['argue', 'dismiss', 'insult'] },
				{ from: 1, to: 0, acts: ['empathise'] },
			],
		});
	});

	it('is not drawn for a single mood', () => {
		expect(moodGraphOf({ moods: [''], moodTransitions: [] })).toBeNull();
	});
});
