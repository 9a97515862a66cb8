import { severityOf } from '$lib/core/scenario/finding.ts';
import { getLocale } from '$lib/paraglide/runtime.js';
import { titleOf } from './finding-page.ts';
import { findingPages } from './pages.ts';
import type { PageLoad } from './$types';

/** Every code with the sentence that heads its page, errors and warnings apart. */
export const load: PageLoad = async () => {
	const rows = [...(await findingPages(getLocale()))].map(([code, source]) => ({ code, title: titleOf(source) }));
	return {
		errors: rows.filter(({ code }) => severityOf(code) === 'error'),
		warnings: rows.filter(({ code }) => severityOf(code) === 'warning'),
	};
};
