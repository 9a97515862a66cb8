/** The recogniser of customers' moves with its model: fetched when a real conversation is scored, and kept for the next. */
import { decodeMovesModel, MoveRecogniser, type EncodedMovesModel } from '../core/act/hearing/moves.ts';
import type { Language } from '../core/scenario/scenario.ts';

const models = import.meta.glob<string>('../core/act/moves-model/*.json', { query: '?url', import: 'default' });
const known = new Map<Language, Promise<MoveRecogniser>>();

/** Rejects when it cannot be fetched; asked again it is tried again. */
export function movesEar(language: Language): Promise<MoveRecogniser> {
	let loading = known.get(language);
	if (!loading) {
		known.set(language, (loading = load(language)));
		loading.catch(() => known.delete(language));
	}
	return loading;
}

async function load(language: Language): Promise<MoveRecogniser> {
	const address = await models[`../core/act/moves-model/${language}.json`]?.();
	if (address === undefined) throw new Error(`no model of moves for ${language}`);
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
	return new MoveRecogniser(decodeMovesModel((await answer.json()) as EncodedMovesModel));
}
