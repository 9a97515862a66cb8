import { redirect } from '@sveltejs/kit';
import { readCode } from '$lib/server/class/code.ts';
import type { PageServerLoad } from './$types';

/** The form asks for this very page with the code: it works without a script. */
export const load: PageServerLoad = ({ url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const typed = url.searchParams.get('code');
	const code = typed === null ? null : readCode(typed);
	if (code) redirect(303, `/class/${code}`);
	return { typed: typed ?? '', wrong: typed !== null };
};
