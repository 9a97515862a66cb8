import { describe, expect, test } from 'vitest';
import { systemLanguage } from '../../../src/cli/locale.ts';
import { huikuan } from './captured.ts';

const chinese = { env: { LANG: 'zh_CN.UTF-8' } };

describe('help', () => {
	test('is printed in both languages, the reader’s first', () => {
		for (const args of [['--help'], ['-h'], ['help'], ['score', '--help']]) {
			const { exit, out, err } = huikuan(args);
			expect(exit).toBe(0);
			expect(err).toBe('');
			expect(out.indexOf('Usage: huikuan')).toBe(0);
			expect(out).toContain('用法：huikuan');
		}
		expect(huikuan(['--help'], chinese).out.indexOf('用法：huikuan')).toBe(0);
	});

	test('is printed in one language when that is asked for', () => {
		expect(huikuan(['--help', '--lang', 'zh']).out).not.toContain('Usage');
		expect(huikuan(['--help', '--lang=en'], chinese).out).not.toContain('用法');
	});

	test('names every command', () => {
		const { out } = huikuan(['--help', '--lang', 'en']);
		for (const name of ['check', 'replay', 'score', 'rehearse', 'policies', 'recognise', 'export', 'import'])
			expect(out).toContain(`\n  ${name} `);
	});
});

describe('a wrong call', () => {
	test.each([
		[[], 'What should be done?'],
		[['chek', 'scenarios'], 'There is no command “chek”. Did you mean “check”?'],
		[['dance'], 'There is no command “dance”. See huikuan --help.'],
		[['check', '--jsn', 'scenarios'], 'check has no option --jsn. Did you mean “--json”?'],
		[['replay', '--json', 'run.json'], 'replay has no option --json.'],
		[['check', '-x', 'scenarios'], 'check has no option -x.'],
		[['check', '--json=yes', 'scenarios'], '--json takes no value (“yes” was given).'],
		[['score', 'run.json', '--scenarios'], '--scenarios needs a value.'],
		[['check', 'scenarios', '--lang', 'fr'], '--lang is zh or en, not “fr”.'],
		[['check'], 'check needs a path.'],
		[['replay', 'a.json', 'b.json'], '“b.json” is one too many'],
	])('%j says what is wrong, on stderr, and exits 2', (args, words) => {
		const { exit, out, err } = huikuan(args);
		expect(err).toContain(`huikuan: ${words}`);
		expect(out).toBe('');
		expect(exit).toBe(2);
	});

	test('is answered in Chinese where the system speaks Chinese', () => {
		expect(huikuan(['chek'], chinese).err).toBe('huikuan: 没有“chek”这个命令。是不是“check”？\n');
	});
});

describe('the language of the output', () => {
	test('is Chinese in a Chinese locale, else English', () => {
		expect(systemLanguage({ LANG: 'zh_TW.UTF-8' })).toBe('zh');
		expect(systemLanguage({ LANG: 'C.UTF-8' })).toBe('en');
		expect(systemLanguage({ LANG: 'de_DE.UTF-8' })).toBe('en');
	});

	test('goes by LC_ALL before LC_MESSAGES before LANG, empty ones aside', () => {
		expect(systemLanguage({ LC_ALL: 'en_US', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' })).toBe('en');
		expect(systemLanguage({ LC_ALL: '', LC_MESSAGES: 'zh_CN', LANG: 'en_US' })).toBe('zh');
	});
});
