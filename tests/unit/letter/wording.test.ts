import { describe, expect, it } from 'vitest';
import {
	faults,
	letterKinds,
	letterPartIds,
	type LetterKind,
	type LetterPart,
} from '../../../src/lib/core/letter/letter.ts';
import { confirmationMatter, letterMatter } from '../../../src/lib/core/letter/matter.ts';
import { countOf, readLetter } from '../../../src/lib/core/letter/read-letter.ts';
import type { Language } from '../../../src/lib/core/scenario/scenario.ts';
import { betterWording, letterFault, letterPartName, modelLetter } from '../../../src/lib/wording/letter.ts';
import { agreed, earOf, matterOf, nothingAgreed, scenarioOf } from './letter-example.ts';

const ids = ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse'];
const languages: Language[] = ['zh', 'en'];
const ears = { zh: earOf('zh'), en: earOf('en') };
const deadline = { from: '2026-06-12', to: '2026-06-20' };

/** Every kind of letter about every scenario. */
const matters = ids.flatMap((id) =>
	languages.flatMap((language) => {
		const scenario = scenarioOf(id, language);
		return [
			...(['reminder', 'demand'] as const).map((kind) =>
				letterMatter(scenario, nothingAgreed, { state: null, kind, deadline }),
			),
			...(id === 'evasive-debtor' ? [confirmationMatter(scenario, agreed)] : []),
			confirmationMatter(scenario, nothingAgreed),
		].map((matter) => ({ id, language, kind: matter.kind, promised: matter.promises.length, matter }));
	}),
);

describe.each(matters)('$kind about $id in $language, $promised promises', ({ language, matter }) => {
	it('the wording for a part mends that part', () => {
		for (const id of letterPartIds) {
			const before = readLetter('', matter, null).find((part) => part.id === id);
			if (before?.state !== 'missing' || id === 'payment') continue;
			const wording = betterWording(id, matter);
			const after = readLetter(wording, matter, ears[language]).find((part) => part.id === id);
			expect([id, wording, after?.state]).toEqual([id, wording, 'there']);
		}
	});
});

describe.each(matters.filter(({ kind }) => kind !== 'confirmation'))(
	'the whole $kind about $id in $language',
	({ language, matter }) => {
		it('that is shown as a model has every part', () => {
			const parts = readLetter(modelLetter(matter), matter, ears[language]);
			expect(parts.flatMap(({ id, fault }) => (fault === '' ? [] : [[id, fault]]))).toEqual([]);
		});
	},
);

describe('what is missing or wrong', () => {
	const part = (fault: LetterPart['fault'], words: LetterPart['words'] = []): LetterPart => ({
		id: 'amount',
		state: 'wrong',
		fault,
		words,
		expected: '18.6 万元',
		acts: ['threaten'],
	});

	it('has a sentence of its own in every kind of letter', () => {
		for (const kind of letterKinds) {
			const sentences = faults.map((fault) =>
				letterFault('货款 168,000 元', part(fault, [{ start: 3, end: 12 }]), kind),
			);
			expect(sentences.filter((sentence) => !/[。.]$/.test(sentence) || /undefined/.test(sentence))).toEqual([]);
			expect(new Set(sentences).size).toBe(faults.length);
		}
	});

	it('quotes the letter and names what should stand there', () => {
		const sentence = letterFault('货款 168,000 元', part('amount-other', [{ start: 3, end: 12 }]), 'demand');
		expect(sentence).toBe('“168,000 元”对不上，应是 18.6 万元。');
	});

	it('is nothing where nothing is', () => {
		expect(letterFault('', { ...part(''), state: 'there' }, 'demand')).toBe('');
	});
});

it('every part has a name, some another one in a confirmation', () => {
	const names = (kind: LetterKind) => letterPartIds.map((id) => letterPartName(id, kind));
	for (const kind of letterKinds) expect(new Set(names(kind)).size).toBe(letterPartIds.length);
	expect(names('demand')).not.toEqual(names('confirmation'));
});

it('the count of an empty demand letter leaves out nothing but the tone', () => {
	expect(countOf(readLetter('', matterOf('demand', 'en'), ears.en))).toEqual({ there: 1, of: 9 });
});
