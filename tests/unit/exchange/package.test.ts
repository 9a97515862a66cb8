import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesOf, mostFiles, packageOf, type PackageFile } from '../../../src/lib/core/exchange/package.ts';
import { faultInPath } from '../../../src/lib/core/exchange/package-path.ts';
import { told } from './imported.ts';

const folder = 'scenarios/disputed-statement';
const shipped = (prefix: string): PackageFile[] =>
	readdirSync(folder).map((name) => ({ path: `${prefix}${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }));
const whole = shipped('disputed-statement/');

const replaced = (path: string, change: (text: string) => string) =>
	whole.map((file) => (file.path.endsWith(path) ? { ...file, text: change(file.text) } : file));

describe('a package', () => {
	it('is the files of a folder, and the files again', () => {
		const { package: found, findings } = packageOf(whole);
		if (!found) throw new Error(JSON.stringify(findings));
		expect(findings).toEqual([]);
		expect(found.id).toBe('disputed-statement');
		const byPath = (a: PackageFile, b: PackageFile) => (a.path < b.path ? -1 : 1);
		expect(filesOf(found).sort(byPath)).toEqual([...whole].sort(byPath));
		expect(packageOf(filesOf(found)).package).toEqual(found);
	});

	it.each(['', 'backup/scenarios/disputed-statement/'])('may stand at %j', (prefix) => {
		expect(packageOf(shipped(prefix))).toMatchObject({ package: { id: 'disputed-statement' }, findings: [] });
	});

	it('leaves out what systems put into folders by themselves', () => {
		const litter = ['__MACOSX/disputed-statement/._zh.md', 'disputed-statement/.DS_Store', 'Thumbs.db'];
		expect(packageOf([...whole, ...litter.map((path) => ({ path, text: '' }))]).findings).toEqual([]);
	});

	const en = 'disputed-statement/en.md';
	it.each<[string, PackageFile[], string[], boolean]>([
		['has other files', [...whole, { path: 'disputed-statement/notes.txt', text: '' }], ['package-file unknown'], true],
		['has other files beside it', [...whole, { path: 'README.md', text: '' }], ['package-file unknown'], true],
		['is in a folder of another name', shipped('other/'), ['package-file folder'], true],
		['has one language', whole.filter(({ path }) => !/\ben\b/.test(path)), ['package-language no-en'], true],
		[
			'has rehearsals of a language that is not there',
			whole.filter(({ path }) => path !== en && !/(?<!excellent)\.en\.play/.test(path)),
			['package-language no-en', 'package-file rehearsal-language'],
			true,
		],
		[
			'has a rehearsal of another scenario',
			replaced('excellent.zh.play.md', (text) => text.replace('scenario: disputed-statement', 'scenario: other')),
			['package-file rehearsal-of-other'],
			true,
		],
		['has no scenario', [{ path: 'README.md', text: '' }], ['package-scenario none'], false],
		['has two scenarios', [...whole, { path: 'other/zh.md', text: '' }], ['package-scenario several'], false],
		['cannot be read', replaced('/en.md', () => '# nothing'), ['package-scenario unreadable'], false],
		[
			'has files of two ids',
			replaced('/en.md', (text) => text.replace('id: disputed-statement', 'id: other')),
			['package-scenario other-id'],
			false,
		],
		[
			'has a language under the name of another',
			replaced('/en.md', () => whole.find(({ path }) => path.endsWith('/zh.md'))?.text ?? ''),
			['package-scenario other-language'],
			false,
		],
		['has a file twice', [...whole, { path: 'disputed-statement/EN.md', text: '' }], ['package-path twice'], false],
		['leads outside', [...whole, { path: '../../zh.md', text: '' }], ['package-path outside'], false],
		[
			'has too many files',
			Array.from({ length: mostFiles + 1 }, (_, index) => ({ path: `${index}.md`, text: '' })),
			['package-too-large files'],
			false,
		],
		['has a file too large', replaced('/en.md', () => 'a'.repeat(9_000_000)), ['package-too-large file'], false],
	])('tells that it %s', (_name, files, expected, sound) => {
		const { package: found, findings } = packageOf(files);
		expect(told(findings)).toEqual(expect.arrayContaining(expected));
		expect(found !== undefined).toBe(sound);
	});
});

describe('paths', () => {
	it.each([
		['', 'empty'],
		['a//b.md', 'empty'],
		['../a.md', 'outside'],
		['a/../../b.md', 'outside'],
		['./a.md', 'outside'],
		['/etc/passwd', 'absolute'],
		['C:/a.md', 'absolute'],
		['a\\..\\b.md', 'sign'],
		['a\0.md', 'sign'],
		['a\n.md', 'sign'],
		['a/nul.md', 'reserved'],
		['a/b. ', 'reserved'],
		['a'.repeat(300), 'too-long'],
		['evasive-debtor/zh.md', null],
		['剧本/excellent.zh.play.md', null],
	])('%j: %s', (path, fault) => {
		expect(faultInPath(path)).toBe(fault);
	});
});
