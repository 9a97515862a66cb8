import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCatalogue, type SourceFile } from '../../../src/build/catalogue.ts';

const sound = readFileSync('scenarios/evasive-debtor/zh.md', 'utf8');

function file(id: string, source: SourceFile['source'], language: SourceFile['language'] = 'zh'): SourceFile {
	return { id, language, file: `scenarios/${id}/${language}.md`, source };
}
function ofDifficulty(difficulty: number): SourceFile['source'] {
	return { text: sound.replace(/^difficulty: \d$/m, `difficulty: ${difficulty}`) };
}

describe('the catalogue of scenario files', () => {
	it('numbers chapters by difficulty, then the known order of ids, then by name', () => {
		const files = [
			file('zeal', ofDifficulty(2)),
			file('anger', ofDifficulty(2)),
			file('evasive-debtor', ofDifficulty(2)),
			file('hard', ofDifficulty(5)),
			file('easy', ofDifficulty(1)),
		];
		const { items } = readCatalogue(files);
		expect(items.map(({ chapter, id }) => `${chapter} ${id}`)).toEqual([
			'1 easy',
			'2 evasive-debtor',
			'3 anger',
			'4 zeal',
			'5 hard',
		]);
	});

	it('turns a broken file into its findings, with place and text in both languages, and leaves the others alone', () => {
		const text = sound.replace('](#推脱)', '](#推托)');
		const { items, scenarios } = readCatalogue([file('broken', { text }), file('evasive-debtor', { text: sound })]);
		expect([...scenarios.keys()]).toEqual(['evasive-debtor.zh']);
		const entry = items.find(({ id }) => id === 'broken')?.languages.zh;
		const line = text.slice(0, text.indexOf('(#推托)')).split('\n').length;
		expect(entry).toMatchObject({ ok: false, file: 'scenarios/broken/zh.md', title: '总在开会的王总' });
		expect(entry?.ok === false && entry.findings).toContainEqual(
			expect.objectContaining({ severity: 'error', code: 'unknown-link', line }),
		);
		expect(
			entry?.ok === false &&
				entry.findings.every(({ text }) => text.zh !== '' && text.en !== '' && text.zh !== text.en),
		).toBe(true);
	});

	it('survives anything that is no scenario', () => {
		const files = [
			file('empty', { text: '' }),
			file('prose', { text: '只是一段话。\n'.repeat(100) }),
			file('binary', { text: '\0\ufffd\u0001'.repeat(50) }),
			file('away', { failure: 'EACCES' }),
		];
		const { items, scenarios } = readCatalogue(files);
		expect(scenarios.size).toBe(0);
		expect(items.map(({ languages }) => languages.zh?.ok)).toEqual([false, false, false, false]);
		expect(items.every(({ languages }) => !languages.zh?.ok && (languages.zh?.findings.length ?? 0) > 0)).toBe(true);
	});

	it('says why a file could not be read', () => {
		const entry = readCatalogue([file('away', { failure: 'EACCES' })]).items[0]?.languages.zh;
		expect(entry?.ok === false && entry.findings[0]?.text.zh).toContain('EACCES');
	});
});
