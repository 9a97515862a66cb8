import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import law from '../../../src/lib/content/law.json' with { type: 'json' };
import { acts } from '../../../src/lib/core/act/act.ts';
import { articlesFor, isRedLineAct } from '../../../src/lib/core/score/red-lines.ts';
import { limitationArticle } from '../../../src/lib/wording/law.ts';
import { lawfulWay, redLineReason } from '../../../src/lib/wording/red-line.ts';

const red = acts.map(({ id }) => id).filter(isRedLineAct);

test('the red-line acts are those of the published list', () => {
	expect(red).toEqual(acts.filter(({ group }) => group === 'red').map(({ id }) => id));
});

describe.each(red)('%s', (act) => {
	test('names at least one article that stands in the law', () => {
		const ids = articlesFor[act];
		expect(ids.length).toBeGreaterThan(0);
		for (const id of ids) expect(law.map((article) => article.id)).toContain(id);
	});

	test.each(['zh', 'en'] as const)('says why and gives a lawful way to say it (%s)', (locale) => {
		expect(redLineReason(act, locale)).not.toBe('');
		expect(lawfulWay(act, locale)).not.toBe('');
	});
});

describe('the law', () => {
	test('holds no article that nothing cites', () => {
		const cited = new Set([...Object.values(articlesFor).flat(), limitationArticle()?.id ?? '']);
		expect(law.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
	});

	test('is quoted verbatim', () => {
		// Digests of the texts as they were compared with the published law. Whoever changes a text compares it again.
		const digest = (text: string[]) => createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 16);
		expect(Object.fromEntries(law.map(({ id, text }) => [id, digest(text)]))).toEqual({
			'civil-195-1': '1a6c54c468cae711',
			'civil-509-2': '8796ecb119a0849e',
			'civil-1024-1': '974cf8e1a32cc8da',
			'civil-1032-1': '06d8e8413ccba719',
			'civil-1033': 'b6ab4337d5e00f36',
			'civil-1034-1': 'a1413a133db9b9b0',
			'personal-information-10': '0b737fbb80240e56',
			'personal-information-25': 'fd84d70f2ee1e328',
			'criminal-245-1': '581befdd34f69a62',
			'criminal-246-1': 'b43c95c40f799834',
			'criminal-274': '471d71f5ca228546',
			'criminal-293': '9b8159beee87b4bd',
		});
	});
});
