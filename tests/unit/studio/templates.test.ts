import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/lib/core/machine/check.ts';
import { compareLanguages } from '../../../src/lib/core/scenario/languages.ts';
import { repliesOf } from '../../../src/lib/core/scenario/replies.ts';
import { checkScores } from '../../../src/lib/core/score/findings/scores.ts';
import { toneOfReply } from '../../../src/lib/core/scenario/check.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';

const folder = 'src/lib/content/studio/templates';
const ids = [...new Set(readdirSync(folder).map((name) => name.split('.')[0] ?? ''))];
const listed = [...readFileSync('src/routes/studio/topics.ts', 'utf8').matchAll(/id: '([\w-]+)'/g)].map(([, id]) => id);
const text = (id: string, language: string) => readFileSync(`${folder}/${id}.${language}.md`, 'utf8');
const checked = Object.fromEntries(ids.map((id) => [id, { zh: check(text(id, 'zh')), en: check(text(id, 'en')) }]));

describe('templates', () => {
	it('are those that one can pick, each once', () => {
		expect([...listed].sort()).toEqual([...ids].sort());
		expect(ids).toHaveLength(20);
	});

	it.each(ids)('%s is small, sound in both languages, and offers something to choose everywhere', (id) => {
		const { zh, en } = checked[id] ?? {};
		if (!zh?.scenario || !en?.scenario) throw new Error('cannot be read');
		expect([...zh.findings, ...en.findings]).toEqual([]);
		const mismatches = compareLanguages(
			{ scenario: zh.scenario, ranges: zh.ranges },
			{ scenario: en.scenario, ranges: en.ranges },
		);
		expect(mismatches).toEqual({ zh: [], en: [] });
		expect(zh.scenario.id).toBe(id);
		expect(zh.scenario.states.length).toBeGreaterThanOrEqual(5);
		expect(zh.scenario.states.length).toBeLessThanOrEqual(8);
		for (const { scenario, ranges } of [zh, en]) {
			if (scenario) expect(checkScores(scenario, ranges)).toEqual([]);
			const tones = new Set(repliesOf(scenario as NonNullable<typeof scenario>).map(toneOfReply));
			expect([...tones]).toEqual(expect.arrayContaining(['sound', 'weak']));
		}
		expect(zh.scenario.moods.length).toBeGreaterThanOrEqual(3);
	});

	it.each(ids)('%s is laid out as the writer lays it out', (id) => {
		for (const language of ['zh', 'en'] as const) {
			const { scenario } = checked[id]?.[language] ?? {};
			expect(scenario && write(scenario)).toBe(text(id, language));
		}
	});

	it('have people, trades, causes and moods of their own', () => {
		for (const language of ['zh', 'en'] as const) {
			const scenarios = ids.map((id) => checked[id]?.[language].scenario);
			for (const of of ['customer', 'trainee'] as const) {
				const companies = scenarios.map((scenario) => scenario?.[of].company);
				expect(new Set(companies).size).toBe(ids.length);
			}
			expect(new Set(scenarios.map((scenario) => scenario?.facts[0])).size).toBe(ids.length);
			expect(new Set(scenarios.map((scenario) => scenario?.moods.join(' '))).size).toBe(ids.length);
		}
	});
});
