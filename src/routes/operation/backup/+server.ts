import { basename } from 'node:path';
import { error, json } from '@sveltejs/kit';
import { NoTeams } from '$lib/server/database/this-server.ts';
import { carries } from '$lib/server/operation/bearer.ts';
import { isFromThisMachine } from '$lib/server/operation/from-this-machine.ts';
import { backUpNow, operation } from '$lib/server/operation/this-server.ts';
import type { RequestHandler } from './$types';

/** Makes a backup on the server's side: a folder of embedded data belongs to this process alone. For whoever sits at this machine and knows the token. */
export const POST: RequestHandler = async ({ request, platform }) => {
	if (operation.token === null || !isFromThisMachine(platform?.req)) error(404, { message: 'no-operation' });
	if (!carries(request.headers, operation.token)) error(401, { message: 'no-token' });
	try {
		const { file, rows, bytes } = await backUpNow();
		return json({ file, name: basename(file), rows, bytes }, { headers: { 'cache-control': 'no-store' } });
	} catch (cause) {
		if (cause instanceof NoTeams) error(503, { message: cause.reason });
		throw cause;
	}
};
