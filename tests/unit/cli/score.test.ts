import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { score as scoreRun } from '../../../src/lib/core/score/score.ts';
import { checkIds } from '../../../src/lib/core/score/scorecard.ts';
import { readFileSync } from 'node:fs';
import { checkName } from '../../../src/lib/wording/rubric.ts';
import { folderWith, huikuan } from './captured.ts';
import { sampleRun } from './sample-run.ts';

describe('score', () => {
	const run = sampleRun();
	const { scenario } = read(readFileSync('scenarios/evasive-debtor/zh.md', 'utf8'));
	const card = scoreRun(scenario!, run);
	let folder = '';
	const score = (...args: string[]) => huikuan(['score', ...args], { cwd: folder });

	beforeAll(() => {
		folder = folderWith({ 'run.json': JSON.stringify(run) });
	});

	test('--json prints the scorecard', () => {
		const { exit, out, err } = score('--json', 'run.json');
		expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(card)));
		expect({ exit, err }).toEqual({ exit: 0, err: '' });
	});

	test('prints total and medal, and every check of every principle with its evidence', () => {
		const { exit, out } = score('run.json');
		expect(exit).toBe(0);
		expect(out).toContain(`Total ${card.total} · `);
		const lines = out.split('\n');
		for (const id of checkIds) {
			const at = lines.findIndex((line) => /^ {2}[✓✗–] /.test(line) && line.slice(4).startsWith(checkName(id, 'en')));
			expect(at, id).toBeGreaterThan(0);
			expect(lines[at + 1], id).toMatch(/^ {6}\S/);
		}
		expect(out).toMatch(/^Sincerity \d+\/\d+$/m);
		expect(out).toMatch(/^LSCP \d/m);
		expect(out).toMatch(/^Promise ladder: rung \d/m);
		expect(out).not.toMatch(/\{\{|undefined|null|NaN/);
	});

	test('says the same in Chinese', () => {
		const { out } = score('run.json', '--lang', 'zh');
		expect(out).toContain(`总分 ${card.total} · `);
		for (const id of checkIds) expect(out).toContain(checkName(id, 'zh'));
	});
});

describe('score of a rehearsal', () => {
	const folder = resolve('scenarios/evasive-debtor');

	test('exits 0 when it comes out as expected', () => {
		expect(huikuan(['score', 'excellent.zh.play.md'], { cwd: folder })).toMatchObject({ exit: 0, err: '' });
	});

	test('tells every expectation that is not met, and exits 1', () => {
		const play = readFileSync(resolve(folder, 'excellent.zh.play.md'), 'utf8')
			.replace('rung: 5', 'rung: 2')
			.replace('in-writing: yes', 'in-writing: no');
		const { exit, err } = huikuan(['score', 'wrong.zh.play.md'], { cwd: folderWith({ 'wrong.zh.play.md': play }) });
		expect(err.trim().split('\n').length).toBe(2);
		expect(err).toContain('wrong.zh.play.md:');
		expect(exit).toBe(1);
	});
});
