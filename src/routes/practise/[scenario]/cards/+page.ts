import { browser } from '$app/environment';
import { error } from '@sveltejs/kit';
import { catalogue, load as loadScenario } from 'virtual:huikuan/catalogue';
import { getLocale } from '$lib/paraglide/runtime.js';
import { ownScenario } from '../../../own.ts';
import { brokenFiles, shelf } from '../../../shelf.ts';
import { cardNamed } from './card-kinds.ts';
import type { PageLoad } from './$types';

/** The scenario as its briefing has it, and the card that the address names. */
export const load: PageLoad = async ({ params, url }) => {
	const card = cardNamed(url.searchParams.get('card'));
	const item = catalogue.find(({ id }) => id === params.scenario);
	if (!item) {
		const own = await ownScenario(params.scenario, getLocale());
		if (browser && !own) error(404, 'no such scenario');
		return { id: params.scenario, card, scenario: own?.read ?? null, broken: [], waiting: !own };
	}
	const row = shelf([item], getLocale())[0];
	const scenario = row ? await loadScenario(item.id, row.language) : null;
	return { id: item.id, card, scenario, broken: brokenFiles([item]), waiting: false };
};
