import { browser } from '$app/environment';
import { error } from '@sveltejs/kit';
import { catalogue, load as loadScenario } from 'virtual:huikuan/catalogue';
import { getLocale } from '$lib/paraglide/runtime.js';
import { ownScenario } from '../../own.ts';
import { brokenFiles, shelf } from '../../shelf.ts';
import type { PageLoad } from './$types';

/** The scenario in the visitor's language, or what is wrong with its files when none is fit to be practised. One's own are known to the browser alone. */
export const load: PageLoad = async ({ params }) => {
	const item = catalogue.find(({ id }) => id === params.scenario);
	if (!item) {
		const own = await ownScenario(params.scenario, getLocale());
		if (browser && !own) error(404, 'no such scenario');
		return {
			chapter: null,
			scenario: own?.read ?? null,
			model: (own?.model ?? null) !== null,
			broken: [],
			waiting: !own,
		};
	}
	const row = shelf([item], getLocale())[0];
	const scenario = row ? await loadScenario(item.id, row.language) : null;
	const entry = row && item.languages[row.language];
	return {
		chapter: item.chapter,
		scenario,
		model: entry?.ok === true && entry.model,
		broken: brokenFiles([item]),
		waiting: false,
	};
};
