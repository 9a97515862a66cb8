import { describe, expect, it } from 'vitest';
import { tried, ways } from '../../../src/lib/core/score/tried.ts';
import { shippedScenarios } from '../../support/library.ts';
import { buildScenario, reply } from '../../support/scenario-builder.ts';

const sum = (counts: Readonly<Record<number, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);

describe('plays by simple policies', () => {
	const scenario = buildScenario({
		states: {
			接通: {
				replies: [
					reply('您好', '谈妥', ['identify']),
					reply('还钱', '谈崩', ['argue']),
					reply('那算了', '谈崩', ['give-up'], { guard: { kind: 'visits', op: '>=', value: 2 } }),
				],
			},
			谈妥: { outcome: 'agreed' },
			谈崩: { outcome: 'broken-off' },
			没人去: { outcome: 'refused' },
		},
	});

	it('count every arrival and every reply', () => {
		const { runs, states, replies } = tried(scenario, { runs: 50 });
		expect(runs).toBe(50 * ways.length);
		expect(states[0]).toBe(runs);
		expect(sum(states)).toBe(2 * runs);
		expect(sum(replies)).toBe(runs);
	});

	it('go the good way, the other way and any way', () => {
		const { states } = tried(scenario, { runs: 50 });
		expect(states[1]).toBeGreaterThan(50);
		expect(states[2]).toBeGreaterThan(50);
	});

	it('never come where no reply on offer leads', () => {
		const { states, replies } = tried(scenario, { runs: 50 });
		expect(states[3]).toBeUndefined();
		expect(replies[2]).toBeUndefined();
	});

	it('leave a talk that does not end', () => {
		const endless = buildScenario({ states: { 绕: { replies: [reply('再说', '绕', ['dismiss'])] } } });
		expect(tried(endless, { runs: 2 }).states[0]).toBe(2 * ways.length * 61);
	});

	it('are the same for the same seed', () => {
		const [shipped] = shippedScenarios();
		if (!shipped) throw new Error('a scenario ships');
		expect(tried(shipped.scenario, { runs: 5, seed: 3 })).toEqual(tried(shipped.scenario, { runs: 5, seed: 3 }));
	});
});
