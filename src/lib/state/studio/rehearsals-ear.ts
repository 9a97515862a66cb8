/** The recogniser for plays in free words and for the check, fetched when the first of them needs it. */
import { decodeModel, type EncodedModel } from '../../core/act/hearing/model.ts';
import { Recogniser } from '../../core/act/hearing/recognise.ts';
import { Listener } from '../../core/run/listen.ts';
import type { Hearing } from '../../core/run/rehearse.ts';
import type { Language, Scenario } from '../../core/scenario/scenario.ts';
import { modelAddress } from '../heard-languages.ts';

const known = new Map<Language, Promise<Recogniser>>();

/** Hears free words in any scenario of a language. Rejects when the model cannot be fetched, or there is none. */
export async function hearingIn(language: Language): Promise<(scenario: Scenario) => Hearing> {
	const recogniser = await recogniserIn(language);
	return (scenario) => {
		const listener = new Listener(scenario, recogniser);
		return (text, snapshot, customer) => listener.hear(text, snapshot, customer);
	};
}

/** Rejects when the model cannot be fetched, or there is none. */
export async function recogniserIn(language: Language): Promise<Recogniser> {
	let loading = known.get(language);
	if (!loading) known.set(language, (loading = load(language)));
	try {
		return await loading;
	} catch (error) {
		known.delete(language);
		throw error;
	}
}

async function load(language: Language): Promise<Recogniser> {
	const answer = await fetch(await modelAddress(language));
	if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
	return new Recogniser(decodeModel((await answer.json()) as EncodedModel));
}
