import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { problemCodes } from '../../../src/lib/core/run/rehearsal.ts';
import { problemText } from '../../../src/lib/wording/problem.ts';
import { folderWith, huikuan } from './captured.ts';

const scenario = readFileSync('scenarios/evasive-debtor/zh.md', 'utf8');
const play = readFileSync('scenarios/evasive-debtor/excellent.zh.play.md', 'utf8');

describe('rehearse', () => {
	let folder = '';
	const rehearse = (...args: string[]) => huikuan(['rehearse', ...args], { cwd: folder });

	beforeAll(() => {
		folder = folderWith({
			'evasive-debtor/zh.md': scenario,
			'evasive-debtor/fine.zh.play.md': play,
			'evasive-debtor/other-total.zh.play.md': play.replace(/total: \[[^\]]*\]/, 'total: [1, 2]'),
			'evasive-debtor/other-words.zh.play.md': play.replace('> 喂？', '> 哪位？'),
			'broken/broken.zh.play.md': 'no front matter',
			'nameless.play.md': play,
			'alone.zh.play.md': play.replace('scenario: evasive-debtor', 'scenario: nobody'),
			'empty/README.md': '',
		});
	});

	test('plays every rehearsal below a folder, a line each with total and ending', () => {
		const { out, exit } = rehearse('evasive-debtor');
		expect(out).toMatch(/^evasive-debtor\/fine\.zh\.play\.md: \d+ · 谈妥 Agreed$/m);
		expect(out).toContain('Rehearsals played: 3; not agreeing: 2.');
		expect(exit).toBe(1);
	});

	test('exits 0 when all agree', () => {
		expect(rehearse('evasive-debtor/fine.zh.play.md')).toMatchObject({ exit: 0, err: '' });
	});

	test('tells what does not agree, and on which line', () => {
		const words = rehearse('evasive-debtor/other-words.zh.play.md').out;
		expect(words).toContain('does not agree in 1 places');
		expect(words).toMatch(/other-words\.zh\.play\.md:\d+: The customer does not say “哪位？/);
		expect(rehearse('evasive-debtor/other-total.zh.play.md').out).toMatch(/The total should be 1–2 but is \d+\./);
	});

	test('goes on after a rehearsal that cannot be read', () => {
		const { out, err, exit } = rehearse('broken', 'evasive-debtor/fine.zh.play.md');
		expect(err).toContain('broken/broken.zh.play.md is not readable as a rehearsal');
		expect(out).toContain('fine.zh.play.md');
		expect(exit).toBe(1);
	});

	test.each([
		['nameless.play.md', 'the file name does not tell the language'],
		['alone.zh.play.md', 'There is no scenario nobody/zh.md'],
		['empty', 'nothing of the kind below empty'],
		['missing', 'no file or folder missing'],
	])('refuses %s and says why, with exit 2', (path, words) => {
		const { err, exit } = rehearse(path);
		expect(err).toContain(words);
		expect(exit).toBe(2);
	});

	test('finds a scenario elsewhere when told where', () => {
		const { exit } = huikuan(['rehearse', 'fine.zh.play.md', '--scenarios', resolve('scenarios')], {
			cwd: resolve(folder, 'evasive-debtor'),
		});
		expect(exit).toBe(0);
	});
});

test('every problem of a rehearsal has a sentence in both languages', () => {
	for (const code of problemCodes) {
		const params = { path: 'p', reason: 'r', name: 'n', expected: 'e', actual: 'a', act: 'x' };
		const [zh, en] = (['zh', 'en'] as const).map((locale) => problemText({ line: 1, code, params }, locale));
		expect(zh).toMatch(/\p{Script=Han}/u);
		expect(en).toMatch(/^[A-Z“]/);
		expect(`${zh}${en}`).not.toMatch(/[{}]|undefined/);
	}
});
