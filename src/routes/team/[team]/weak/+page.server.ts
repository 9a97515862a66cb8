import { heatMap } from '$lib/core/board/heat.ts';
import { misconceptions } from '$lib/core/board/misconceptions.ts';
import type { Picks } from '$lib/core/board/picks.ts';
import { misses } from '$lib/core/board/misses.ts';
import { repliesOf, textOf } from '$lib/core/scenario/replies.ts';
import type { Scenario } from '$lib/core/scenario/scenario.ts';
import { askedDiscipline } from '$lib/server/boards/asked.ts';
import { boardChoices } from '$lib/server/boards/disciplines.ts';
import { firstWords } from '$lib/server/boards/first-words.ts';
import { firstTriesOf } from '$lib/server/boards/members.ts';
import { knownScenarios } from '$lib/server/scenarios/this-server.ts';
import { note } from '$lib/server/teams/audit.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { PageServerLoad } from './$types';

/** The most that a page shows of each kind. */
const most = 12;

export const load: PageServerLoad = async (event) => {
	const { db, teamId, userId } = await teamVisitor(event, 'see-heat-map');
	event.setHeaders({ 'cache-control': 'no-store' });
	const played = await boardChoices(db, teamId);
	const discipline = askedDiscipline(event.url.searchParams, played);
	if (!discipline) return { played, shown: null };
	await note(db, { teamId, actor: userId, action: 'heat-map-read', subject: discipline.hash, detail: { mode: discipline.mode } }); // prettier-ignore

	const firsts = await firstTriesOf(db, teamId, discipline);
	const scenario = await (await knownScenarios(db)).one(db, teamId, discipline.hash);
	const spoken =
		scenario && discipline.mode === 'free'
			? await firstWords(
					db,
					teamId,
					firsts.map(({ run }) => run),
					scenario,
				)
			: [];
	return {
		played,
		shown: {
			discipline,
			names: Object.fromEntries(firsts.map(({ member, name }) => [member, name])),
			heat: heatMap(firsts.map(({ member, checks }) => ({ member, runs: [checks] }))),
			digest:
				scenario &&
				digestOf(
					scenario,
					firsts.map(({ picks }) => picks),
				),
			missed: scenario && misses(spoken).slice(0, most).map((each) => ({ ...each, state: scenario.states[each.state]?.name ?? '' })), // prettier-ignore
		},
	};
};

/** The wrong lines with their words: as they are written, for the account of a form is the learner's. */
function digestOf(scenario: Scenario, firsts: readonly Picks[]) {
	const found = misconceptions(scenario, firsts);
	// One person’s slip is no class’s; where there is nothing else it is shown all the same.
	const common = found.filter(({ picked }) => picked > 1);
	return (common.length > 0 ? common : found)
		.slice(0, most)
		.flatMap(({ reply, state, tone, picked, offered, interval }) => {
			const own = repliesOf(scenario)[reply];
			const where = state === null ? null : (scenario.states[state]?.name ?? null);
			return own
				? [{ reply, state: where, tone, picked, offered, interval, words: textOf(own), remark: own.remark.join('\n') }]
				: [];
		});
}
