import { describe, expect, it } from 'vitest';
import { reporting, reportParts, surprises, type Report } from '../../../src/lib/core/score/report.ts';
import { lengthsOf, unexplained } from '../../../src/lib/core/score/text-report.ts';
import type { Policy, PolicyReport } from '../../../src/lib/core/score/policies.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { numberNow } from '../../../src/lib/state/studio/report-place.ts';
import { buildScenario, reply, special } from '../../support/scenario-builder.ts';

function whole(scenario: Scenario): { report: Report; parts: string[] } {
	const parts = new Set<string>();
	let report: Partial<Report> = {};
	for (const { part, share, ready } of reporting(scenario)) {
		expect(share).toBeGreaterThanOrEqual(0);
		expect(share).toBeLessThanOrEqual(1);
		parts.add(part);
		report = { ...report, ...ready };
	}
	return { report: report as Report, parts: [...parts] };
}

const talk = {
	接通: {
		says: ['喂？'],
		replies: [
			reply('您好', '谈', ['identify']),
			reply('还不还钱？', '谈崩', ['argue']),
			reply('先挂了', '绕', ['give-up']),
		],
	},
	谈: { says: ['什么事？'], replies: [reply('货款该付了', '谈妥', ['state-debt'])] },
	绕: { says: ['嗯。'], replies: [reply('再说', '绕', ['vague-close'])] },
	谈妥: { outcome: 'agreed' as const },
	谈崩: { outcome: 'broken-off' as const },
	没人去: { outcome: 'refused' as const },
};

describe('the report on a scenario', () => {
	const { report, parts } = whole(buildScenario({ states: talk }));

	it('is made part by part, the scores last', () => {
		expect(parts).toEqual([...reportParts]);
		expect(Object.keys(report).sort()).toEqual([...reportParts].sort());
	});

	it('has the shortest run to each ending, none to those that nothing leads to, and the way into a trap', () => {
		const { ways, traps } = report.reach;
		expect([ways.get(3), ways.get(4), ways.get(5)]).toEqual([[0, 3], [1], undefined]);
		expect([...traps]).toEqual([[2, [2]]]);
	});

	it('has the range of scores of runs up to 20 replies', () => {
		expect(report.scores).toMatchObject({ replies: 20, runs: 2, exact: true });
	});

	it('has every policy once, and is for copying to another thread', () => {
		expect(report.policies).toHaveLength(9);
		expect(structuredClone(report)).toEqual(report);
	});

	it('has the replies on offer that only chance says', () => {
		const dull = buildScenario({
			states: {
				接通: {
					replies: [
						reply('您好，请问您是王总吗？1 2 3', '谈妥', ['identify']),
						reply('嗯', '谈崩', ['argue']),
						reply('还钱吧，行不行', '谈崩', ['harass', 'give-up']),
						reply('算了吧', '谈崩', ['give-up']),
					],
				},
				谈妥: { outcome: 'agreed' },
				谈崩: { outcome: 'broken-off' },
			},
		});
		expect(whole(dull).report.text.untried).toEqual([2]);
	});
});

describe('what is surprising about policies', () => {
	const report = (policy: Policy, passes: number) => ({ policy, passes }) as PolicyReport;

	it('is that one passes that goes by looks, or that the sincere one does not', () => {
		expect(surprises([report('longest', 1), report('politest', 0), report('sincere', 0)])).toEqual({
			givesAway: ['longest'],
			sincereFails: true,
		});
	});

	it('is not that the sincere one or chance passes, nor what was not played yet', () => {
		const fine = { givesAway: [], sincereFails: false };
		expect(surprises([report('random', 5), report('firm', 1), report('sincere', 3)])).toEqual(fine);
		expect(surprises([])).toEqual(fine);
	});
});

describe('lengths', () => {
	it('are in characters without blanks in Chinese, in words in English', () => {
		expect(lengthsOf(['您好', '好 的 吧'], 'zh')).toEqual({ count: 2, median: 2.5, longest: 3, where: [1] });
		expect(lengthsOf(['Good morning to you', ' Hi '], 'en')).toMatchObject({ median: 2.5, longest: 4 });
	});

	it('have the middle one as their median, all longest ones by number, and skip what is not there', () => {
		expect(lengthsOf(['一', undefined, '一二三', '一二', '三二一'], 'zh')).toEqual({
			count: 4,
			median: 2.5,
			longest: 3,
			where: [2, 4],
		});
		expect(lengthsOf(['一', '一二三', '一二'], 'zh')).toMatchObject({ median: 2 });
		expect(lengthsOf([undefined], 'zh')).toBeNull();
	});
});

describe('slips that nobody explains', () => {
	it('are weak and red replies without a remark', () => {
		const scenario = buildScenario({
			states: {
				一: { replies: [reply('好', '二', ['identify']), reply('坏', '二', ['argue']), special('other', '一')] },
				二: {},
			},
		});
		expect(unexplained(scenario)).toEqual([1]);
		scenario.states[0]?.parts[0]?.replies[1]?.remark.push('别吵。');
		expect(unexplained(scenario)).toEqual([]);
	});
});

describe('something of an older text', () => {
	const then = { ...buildScenario({ states: talk }), hash: 'then' };
	const now = {
		...buildScenario({
			states: { 先: { replies: [reply('喂', '先')] }, ...talk, 绕: { replies: [reply('再见', '绕')] } },
		}),
		hash: 'now',
	};

	it('is found by its words', () => {
		expect(numberNow({ kind: 'state', index: 3 }, then, now)).toBe(4);
		expect(numberNow({ kind: 'reply', index: 1 }, then, now)).toBe(2);
		expect(numberNow({ kind: 'line', index: 1 }, then, now)).toBe(1);
	});

	it('is nowhere when its words are gone', () => {
		expect(numberNow({ kind: 'reply', index: 4 }, then, now)).toBeNull();
		expect(numberNow({ kind: 'line', index: 2 }, then, now)).toBeNull();
	});

	it('has its own number as long as the text is the same', () => {
		expect(numberNow({ kind: 'reply', index: 4 }, then, then)).toBe(4);
	});
});
