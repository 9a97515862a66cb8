import { browser } from '$app/environment';
import { error } from '@sveltejs/kit';
import { catalogue, load as loadScenario } from 'virtual:huikuan/catalogue';
import { loadModel } from 'virtual:huikuan/models';
import { modelRehearsal } from '$lib/core/score/model-name.ts';
import { getLocale } from '$lib/paraglide/runtime.js';
import { ownScenario } from '../../../own.ts';
import { shelf } from '../../../shelf.ts';
import type { PageLoad } from './$types';

/** The scenario in the visitor's language with its model run, and the step that the address names. Without a model there is nothing to watch. */
export const load: PageLoad = async ({ params, url }) => {
	const item = catalogue.find(({ id }) => id === params.scenario);
	const step = Number(url.searchParams.get('step') ?? 1);
	if (!item) {
		const own = await ownScenario(params.scenario, getLocale());
		if (browser && !own) error(404, 'no such scenario');
		const model = own?.model ? { rehearsal: modelRehearsal, run: own.model } : null;
		const watched = own && model ? { scenario: own.read, model } : null;
		return { id: params.scenario, title: own?.read.title ?? null, watched, step, waiting: !own };
	}
	const row = shelf([item], getLocale())[0];
	const model = row ? await loadModel(item.id, row.language) : null;
	const watched = row && model ? { scenario: await loadScenario(item.id, row.language), model } : null;
	return { id: item.id, title: row?.card.title ?? null, watched, step, waiting: false };
};
