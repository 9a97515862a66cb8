import { getLocale } from '$lib/paraglide/runtime.js';
import { scenarioTitles } from '$lib/server/boards/disciplines.ts';
import { countRuns, listRuns, triesOf, type RunsAsked } from '$lib/server/runs/listed.ts';
import { may } from '$lib/server/teams/authority.ts';
import { membersOf } from '$lib/server/teams/members.ts';
import { readText } from '$lib/server/teams/name.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import { assignable } from '../assignments/scenarios.server.ts';
import type { PageServerLoad } from './$types';

const atOnce = 50;
/** Where a page goes on: when its last run came in, in milliseconds, and its id. */
const place = /^(\d{1,15})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export const load: PageServerLoad = async (event) => {
	const { db, teamId, userId, role } = await teamVisitor(event);
	event.setHeaders({ 'cache-control': 'no-store' });
	const reads = may(role, 'read-runs');
	const asked = askedOf(event.url.searchParams);
	if (!reads) asked.userId = userId;
	const found = await listRuns(db, teamId, asked, atOnce + 1);
	const rows = found.slice(0, atOnce);
	const tries = await triesOf(db, teamId, userId);
	const titles = await scenarioTitles(
		db,
		teamId,
		[...rows, ...tries].map(({ scenarioHash }) => scenarioHash),
	);
	const members = reads ? await membersOf(db, teamId) : [];
	const names = new Map(members.map((each) => [each.userId, each.nickname]));
	return {
		reads,
		asked: {
			member: (reads && asked.userId) || '',
			scenario: asked.scenario ?? '',
			state: asked.verified === undefined ? '' : asked.verified ? 'verified' : 'unverified',
			paged: asked.before !== undefined,
		},
		rows: rows.map(({ userId: whose, ...row }) => ({
			...row,
			name: names.get(whose) ?? null,
			title: titles[row.scenarioHash] ?? row.scenarioId,
		})),
		next: found.length > atOnce ? nextOf(rows.at(-1)) : null,
		own: await countRuns(db, teamId, userId),
		tries: tries.map((each) => ({ ...each, title: titles[each.scenarioHash] ?? '' })),
		members: members
			.map((each) => ({ id: each.userId, nickname: each.nickname }))
			.sort((a, b) => a.nickname.localeCompare(b.nickname, getLocale())),
		scenarios: reads ? await assignable(db, teamId) : [],
	};
};

function nextOf(last: { receivedAt: Date; runId: string } | undefined): string | null {
	return last ? `${last.receivedAt.getTime()}-${last.runId}` : null;
}

function askedOf(parameters: URLSearchParams): RunsAsked {
	const [member, scenario, state, before] = ['member', 'scenario', 'state', 'before'].map((name) =>
		readText(parameters.get(name), 200),
	);
	const [, at, run] = place.exec(before ?? '') ?? [];
	return {
		...(member ? { userId: member } : {}),
		...(scenario ? { scenario } : {}),
		...(state === 'verified' || state === 'unverified' ? { verified: state === 'verified' } : {}),
		...(at && run ? { before: { at: new Date(Number(at)), run } } : {}),
	};
}
