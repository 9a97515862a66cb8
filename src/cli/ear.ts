/** The recognisers of the command line, each read from its file when it is first needed. */
import { readFileSync } from 'node:fs';
import { decodeModel, type EncodedModel } from '../lib/core/act/hearing/model.ts';
import { decodeMovesModel, MoveRecogniser, type EncodedMovesModel } from '../lib/core/act/hearing/moves.ts';
import { Recogniser } from '../lib/core/act/hearing/recognise.ts';
import type { Language } from '../lib/core/scenario/scenario.ts';

const known = new Map<Language, Recogniser>();

export function earFor(language: Language): Recogniser {
	let ear = known.get(language);
	if (!ear) {
		const file = new URL(`../lib/core/act/model/${language}.json`, import.meta.url);
		ear = new Recogniser(decodeModel(JSON.parse(readFileSync(file, 'utf8')) as EncodedModel));
		known.set(language, ear);
	}
	return ear;
}

const knownOfMoves = new Map<Language, MoveRecogniser>();

export function movesEarFor(language: Language): MoveRecogniser {
	let ear = knownOfMoves.get(language);
	if (!ear) {
		const file = new URL(`../lib/core/act/moves-model/${language}.json`, import.meta.url);
		ear = new MoveRecogniser(decodeMovesModel(JSON.parse(readFileSync(file, 'utf8')) as EncodedMovesModel));
		knownOfMoves.set(language, ear);
	}
	return ear;
}

/** A text with Chinese characters is Chinese, any other English. */
export function languageOf(text: string): Language {
	return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}
