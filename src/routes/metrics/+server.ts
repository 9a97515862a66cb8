import { error } from '@sveltejs/kit';
import { database } from '$lib/server/database/this-server.ts';
import { carries } from '$lib/server/operation/bearer.ts';
import { contentType } from '$lib/server/operation/exposition.ts';
import { metricsText } from '$lib/server/operation/metrics.ts';
import { inTime } from '$lib/server/operation/readiness.ts';
import { operation } from '$lib/server/operation/this-server.ts';
import type { RequestHandler } from './$types';

/** For a monitoring system. Not there unless it is asked for in the settings. */
export const GET: RequestHandler = async ({ request }) => {
	const { metrics } = operation;
	if (metrics === 'off') error(404, { message: 'no-metrics' });
	if (metrics !== 'open' && !carries(request.headers, metrics.token)) error(401, { message: 'no-token' });
	const opened = await inTime(database(), 'opening').catch(() => null);
	return new Response(metricsText(opened), { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
};
