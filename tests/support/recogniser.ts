/** The shipped recognisers, read from their files. */
import { readFileSync } from 'node:fs';
import { decodeModel, type EncodedModel } from '../../src/lib/core/act/hearing/model.ts';
import { Recogniser } from '../../src/lib/core/act/hearing/recognise.ts';
import type { Language } from '../../src/lib/core/scenario/scenario.ts';

const known = new Map<Language, Recogniser>();

export function recogniserFor(language: Language): Recogniser {
	let recogniser = known.get(language);
	if (!recogniser) {
		const file = `src/lib/core/act/model/${language}.json`;
		recogniser = new Recogniser(decodeModel(JSON.parse(readFileSync(file, 'utf8')) as EncodedModel));
		known.set(language, recogniser);
	}
	return recogniser;
}
