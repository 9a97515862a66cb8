import { describe, expect, test } from 'vitest';
import { readCatalogue, type SourceFile } from '../../../src/build/catalogue.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { shippedScenarios, type Shelved } from '../../support/library.ts';

const shipped = shippedScenarios();

function excellent({ rehearsals, language }: Shelved): string | undefined {
	return rehearsals.find(({ name }) => name === `excellent.${language}.play.md`)?.source;
}
function fileOf(shelved: Shelved, rehearsal = excellent(shelved)): SourceFile {
	const { id, language, source } = shelved;
	return { id, language, file: `scenarios/${id}/${language}.md`, source: { text: source }, rehearsal };
}

const { items, scenarios, models } = readCatalogue(shipped.map((shelved) => fileOf(shelved)));

describe.each(shipped.map(({ id, language }) => ({ id, language })))('the model of $id in $language', (which) => {
	const { id, language } = which;
	const scenario = scenarios.get(`${id}.${language}`)!;
	const model = models.get(`${id}.${language}`)!;

	test('is there, and the catalogue says so', () => {
		expect(model.rehearsal).toBe('excellent');
		expect(items.find((item) => item.id === id)?.languages[language]).toMatchObject({ ok: true, model: true });
	});

	test('replays to its end and earns a gold medal', () => {
		expect(replay(scenario, model.run).phase).toBe('finished');
		expect(score(scenario, model.run)).toMatchObject({ medal: 'gold', redLines: [] });
	});

	test('is the same after it went through JSON', () => {
		expect(JSON.parse(JSON.stringify(model.run))).toEqual(model.run);
	});
});

describe('a scenario has no model', () => {
	const [one] = shipped as [Shelved];
	const source = excellent(one) ?? '';
	const read = (rehearsal?: string) => {
		const { items, models } = readCatalogue([{ ...fileOf(one), rehearsal }]);
		const entry = items[0]?.languages[one.language];
		expect(entry?.ok).toBe(true);
		return { models: models.size, told: entry?.ok && entry.model };
	};
	const none = { models: 0, told: false };

	test('without a rehearsal beside it', () => {
		expect(read()).toEqual(none);
	});

	test('when the rehearsal cannot be read', () => {
		expect(read('')).toEqual(none);
		expect(read('\0'.repeat(50))).toEqual(none);
	});

	test('when it does not play as it is written', () => {
		expect(read(source.replace(/^- (?!\[)(.+)$/m, '- 这一句没有人写过。'))).toEqual(none);
	});

	test('when it does not score as it expects', () => {
		expect(read(source.replace(/total: \[.*\]/, 'total: [0, 10]'))).toEqual(none);
	});
});
