/**
 * The tour through the scenario language: a small scenario is written step by step. A step is done when the scenario says so, whoever wrote it and how; the
 * first that is not done is where one is.
 */
import type { ActId } from '../act/act.ts';
import { toneOfReply } from './check.ts';
import type { Finding } from './finding.ts';
import type { Reply, Scenario, State } from './scenario.ts';

/** In this order. The last two are done outside the text. */
export const tourSteps = [
	'line', 'reply', 'state', 'weak', 'choice', 'promise', 'mood', 'variant', 'other', 'follow-up', 'clean', 'publish', 'practise',
] as const; // prettier-ignore
export type TourStep = (typeof tourSteps)[number];

/** What there is to judge by. */
export interface TourView {
	scenario: Scenario;
	findings: readonly Finding[];
	/** Everything was checked, not only what the text shows. */
	whole: boolean;
	published: boolean;
	practised: boolean;
}

/** Place of the first step that is not done; the number of steps when all are. Without a scenario it is the first. */
export function stepAt(view: TourView | null): number {
	if (!view) return 0;
	const at = tourSteps.findIndex((step) => !done[step](view));
	return at < 0 ? tourSteps.length : at;
}

const done: Readonly<Record<TourStep, (view: TourView) => boolean>> = {
	line: ({ scenario }) => speaks(scenario.states[0]),
	reply: ({ scenario }) => repliesIn(scenario.states[0]).some(isSound),
	state: (view) => {
		const next = second(view);
		return (
			next !== undefined &&
			(next.parts[0]?.lines ?? []).some(({ moves }) => moves.some(({ kind }) => kind === 'reveal'))
		);
	},
	weak: ({ scenario }) => repliesIn(scenario.states[0]).some(isHarmful),
	choice: (view) => {
		const replies = repliesIn(second(view));
		return replies.some(isSound) && replies.some(isHarmful);
	},
	promise: ({ scenario, findings }) =>
		!has(findings, 'unknown-link') && scenario.states.some((state) => state.outcome === 'agreed' && promises(state)),
	mood: ({ scenario }) => scenario.moods.length > 1 && scenario.moodTransitions.length > 0,
	variant: ({ scenario }) => {
		const causes = new Set(scenario.moodTransitions.filter(({ from }) => from === 0).flatMap(({ acts }) => acts));
		const caused = scenario.states.some((state) =>
			repliesIn(state).some((reply) => actsOf(reply).some((act) => causes.has(act))),
		);
		return (
			caused && scenario.states.some(({ parts }) => parts.some(({ mood, lines }) => mood !== null && lines.length > 0))
		);
	},
	other: ({ scenario, findings }) =>
		!has(findings, 'no-other') && scenario.everywhere.some(({ kind }) => kind === 'other'),
	'follow-up': ({ scenario }) =>
		(scenario.followUp?.record.reasons.length ?? 0) > 0 && (scenario.followUp?.message.length ?? 0) > 0,
	clean: ({ findings, whole }) => whole && findings.length === 0,
	publish: ({ published }) => published,
	practise: ({ practised }) => practised,
};

/** The state that a sound reply of the first one leads to. */
function second({ scenario, findings }: TourView): State | undefined {
	if (has(findings, 'unknown-link') && scenario.states.length < 3) return undefined;
	const [first] = scenario.states;
	const targets = repliesIn(first).flatMap((reply) => (isSound(reply) ? [scenario.states[reply.target]] : []));
	return targets.find((state) => state !== undefined && state !== first && state.outcome === null);
}

function repliesIn(state: State | undefined): Reply[] {
	return (state?.parts ?? []).flatMap(({ replies }) => replies).filter(({ kind }) => kind === 'reply');
}

const isSound = (reply: Reply) => toneOfReply(reply) === 'sound';

/** Weak or beyond the line, and its author says why. */
function isHarmful(reply: Reply): boolean {
	const tone = toneOfReply(reply);
	return (tone === 'weak' || tone === 'red') && reply.remark.length > 0;
}

function actsOf(reply: Reply): ActId[] {
	return reply.segments.flatMap(({ acts }) => acts);
}

function speaks(state: State | undefined): boolean {
	return (state?.parts[0]?.lines ?? []).some(({ when, text }) => when === 'normal' && text.length > 0);
}

function promises({ parts }: State): boolean {
	const moves = parts.flatMap(({ lines }) => lines.flatMap((line) => line.moves));
	return moves.some((move) => move.kind === 'promise' && move.amount !== null && move.date !== null);
}

function has(findings: readonly Finding[], code: Finding['code']): boolean {
	return findings.some((finding) => finding.code === code);
}
