/** The recognisers of this process, by which it hears free replies again: the same files that the pages fetch. */
import zh from '../../core/act/model/zh.json?raw';
import en from '../../core/act/model/en.json?raw';
import { decodeModel, type EncodedModel } from '../../core/act/hearing/model.ts';
import { Recogniser } from '../../core/act/hearing/recognise.ts';
import type { Language } from '../../core/scenario/scenario.ts';
import { m } from '../../paraglide/messages.js';
import type { Db } from '../database/database.ts';
import { database, NoTeams } from '../database/this-server.ts';
import { knownScenarios } from '../scenarios/this-server.ts';
import type { Means } from './ingest.ts';
import { scoredByThisRubric } from './rescore.ts';

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

/** Says at the start, in both languages, that what is kept has to be scored anew. */
export async function tellOfRubric(): Promise<void> {
	try {
		const { db } = await database();
		if (await scoredByThisRubric(db)) return;
	} catch (error) {
		if (!(error instanceof NoTeams)) throw error;
		return;
	}
	for (const locale of ['zh', 'en'] as const) console.error(m.server_rescore({}, { locale }));
}
