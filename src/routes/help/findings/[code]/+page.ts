import { error } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime.js';
import { readFindingPage } from '../finding-page.ts';
import { codes, findingPages, severityOfPage } from '../pages.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params }) => {
	const code = codes.find((each) => each === params.code);
	const source = code && (await findingPages(getLocale())).get(code);
	if (!code || source === undefined) error(404, 'no such finding');
	return { code, severity: severityOfPage(code), page: readFindingPage(source) };
};
