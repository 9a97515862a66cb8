import { getLocale } from '$lib/paraglide/runtime.js';
import { titleOf } from './finding-page.ts';
import { findingPages, isExchangeCode, severityOfPage } from './pages.ts';
import type { PageLoad } from './$types';

/** Every code with the sentence that heads its page: errors and warnings of the check apart, then what is found in files from elsewhere. */
export const load: PageLoad = async () => {
	const rows = [...(await findingPages(getLocale()))].map(([code, source]) => ({ code, title: titleOf(source) }));
	const checked = rows.filter(({ code }) => !isExchangeCode(code));
	return {
		errors: checked.filter(({ code }) => severityOfPage(code) === 'error'),
		warnings: checked.filter(({ code }) => severityOfPage(code) === 'warning'),
		exchanged: rows.filter(({ code }) => isExchangeCode(code)),
	};
};
