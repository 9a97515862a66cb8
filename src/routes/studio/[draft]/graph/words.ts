/** What the graph says of its states and replies. */
import type { BundleTone, GraphState } from '$lib/core/scenario/graph.ts';
import type { OutlinedReply } from '$lib/core/scenario/outline.ts';
import { m } from '$lib/paraglide/messages.js';
import { outcomeName, toneName } from '$lib/wording/rubric.ts';

/** “state X, 3 replies, 2 findings”, with what else marks it. */
export function stateLabel(state: GraphState, visits: number | null): string {
	const { name, replies, findings } = state;
	return [
		m.studio_graph_state_label({
			name,
			replies: m.studio_graph_replies({ count: replies.length }),
			findings: m.studio_graph_findings({ count: findings.length }),
		}),
		...(state.start ? [m.studio_graph_start()] : []),
		...(state.outcome ? [`${m.studio_graph_ending()} ${outcomeName(state.outcome)}`] : []),
		...(visits === null ? [] : [timesText(visits)]),
	].join(m.studio_graph_acts_sep());
}

export function timesText(count: number): string {
	return count === 0 ? m.studio_graph_never() : m.studio_graph_times({ count });
}

export function bundleToneName(tone: BundleTone): string {
	return tone === 'mixed' ? m.studio_graph_mixed() : toneName(tone);
}

/** What a reply says; the name of a special one. */
export function replyText({ kind, text }: OutlinedReply): string {
	switch (kind) {
		case 'reply':
			return text;
		case 'other':
			return m.studio_graph_kind_other();
		case 'lost':
			return m.studio_graph_kind_lost();
		case 'silence':
			return m.studio_graph_kind_silence();
		case 'red-line':
			return m.studio_graph_kind_red_line();
	}
}
