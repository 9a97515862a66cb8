import { describe, expect, test } from 'vitest';
import { columns, places } from '../../../src/cli/columns.ts';
import { acts, toneOfAct } from '../../../src/lib/core/act/act.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';
import { buildScenario, promise, reply } from '../../support/scenario-builder.ts';
import { folderWith, huikuan } from './captured.ts';

const all = acts.flatMap(({ id }) => (toneOfAct(id) === 'sound' ? [id] : []));

const plain = buildScenario({
	states: {
		start: {
			says: ['Yes?'],
			replies: [
				reply('Who decides?', 'more', ['verify-contact']),
				reply('Never mind, forget it, thank you so much', 'gone', ['give-up']),
			],
		},
		more: {
			says: ['I do.'],
			replies: [
				reply('Which day?', 'end', ['ask-commitment']),
				reply('Pay, you thief, or else, 1 2 3', 'gone', ['insult']),
			],
		},
		end: { outcome: 'agreed', says: [{ text: 'Friday.', moves: [promise(10_000_00, '2026-06-05')] }] },
		gone: { outcome: 'no-commitment', says: ['Bye.'] },
	},
});

describe('policies', () => {
	test('prints what each policy scores, and the best run found', () => {
		const { exit, out, err } = huikuan(['policies', 'plain.md', '--runs', '40'], {
			cwd: folderWith({ 'plain.md': write(plain) }),
		});
		expect(exit).toBe(0);
		expect(err).not.toContain('passes');
		for (const name of ['longest', 'most digits', 'politest', 'shortest', 'random', 'argue first', 'Best found']) {
			expect(out).toMatch(new RegExp(`^${name}.* \\d+  \\S`, 'm'));
		}
		expect(out).toMatch(/^random +40~ /m);
		expect(out).toContain('What the best run said:\n- Who decides?\n- Which day?\n');
	});

	test('exits 1 where a look gives the good replies away', () => {
		const telling = buildScenario({
			states: {
				start: {
					says: ['Yes?'],
					replies: [reply('On which day will you pay, and how much?', 'end', all), reply('Bye', 'end', ['give-up'])],
				},
				end: { outcome: 'agreed', says: [{ text: 'Friday.', moves: [promise(10_000_00, '2026-06-05')] }] },
			},
		});
		const { exit, err } = huikuan(['policies', 'telling.md'], { cwd: folderWith({ 'telling.md': write(telling) }) });
		expect(err).toContain('“longest” passes: good replies can be told by their looks.');
		expect(exit).toBe(1);
	});

	test.each(['0', '-1', 'many', '1e3', '99999999'])('refuses %s runs', (runs) => {
		const { exit, err } = huikuan(['policies', 'scenarios/cash-flow-excuse/zh.md', `--runs=${runs}`]);
		expect(err).toContain('--runs is a whole number from 1 to');
		expect(exit).toBe(2);
	});

	test('refuses what is no scenario', () => {
		expect(huikuan(['policies', 'package.json'])).toMatchObject({ exit: 2, out: '' });
	});
});

describe('columns', () => {
	test('are as wide as their widest cell, a Chinese character taking two places', () => {
		expect(columns([['挑法', '次数', '结局'], ['longest', '1', '达成']])).toEqual(['挑法     次数  结局', 'longest     1  达成']); // prettier-ignore
		expect(places('最长 x，')).toBe(8);
	});
});
