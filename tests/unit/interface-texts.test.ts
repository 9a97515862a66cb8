import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** A plain text, or one that varies with a figure. */
type Text = string | object;

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const settings = readJson('project.inlang/settings.json') as {
	'plugin.inlang.messageFormat': { pathPattern: string[] };
};
const listed = settings['plugin.inlang.messageFormat'].pathPattern;
const areas = readdirSync('messages/zh').sort();

const textsOf = (language: string, area: string) =>
	Object.entries(readJson(`messages/${language}/${area}`) as Record<string, Text>);

/** The names that a text asks for, each once. */
const parametersOf = (text: Text) => [...new Set(JSON.stringify(text).match(/\{[a-zA-Z_]\w*\}/g))].sort();

describe('interface texts', () => {
	it('are compiled from every file there is', () => {
		expect(areas.map((area) => `./messages/{locale}/${area}`)).toEqual([...listed].sort());
		expect(readdirSync('messages/en').sort()).toEqual(areas);
	});

	it('have keys of their own in every file', () => {
		const keys = areas.flatMap((area) => textsOf('zh', area).map(([key]) => key));
		expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	});

	it.each(areas)('%s says the same things in both languages, of the same names and figures', (area) => {
		const outline = (language: string) => textsOf(language, area).map(([key, text]) => [key, parametersOf(text)]);
		expect(Object.fromEntries(outline('en'))).toEqual(Object.fromEntries(outline('zh')));
	});

	it('are never empty', () => {
		const texts = ['zh', 'en'].flatMap((language) => areas.flatMap((area) => textsOf(language, area)));
		expect(texts.filter(([, text]) => text === '')).toEqual([]);
	});
});
