/** The recognisers of this process, by which it hears free replies again: the same files that the pages fetch. */
import zh from '../../core/act/model/zh.json?raw';
import en from '../../core/act/model/en.json?raw';
import { decodeModel, type EncodedModel } from '../../core/act/hearing/model.ts';
import { Recogniser } from '../../core/act/hearing/recognise.ts';
import type { Language } from '../../core/scenario/scenario.ts';
import type { Db } from '../database/database.ts';
import { knownScenarios } from '../scenarios/this-server.ts';
import type { Means } from './ingest.ts';

const models = { zh, en } satisfies Record<Language, string>;
const ears = new Map<Language, Recogniser>();

/** Read when it is needed first: a team that only chooses replies needs none. */
function earOf(language: Language): Recogniser {
	let ear = ears.get(language);
	if (!ear) ears.set(language, (ear = new Recogniser(decodeModel(JSON.parse(models[language]) as EncodedModel))));
	return ear;
}

export async function means(db: Db): Promise<Means> {
	return { scenarios: await knownScenarios(db), earOf, now: () => Date.now() };
}
