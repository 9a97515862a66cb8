import { fail, redirect } from '@sveltejs/kit';
import { readResults } from '$lib/core/board/results-file.ts';
import { tableText } from '$lib/core/board/table-text.ts';
import { dayAt, knownZone } from '$lib/server/assignments/day.ts';
import { effectsOf, keepResults, nameablesOf } from '$lib/server/results/results.ts';
import { teamVisitor, type Visitor } from '$lib/server/teams/visitor.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Bytes. What comes of it in UTF-8 is still below what the server takes in one request; five thousand rows are about two thirds of it. */
const largestFile = 300_000;

/** As many rows as anybody reads through; what is wrong is listed beside them. */
const mostShown = 200;

export const load: PageServerLoad = async (event) => {
	const { db, teamId } = await teamVisitor(event, 'import-results');
	event.setHeaders({ 'cache-control': 'no-store' });
	const [first] = await nameablesOf(db, teamId);
	return { largestFile, example: first?.nickname ?? '' };
};

async function readIn(event: RequestEvent, { db, teamId }: Visitor, text: string) {
	const thisMonth = dayAt(new Date(), knownZone(event.cookies.get('zone'))).slice(0, 7);
	return readResults(text, await nameablesOf(db, teamId), thisMonth);
}

export const actions = {
	/** Nothing is kept: the file comes back with the page, and is read again when it is to be kept. */
	look: async (event) => {
		const visitor = await teamVisitor(event, 'import-results');
		const file = (await event.request.formData()).get('file');
		if (!(file instanceof File) || file.size === 0) return fail(400, { refused: 'no-file' as const });
		if (file.size > largestFile) return fail(400, { refused: 'too-large' as const });
		const text = tableText(new Uint8Array(await file.arrayBuffer()));
		const { rows, findings } = await readIn(event, visitor, text);
		const effects = await effectsOf(visitor.db, visitor.teamId, rows);
		const names = new Map((await nameablesOf(visitor.db, visitor.teamId)).map((each) => [each.userId, each.nickname]));
		const looked = {
			name: file.name,
			text,
			findings: findings.slice(0, mostShown),
			wrong: findings.length,
			rows: rows
				.slice(0, mostShown)
				.map((row, place) => ({ ...row, nickname: names.get(row.userId) ?? '', effect: effects[place] ?? 'new' })),
			right: rows.length,
			replaces: effects.filter((effect) => effect === 'replaces').length,
			same: effects.filter((effect) => effect === 'same').length,
		};
		return { looked };
	},
	keep: async (event) => {
		const visitor = await teamVisitor(event, 'import-results');
		const text = (await event.request.formData()).get('text');
		if (typeof text !== 'string' || text.length > largestFile) return fail(400, { refused: 'no-file' as const });
		const { rows } = await readIn(event, visitor, text);
		const { db, teamId, userId } = visitor;
		redirect(303, `/team/${teamId}/results?imported=${await keepResults(db, { teamId, actor: userId, rows })}`);
	},
} satisfies Actions;
