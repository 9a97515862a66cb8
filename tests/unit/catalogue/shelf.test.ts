import { describe, expect, it } from 'vitest';
import type { CatalogueEntry, CatalogueItem, ScenarioCard } from 'virtual:huikuan/catalogue';
import { brokenFiles, choices, narrowed, shelf } from '../../../src/routes/shelf.ts';

function ready(title: string, more: Partial<ScenarioCard> = {}): CatalogueEntry {
	return {
		ok: true,
		model: false,
		card: {
			title,
			summary: '',
			topic: 'evasion',
			channel: 'phone',
			difficulty: 2,
			minutes: 8,
			customer: { name: '王建国' },
			best: 'agreed',
			hash: '',
			version: 1,
			...more,
		},
	};
}
const broken = (file: string): CatalogueEntry => ({
	ok: false,
	file,
	title: null,
	findings: [],
	count: { errors: 1, warnings: 0 },
});
const item = (id: string, languages: CatalogueItem['languages']): CatalogueItem => ({ id, chapter: 1, languages });

describe('the shelf of scenarios', () => {
	it("shows a scenario in the visitor's language", () => {
		const both = item('a', { zh: ready('王总'), en: ready('Mr Wang') });
		expect(shelf([both], 'en').map(({ card }) => card.title)).toEqual(['Mr Wang']);
	});

	it('falls back to the other language when there is no sound file in the own one', () => {
		const half = item('a', { zh: ready('王总'), en: broken('a/en.md') });
		expect(shelf([half], 'en')).toMatchObject([{ id: 'a', language: 'zh' }]);
	});

	it('leaves out what cannot be practised and lists its file', () => {
		const items = [item('a', { zh: broken('a/zh.md') }), item('b', { zh: ready('刘厂长'), en: broken('b/en.md') })];
		expect(shelf(items, 'zh').map(({ id }) => id)).toEqual(['b']);
		expect(brokenFiles(items).map(({ file }) => file)).toEqual(['a/zh.md', 'b/en.md']);
	});

	it('counts what each choice would leave beside the other filter, and keeps choices that would leave nothing', () => {
		const rows = shelf(
			[
				item('a', { zh: ready('一') }),
				item('b', { zh: ready('二', { channel: 'wechat', topic: 'dispute' }) }),
				item('c', { zh: ready('三', { topic: 'dispute' }) }),
			],
			'zh',
		);
		expect(choices(rows, narrowed(rows, null, 'evasion'), (card) => card.channel)).toEqual([
			{ value: 'phone', count: 1 },
			{ value: 'wechat', count: 0 },
		]);
		expect(narrowed(rows, 'phone', 'dispute').map(({ id }) => id)).toEqual(['c']);
	});
});
