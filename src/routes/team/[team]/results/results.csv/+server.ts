import { m } from '$lib/paraglide/messages.js';
import { writeCsv } from '$lib/server/boards/csv.ts';
import { knownZone } from '$lib/server/assignments/day.ts';
import { practiceOf } from '$lib/server/results/practice.ts';
import { resultsOf } from '$lib/server/results/results.ts';
import { note } from '$lib/server/teams/audit.ts';
import { membersOf } from '$lib/server/teams/members.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { RequestHandler } from './$types';

/** All that is kept, one row a member and month, with what was practised in it. It can be imported again. */
export const GET: RequestHandler = async (event) => {
	const { db, teamId, userId } = await teamVisitor(event, 'see-results', { page: false });
	const results = await resultsOf(db, teamId);
	const [first] = results;
	const names = new Map((await membersOf(db, teamId)).map((each) => [each.userId, each.nickname]));
	const practice = first
		? await practiceOf(db, teamId, first.month.slice(0, 7), knownZone(event.cookies.get('zone')))
		: [];
	const played = new Map(practice.map((each) => [`${each.userId} ${each.month}`, each]));
	await note(db, { teamId, actor: userId, action: 'results-read', detail: { format: 'csv', rows: results.length } });
	const rows = results.map(({ userId, month, due, collected, dso }) => {
		const own = played.get(`${userId} ${month.slice(0, 7)}`);
		return [
			names.get(userId) ?? '',
			month.slice(0, 7),
			due / 100,
			collected / 100,
			dso === null ? null : dso / 10,
			own?.runs ?? 0,
			own && own.firsts > 0 ? Math.round((own.firstsTotal / own.firsts) * 10) / 10 : null,
		];
	});
	const head = [
		m.result_column_member(),
		m.result_column_month(),
		m.result_column_due(),
		m.result_column_collected(),
		m.result_column_dso(),
		m.result_runs(),
		m.result_firsts(),
	];
	return new Response(writeCsv([head, ...rows]), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${m.result_title()}.csv`)}`,
			'cache-control': 'no-store',
		},
	});
};
