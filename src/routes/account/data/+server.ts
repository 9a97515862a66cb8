import { exportedData } from '$lib/server/accounts/export.ts';
import { signedIn } from '$lib/server/teams/visitor.ts';
import type { RequestHandler } from './$types';

/** All that the server keeps about whoever asks, as a file. */
export const GET: RequestHandler = async (event) => {
	const { db, userId } = await signedIn(event);
	const now = new Date();
	const pieces = exportedData(db, userId, now);
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await pieces.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await pieces.return(undefined);
		},
	});
	return new Response(body, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="huikuan-account-${now.toISOString().slice(0, 10)}.json"`,
		},
	});
};
