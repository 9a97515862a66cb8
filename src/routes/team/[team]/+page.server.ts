import { boardOf, compareCohorts, withoutOptedOut } from '$lib/core/board/board.ts';
import { percentileAmongTeams } from '$lib/core/board/percentile.ts';
import { may } from '$lib/server/teams/authority.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import { askedBoard, askedCohorts, askedDiscipline } from '$lib/server/boards/asked.ts';
import { boardChoices } from '$lib/server/boards/disciplines.ts';
import { sharedHistogramOf } from '$lib/server/boards/histograms.ts';
import { newestOf } from '$lib/server/boards/newest.ts';
import { standingsOf } from '$lib/server/boards/members.ts';
import type { PageServerLoad } from './$types';

const byName = new Intl.Collator('zh').compare;

export const load: PageServerLoad = async (event) => {
	const { db, teamId, userId, role, team } = await teamVisitor(event);
	event.setHeaders({ 'cache-control': 'no-store' });
	const played = await boardChoices(db, teamId);
	const discipline = askedDiscipline(event.url.searchParams, played);
	if (!discipline) return { played, shown: null };

	const asked = askedBoard(event.url.searchParams);
	// The newest first: what comes in between is asked for again.
	const newest = await newestOf(db, teamId, discipline);
	const members = await standingsOf(db, teamId, discipline, asked);
	const cohorts = [...new Set(members.flatMap(({ cohort }) => cohort ?? []))].sort(byName);
	const compared = askedCohorts(event.url.searchParams, cohorts);
	// Who is in no ranking, and how they did, is their own business and their trainers'.
	const seesAll = may(role, 'export-board');
	const whole = boardOf(members, { measure: asked.measure, fewestMembers: team.rankedFrom, compareNames: byName });
	const board = seesAll ? whole : withoutOptedOut(whole);
	const comparable = seesAll ? members : members.filter(({ ranked }) => ranked);
	const first = members.find(({ member }) => member === userId)?.first ?? null;
	const shared = await sharedHistogramOf(db, discipline, Date.now());
	return {
		played,
		shown: {
			discipline,
			newest,
			...asked,
			board: {
				...board,
				// Who has not played yet is their trainers' business.
				ranking: { ...board.ranking, lacking: may(role, 'see-heat-map') ? board.ranking.lacking : [] },
			},
			cohortNames: cohorts,
			cohorts: compared,
			comparison: compared && compareCohorts(comparable, compared, asked.measure),
			own: first === null ? null : { total: first, teams: shared.teams, among: percentileAmongTeams(shared.histogram, shared.teams, first) }, // prettier-ignore
			me: userId,
		},
	};
};
