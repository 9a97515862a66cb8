import { writeCsv } from '$lib/server/boards/csv.ts';
import { attachment, boardFile } from '../board-file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { name, head, rows } = await boardFile(event, 'csv');
	return new Response(writeCsv([head, ...rows]), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': attachment(`${name}.csv`),
			'cache-control': 'no-store',
		},
	});
};
