/** The recognisers of the command line, each read from its file when it is first needed. */
import { existsSync, readFileSync } from 'node:fs';
import { decodeModel, type EncodedModel } from '../lib/core/act/hearing/model.ts';
import { decodeMovesModel, MoveRecogniser, type EncodedMovesModel } from '../lib/core/act/hearing/moves.ts';
import { Recogniser } from '../lib/core/act/hearing/recognise.ts';
import type { Language } from '../lib/core/scenario/scenario.ts';

/** Beside the built program, or where the sources are. */
function readModel(folder: 'model' | 'moves-model', language: Language): unknown {
	const beside = new URL(`./${folder}/${language}.json`, import.meta.url);
	const sources = new URL(`../lib/core/act/${folder}/${language}.json`, import.meta.url);
	return JSON.parse(readFileSync(existsSync(beside) ? beside : sources, 'utf8'));
}

const known = new Map<Language, Recogniser>();

export function earFor(language: Language): Recogniser {
	let ear = known.get(language);
	if (!ear) {
		ear = new Recogniser(decodeModel(readModel('model', language) as EncodedModel));
		known.set(language, ear);
	}
	return ear;
}

const knownOfMoves = new Map<Language, MoveRecogniser>();

export function movesEarFor(language: Language): MoveRecogniser {
	let ear = knownOfMoves.get(language);
	if (!ear) {
		ear = new MoveRecogniser(decodeMovesModel(readModel('moves-model', language) as EncodedMovesModel));
		knownOfMoves.set(language, ear);
	}
	return ear;
}

/** A text with Chinese characters is Chinese, any other English. */
export function languageOf(text: string): Language {
	return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}
