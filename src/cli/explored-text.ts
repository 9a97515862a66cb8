/** What exploration found, for people. */
import type { TalkMap } from '../lib/core/machine/map.ts';
import { repliesOf, textOf } from '../lib/core/scenario/replies.ts';
import type { Language, Scenario } from '../lib/core/scenario/scenario.ts';
import type { Edge, ScoreRange } from '../lib/core/score/explore/explored.ts';
import { longestRun } from '../lib/core/score/explore/explored.ts';
import { principles } from '../lib/core/score/scorecard.ts';
import { m } from '../lib/paraglide/messages.js';
import { checkName, outcomeName, principleName } from '../lib/wording/rubric.ts';
import { columns } from './columns.ts';

const whole = (value: number) => Math.round(value).toLocaleString('en');
const percent = (share: number) => (100 * share).toFixed(share > 0 && share < 0.01 ? 2 : 1);

/** What is reached, by which shortest run, and where there is no way out. */
export function mapText(scenario: Scenario, map: TalkMap, scores: ScoreRange | null, locale: Language): string[] {
	const { exploration, roads, bytes } = map;
	const { states, moods, replies, complete, configurations } = exploration;
	const ordinary = repliesOf(scenario).filter(({ kind }) => kind === 'reply');
	const endings = scenario.states.filter(({ outcome }) => outcome !== null);
	const unreached = {
		states: scenario.states.filter((_, state) => !states.has(state)).map(({ name }) => name),
		moods: scenario.moods.filter((_, mood) => !moods.has(mood)),
		replies: ordinary.filter(({ index }) => !replies.has(index)).map(textOf),
	};
	const names = (all: readonly string[]) => ({ names: all.join(locale === 'zh' ? '、' : ', ') });
	const counts = {
		states: states.size,
		allStates: scenario.states.length,
		replies: replies.size,
		allReplies: ordinary.length,
		moods: moods.size,
		allMoods: scenario.moods.length,
		endings: scenario.states.filter(({ outcome }, state) => outcome !== null && states.has(state)).length,
		allEndings: endings.length,
	};
	const size = {
		configurations: whole(configurations),
		roads: whole(roads),
		bytes: whole(bytes / Math.max(1, configurations)),
	};
	return [
		m.explore_reached(counts, { locale }),
		m.explore_size(size, { locale }),
		...(complete ? [] : [m.explore_cut_off({ configurations: whole(configurations) }, { locale })]),
		...(unreached.states.length > 0 ? [m.explore_unreached_states(names(unreached.states), { locale })] : []),
		...(unreached.replies.length > 0 ? [m.explore_unreached_replies(names(unreached.replies), { locale })] : []),
		...(unreached.moods.length > 0 ? [m.explore_unreached_moods(names(unreached.moods), { locale })] : []),
		...traps(scenario, map, locale),
		'',
		...columns([
			[m.explore_ending, m.explore_shortest, m.explore_random, m.explore_outcome].map((head) => head({}, { locale })),
			...scenario.states.flatMap(({ name, outcome }, state) => {
				if (outcome === null) return [];
				const way = map.ways.get(state);
				const share = `${percent(scores?.endings.get(state) ?? 0)} %`;
				const shortest = way ? String(way.length) : m.explore_not_reached({}, { locale });
				return [[name, shortest, scores ? share : '', outcomeName(outcome, locale)]];
			}),
		]),
	];
}

function traps(scenario: Scenario, { traps: found }: TalkMap, locale: Language): string[] {
	if (found.size === 0) return [m.explore_no_traps({}, { locale })];
	return [...found].map(([state, way]) =>
		m.explore_trap({ state: scenario.states[state]?.name ?? '', way: wayText(scenario, way, locale) }, { locale }),
	);
}

function wayText(scenario: Scenario, way: readonly number[], locale: Language): string {
	const bullets = repliesOf(scenario);
	const words = (index: number) => {
		const bullet = bullets[index];
		return bullet?.kind === 'reply' ? textOf(bullet) : m.explore_special({}, { locale });
	};
	return way.length === 0 ? '–' : way.map(words).join(' → ');
}

/** Lowest, mean and highest, and how sure they are. */
export function scoresText(scores: ScoreRange | null, locale: Language): string[] {
	if (!scores) return [m.explore_no_scores({ replies: longestRun }, { locale })];
	const { replies, runs, ended, total, mean } = scores;
	const share = percent(ended);
	const certain =
		scores.exact && total.lowest.found === total.lowest.bound && total.highest.found === total.highest.bound;
	const rows = principles.flatMap((principle) => {
		const own = scores.principles[principle];
		if (!own) return [];
		const points = (met: number) => `${((100 * met) / own.applicable).toFixed(0)} %`;
		return [[principleName(principle, locale), points(own.lowest), points(own.mean), points(own.highest)]];
	});
	return [
		runs === null
			? m.explore_runs_uncounted({ replies, share }, { locale })
			: m.explore_runs({ runs: whole(runs), replies, share }, { locale }),
		'',
		...columns([
			[m.explore_score, m.explore_lowest, m.explore_mean, m.explore_highest].map((head) => head({}, { locale })),
			[m.explore_total({}, { locale }), edge(total.lowest), total.mean.toFixed(1), edge(total.highest)],
			...rows,
		]),
		'',
		certain ? m.explore_exact({ replies }, { locale }) : m.explore_inexact({}, { locale }),
		meanText(mean, locale),
		unmeetable(scores, locale),
	];
}

function edge({ found, bound }: Edge): string {
	return found === bound ? String(found) : `${found} (${bound})`;
}

function meanText({ exactUpTo, covered, sample }: ScoreRange['mean'], locale: Language): string {
	if (!sample) return m.explore_mean_exact({}, { locale });
	const text = m.explore_mean_sampled(
		{ exact: exactUpTo, covered: percent(covered), runs: whole(sample.runs), seed: sample.seed },
		{ locale },
	);
	if (sample.visited === null) return text;
	const visited = m.explore_mean_visited({ visited: percent(sample.visited) }, { locale });
	return locale === 'zh' ? text + visited : `${text} ${visited}`;
}

function unmeetable({ unmeetable: ids }: ScoreRange, locale: Language): string {
	if (ids === null) return m.explore_unmeetable_unknown({}, { locale });
	if (ids.length === 0) return m.explore_all_meetable({}, { locale });
	const names = ids.map((id) => checkName(id, locale)).join(locale === 'zh' ? '、' : ', ');
	return m.explore_unmeetable({ names }, { locale });
}
