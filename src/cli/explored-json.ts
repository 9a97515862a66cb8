/** What exploration found, for programs: states, replies and moods by their positions, with their names beside them. */
import type { TalkMap } from '../lib/core/machine/map.ts';
import { repliesOf, textOf } from '../lib/core/scenario/replies.ts';
import type { Scenario } from '../lib/core/scenario/scenario.ts';
import type { ScoreRange } from '../lib/core/score/explore/explored.ts';
import type { PolicyReport } from '../lib/core/score/policies.ts';

export function exploredJson(
	scenario: Scenario,
	{ exploration, roads, bytes, ways, traps }: TalkMap,
	scores: ScoreRange | null,
	policies: readonly PolicyReport[],
): object {
	const { id, language, version } = scenario;
	return {
		scenario: { id, language, version },
		complete: exploration.complete,
		configurations: exploration.configurations,
		roads,
		bytes,
		states: scenario.states.map(({ name, outcome }, state) => ({
			state,
			name,
			outcome,
			// The bullets of a shortest run; null where none leads there. -1: staying quiet.
			shortest: ways.get(state) ?? null,
		})),
		moods: scenario.moods.map((name, mood) => ({ mood, name, reached: exploration.moods.has(mood) })),
		replies: repliesOf(scenario).flatMap((reply) =>
			reply.kind === 'reply'
				? [{ reply: reply.index, text: textOf(reply), reached: exploration.replies.has(reply.index) }]
				: [],
		),
		traps: [...traps].map(([state, way]) => ({ state, name: scenario.states[state]?.name ?? '', way })),
		scores: scores && {
			...scores,
			endings: [...scores.endings].map(([state, share]) => ({
				state,
				name: scenario.states[state]?.name ?? '',
				share,
			})),
		},
		policies: policies.map((report) => ({
			...report,
			outcomes: Object.fromEntries([...report.outcomes].map(([outcome, runs]) => [outcome ?? 'none', runs])),
		})),
	};
}
