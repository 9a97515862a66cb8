import writeExcelFile from 'write-excel-file/node';
import { attachment, boardFile } from '../board-file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { name, head, rows } = await boardFile(event, 'xlsx');
	const cells = [
		head.map((value) => ({ value, fontWeight: 'bold' as const })),
		...rows.map((row) => row.map((value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String }))),
	]; // prettier-ignore
	const file = await writeExcelFile(cells).toBuffer();
	return new Response(new Uint8Array(file), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': attachment(`${name}.xlsx`),
			'cache-control': 'no-store',
		},
	});
};
