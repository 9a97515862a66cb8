import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../../../src/lib/core/run/log.ts';
import { folderWith, huikuan } from './captured.ts';
import { sampleRun } from './sample-run.ts';

const library = resolve('scenarios');

describe('replay', () => {
	const run = sampleRun();
	let folder = '';
	const replay = (...args: string[]) => huikuan(['replay', ...args], { cwd: folder });

	beforeAll(() => {
		const changed = readFileSync('scenarios/evasive-debtor/zh.md', 'utf8').replace('difficulty: ', 'difficulty:  ');
		const other = (change: (run: Run) => void) => {
			const copy = structuredClone(run);
			change(copy);
			return JSON.stringify(copy);
		};
		folder = folderWith({
			'run.json': JSON.stringify(run, null, '\t'),
			'with-mark.json': `\uFEFF${JSON.stringify(run)}`,
			'unfinished.json': other((own) => own.entries.splice(6)),
			'only-head.json': other((own) => own.entries.splice(0)),
			'impossible.json': other((own) => own.entries.splice(5, 0, { kind: 'begin', at: 0 })),
			'elsewhere.json': other((own) => (own.head.scenario.id = 'no-such-scenario')),
			'outside.json': other((own) => (own.head.scenario.id = '../../etc')),
			'later.json': JSON.stringify({ ...run, head: { ...run.head, format: 2 } }),
			'text.json': 'not JSON {',
			'null.json': 'null',
			'shape.json': '{"head":{},"entries":"many"}',
			'changed/evasive-debtor/zh.md': changed,
			'elsewhere/README.md': '',
		});
	});

	test('prints the play: what was prepared, who said what in which mood, which acts were in it, and where it ended', () => {
		const { exit, out, err } = replay('run.json', '--scenarios', library);
		expect(err).toBe('');
		expect(exit).toBe(0);
		expect(out).toContain('(evasive-debtor, zh, v1) · choice · coached · seed 7');
		expect(out).toContain('── Prepare ──');
		expect(out).toContain('[x] 合同');
		expect(out).toMatch(/王建国 \(敷衍\): 喂？.* \[evade\]/);
		expect(out).toMatch(/1 You: .*\[state the debt\]/);
		expect(out).toMatch(/Mood: 敷衍 → 认真 \(/);
		expect(out).toContain('(taken back)');
		expect(out).toContain('(You say nothing.)');
		expect(out).toContain('── Where it ended ──');
		expect(out).toContain('Replies taken back: 1');
		expect(out).not.toMatch(/\{\{|undefined|null|NaN/);
	});

	test('speaks Chinese when asked to', () => {
		const { out } = replay('run.json', '--scenarios', library, '--lang', 'zh');
		expect(out).toMatch(/1 你：.*\[说明欠款\]/);
		expect(out).toContain('── 最后 ──');
	});

	test('finds the scenarios above the folder that one stands in', () => {
		const { exit } = huikuan(['replay', join(folder, 'run.json')], { cwd: join(library, 'evasive-debtor') });
		expect(exit).toBe(0);
	});

	test('finds the project’s own scenarios from anywhere else', () => {
		expect(replay('run.json').exit).toBe(0);
	});

	test('takes a run that is not finished, and one that has not begun', () => {
		expect(replay('unfinished.json')).toMatchObject({ exit: 0, err: '' });
		expect(replay('unfinished.json').out).toContain('This run is not finished.');
		expect(replay('only-head.json')).toMatchObject({ exit: 0, err: '' });
		expect(replay('only-head.json').out).toContain('(not begun)');
	});

	test('takes a file that begins with a byte order mark', () => {
		expect(replay('with-mark.json').exit).toBe(0);
	});

	test('says at which entry a log does not replay, and exits 1', () => {
		const { exit, err } = replay('impossible.json');
		expect(err).toContain('impossible.json does not replay at entry 6 (not-in-prepare)');
		expect(exit).toBe(1);
	});

	test('tells a run of another edition apart, and what to do', () => {
		const { exit, err } = replay('run.json', '--scenarios', 'changed');
		expect(err).toContain('was played with another edition');
		expect(err).toContain(run.head.scenario.hash.slice(0, 12));
		expect(err).toContain('--scenarios');
		expect(exit).toBe(1);
	});

	test.each([
		['missing.json', 'no file or folder missing.json'],
		['changed', 'changed is a folder'],
		['text.json', 'text.json is no proper run file'],
		['null.json', 'null.json is no proper run file'],
		['shape.json', 'shape.json is no proper run file'],
		['later.json', 'head.format'],
		['outside.json', 'head.scenario.id'],
		['elsewhere.json', 'no scenario no-such-scenario/zh.md'],
	])('refuses %s and says why, with exit 2', (file, words) => {
		const { exit, out, err } = replay(file);
		expect(err).toContain(words);
		expect(out).toBe('');
		expect(exit).toBe(2);
	});

	test('refuses a folder of scenarios that does not exist or has not the scenario', () => {
		expect(replay('run.json', '--scenarios', 'nowhere')).toMatchObject({ exit: 2, out: '' });
		expect(replay('run.json', '--scenarios', 'elsewhere').err).toContain('There is no scenario evasive-debtor/zh.md');
	});
});
