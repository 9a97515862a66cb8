import { describe, expect, it } from 'vitest';
import { actsOf } from '../../../src/lib/core/machine/acts.ts';
import { coverageOf, rehearsedCoverage } from '../../../src/lib/core/run/coverage.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { shippedScenarios } from '../../support/library.ts';

const shipped = shippedScenarios().filter(({ language }) => language === 'zh');
const evasive = shipped.find(({ id }) => id === 'evasive-debtor');
if (!evasive) throw new Error('the scenario ships');
const { scenario, rehearsals } = evasive;
const files = rehearsals.map(({ name, source }) => ({ path: name, text: source }));
const sum = (counts: Readonly<Record<number, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);

describe('what rehearsals try out', () => {
	it.each(shipped.map((each) => [each.id, each] as const))('of %s is counted, and all of them play', (_, each) => {
		const all = each.rehearsals.map(({ name, source }) => ({ path: name, text: source }));
		const coverage = rehearsedCoverage(each.scenario, all);
		expect(coverage.broken).toEqual([]);
		expect(coverage.runs).toBe(all.length);
		// Everybody begins at the start.
		expect(coverage.states[0]).toBeGreaterThanOrEqual(all.length);
	});

	it('counts each reply given and each arrival, the ending among them', () => {
		const { rehearsal } = readRehearsal(rehearsals.find(({ name }) => name === 'excellent.zh.play.md')?.source ?? '');
		if (!rehearsal) throw new Error('the rehearsal is read');
		const { run } = playRehearsal(scenario, rehearsal);
		const coverage = coverageOf(scenario, [run, run]);
		const steps = replay(scenario, run).steps.filter(({ kind }) => kind === 'reply');
		expect(sum(coverage.replies)).toBe(2 * steps.length);
		expect(sum(coverage.states)).toBe(2 * (steps.length + 1));
		const ending = scenario.states.findIndex(({ name }) => name === '谈妥');
		expect(coverage.states[ending]).toBe(2);
	});

	it('counts what was taken back too: it was tried', () => {
		const { rehearsal } = readRehearsal(rehearsals[0]?.source ?? '');
		if (!rehearsal) throw new Error('the rehearsal is read');
		const { head } = playRehearsal(scenario, rehearsal).run;
		const live = new LiveRun(scenario, head);
		live.begin(0);
		const [reply] = scenario.states[0]?.parts[0]?.replies ?? [];
		if (!reply) throw new Error('the start has replies');
		live.say(reply.index, actsOf(reply), 1);
		live.undo(2);
		expect(coverageOf(scenario, [live.run])).toEqual({
			runs: 1,
			states: { 0: 1, [reply.target]: 1 },
			replies: { [reply.index]: 1 },
		});
	});

	it('counts a rehearsal that does not play as far as it goes, and names it', () => {
		const [first] = files;
		if (!first) throw new Error('there is a rehearsal');
		const bent = {
			path: 'bent.zh.play.md',
			text: first.text.replace(/(\n# 对话\n(?:.*\n)*?- ).*/, '$1这句谁也没写过。'),
		};
		const coverage = rehearsedCoverage(scenario, [bent, { path: 'empty.zh.play.md', text: '' }]);
		expect(coverage.broken).toEqual(['bent.zh.play.md', 'empty.zh.play.md']);
		expect(coverage.states[0]).toBe(1);
	});

	it('is nothing without rehearsals', () => {
		expect(rehearsedCoverage(scenario, [])).toEqual({ runs: 0, states: {}, replies: {}, broken: [] });
	});
});
