import { error } from '@sveltejs/kit';
import { catalogue, load as loadScenario } from 'virtual:huikuan/catalogue';
import { loadModel } from 'virtual:huikuan/models';
import { getLocale } from '$lib/paraglide/runtime.js';
import { shelf } from '../../../shelf.ts';
import type { PageLoad } from './$types';

/** The scenario in the visitor's language with its model run, and the step that the address names. Without a model there is nothing to watch. */
export const load: PageLoad = async ({ params, url }) => {
	const item = catalogue.find(({ id }) => id === params.scenario);
	if (!item) error(404, 'no such scenario');
	const step = Number(url.searchParams.get('step') ?? 1);
	const row = shelf([item], getLocale())[0];
	const model = row ? await loadModel(item.id, row.language) : null;
	const watched = row && model ? { scenario: await loadScenario(item.id, row.language), model } : null;
	return { id: item.id, title: row?.card.title ?? null, watched, step };
};
