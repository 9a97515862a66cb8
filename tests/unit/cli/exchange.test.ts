import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { unzip } from '../../../src/lib/core/exchange/zip.ts';
import { folderWith, huikuan } from './captured.ts';

const scenario = resolve('scenarios/evasive-debtor/zh.md');
const twee = ':: StoryTitle\nLate\n\n:: Call\nHello $name.\n[[Invoice]]\n\n:: Invoice\nFine.\n';
const one = (name: string) =>
	`<tw-storydata name="${name}"><tw-passagedata pid="1" name="P">Hi</tw-passagedata></tw-storydata>`;

let folder = '';
beforeEach(() => {
	folder = folderWith({
		'late.twee': twee,
		'two.html': one('First') + one('Second'),
		'notes.txt': 'nothing',
		'there.md': '',
	});
});
const run = (...args: string[]) => huikuan(args, { cwd: folder });

describe('export', () => {
	test.each([
		['markdown', /^---\nid: evasive-debtor\n/],
		['xstate', /^\{\n\t"id": "evasive-debtor",/],
		['mermaid', /^stateDiagram-v2\n {2}state "接通" as s0\n/],
		['twee', /^:: StoryTitle\n总在开会的王总\n/],
		['script', /^# 总在开会的王总\n/],
	])('as %s prints the scenario in that form', (form, beginning) => {
		const { exit, out, err } = run('export', '--as', form, scenario);
		expect(out).toMatch(beginning);
		expect([exit, err]).toEqual([0, '']);
	});

	test('as markdown prints the very file when that is canonical', () => {
		const example = resolve('tests/fixtures/scenarios/evasive-debtor.zh.md');
		expect(run('export', '--as', 'markdown', example).out).toBe(readFileSync(example, 'utf8'));
	});

	test('as zip packs both languages and all rehearsals into a file named after the scenario', () => {
		const { exit, out, err } = run('export', '--as', 'zip', scenario);
		expect([exit, out, err]).toEqual([0, '', 'Written to evasive-debtor.zip.\n']);
		const { files } = unzip(readFileSync(join(folder, 'evasive-debtor.zip')));
		const paths = files.map(({ path }) => path);
		expect(paths).toEqual(
			expect.arrayContaining(['zh.md', 'en.md', 'excellent.zh.play.md'].map((each) => `evasive-debtor/${each}`)),
		);
		expect(files.find(({ path }) => path.endsWith('/zh.md'))?.text).toBe(readFileSync(scenario, 'utf8'));
	});

	test('writes to a file, but never over one', () => {
		expect(run('export', '--as', 'twee', scenario, '--to', 'new.twee').exit).toBe(0);
		expect(readFileSync(join(folder, 'new.twee'), 'utf8')).toMatch(/^:: StoryTitle/);
		const again = run('export', '--as', 'twee', scenario, '--to', 'there.md');
		expect([again.exit, again.err]).toEqual([
			2,
			'huikuan: there.md is there already and was not overwritten. Choose another --to.\n',
		]);
		expect(readFileSync(join(folder, 'there.md'), 'utf8')).toBe('');
		expect(run('export', '--as', 'twee', scenario, '--to', 'no/such/folder.twee').exit).toBe(2);
	});

	test.each([
		[[scenario], 'huikuan: --as is one of markdown, xstate, mermaid, twee, script, zip.'],
		[
			['--as', 'xstat', scenario],
			'huikuan: There is no form “xstat”. --as is one of markdown, xstate, mermaid, twee, script, zip. Did you mean “xstate”?',
		],
		[['--as', 'twee', 'nobody.md'], 'huikuan: There is no file or folder nobody.md.'],
		[
			['--as', 'twee', 'late.twee'],
			'huikuan: late.twee is not readable as a scenario: huikuan check tells what is wrong.',
		],
	])('refuses %j with exit 2', (args, words) => {
		expect(run('export', ...args)).toEqual({ exit: 2, out: '', err: `${words}\n` });
	});

	test('packs nothing where there is no scenario', () => {
		const { exit, err } = run('export', '--as', 'zip', 'late.twee');
		expect([exit, err]).toEqual([1, 'late.twee: There is no scenario in it: neither zh.md nor en.md.\n']);
		expect(existsSync(join(folder, '.zip'))).toBe(false);
	});
});

describe('import', () => {
	test('prints the draft, and on stderr a line for everything that has no place in it', () => {
		const { exit, out, err } = run('import', 'late.twee');
		expect(exit).toBe(0);
		expect(out).toContain('\n## Call\n\n> Hello $name.\n\n- Invoice [→ Invoice](#invoice)\n');
		expect(err).toContain('late.twee:5:7: Warning [import-variable] The variable “$name” stands');
		expect(err).toContain('late.twee: 2 states; ');
	});

	test('tells it in Chinese where the reader speaks Chinese', () => {
		expect(run('import', 'late.twee', '--lang', 'zh').err).toContain(
			'late.twee:5:7: 提醒 [import-variable] 变量“$name”',
		);
	});

	test('writes a draft that the check has no error for', () => {
		expect(run('import', 'late.twee', '--to', 'late.md').exit).toBe(0);
		const { exit, out } = run('check', 'late.md');
		expect(exit).toBe(0);
		expect(out).toContain('errors: 0');
	});

	test('asks which story when there are several', () => {
		expect(run('import', 'two.html')).toEqual({
			exit: 2,
			out: '',
			err: 'huikuan: two.html holds 2 stories. Say which with --story: “First” “Second”\n',
		});
		expect(run('import', 'two.html', '--story', 'Second').out).toContain('title: Second');
		expect(run('import', 'two.html', '--story', 'Secnd').err).toBe(
			'huikuan: two.html has no story called “Secnd”. It has: “First” “Second” Did you mean “Second”?\n',
		);
	});

	test('says what is wrong with a file that holds no story, and exits 1', () => {
		const { exit, out, err } = run('import', 'notes.txt');
		expect([exit, out]).toEqual([1, '']);
		expect(err).toMatch(/^notes\.txt: Error \[import-not-a-story\] There is no story here/);
	});

	test('gives back what was exported', () => {
		run('export', '--as', 'twee', scenario, '--to', 'again.twee');
		expect(run('import', 'again.twee').out.match(/^## .+$/gm)).toEqual(
			readFileSync(scenario, 'utf8').match(/(?<=# 对话[^]*)^## .+$(?=[^]*# 跟进)/gm),
		);
	});
});
