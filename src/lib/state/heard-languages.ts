/** In which languages free replies are understood: those that have a learnt model. Nothing of a model is loaded here. */
import type { Language } from '../core/scenario/scenario.ts';

const models = import.meta.glob<string>('../core/act/model/*.json', { query: '?url', import: 'default' });

const place = (language: string) => `../core/act/model/${language}.json`;

export const languagesHeard: readonly Language[] = (['zh', 'en'] as const).filter(
	(language) => place(language) in models,
);

/** Where the model of a language is fetched from. */
export function modelAddress(language: Language): Promise<string> {
	return models[place(language)]?.() ?? Promise.reject(new Error(`no model for ${language}`));
}
