import { browser } from '$app/environment';
import { error } from '@sveltejs/kit';
import { catalogue, load as loadScenario } from 'virtual:huikuan/catalogue';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { TakeTrouble } from '$lib/state/team-scenario.ts';
import { ownScenario } from '../../own.ts';
import { brokenFiles, shelf } from '../../shelf.ts';
import type { PageLoad } from './$types';

/**
 * The scenario in the visitor's language, or what is wrong with its files when none is fit to be practised. One's own are known to the browser alone; a team's
 * own are fetched from it first, where the address names the team (`?team=`): an assignment may lead here before the scenario was ever in this browser.
 */
export const load: PageLoad = async ({ params, url }) => {
	const item = catalogue.find(({ id }) => id === params.scenario);
	if (!item) {
		const team = url.searchParams.get('team');
		const trouble = browser && team !== null && teamId.test(team) ? await fetchFrom(team, params.scenario) : null;
		const found = await ownScenario(params.scenario, getLocale());
		// What was practised before goes on without a network, but not when the team took it off its shelf.
		const own = trouble?.kind === 'gone' ? null : found;
		if (browser && !own && !trouble) error(404, 'no such scenario');
		return {
			chapter: null,
			scenario: own?.read ?? null,
			model: (own?.model ?? null) !== null,
			broken: [],
			waiting: !own,
			unfetched: own ? null : trouble && { trouble, team: team ?? '' },
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
		unfetched: null,
	};
};

const teamId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The reader of scenario files comes with it: a briefing of ours does without. */
async function fetchFrom(team: string, scenario: string): Promise<TakeTrouble | null> {
	const failed = { kind: 'failed', reason: null } as const;
	return import('$lib/state/team-scenario.ts').then(
		({ takeCurrent }) => takeCurrent(team, scenario),
		() => failed,
	);
}
