/** LSCP: every objection is listened to, understood, answered by a proposal and brought to an agreement. */
import type { ObjectionKind } from '../act/act.ts';
import type { Line } from '../scenario/scenario.ts';
import { fraction, lowestTerms, mean, type Fraction } from './fraction.ts';
import { fewestRepliesToObjection, lscpPoints, lscpSteps, type LscpStep } from './rubric.ts';
import type { Evidence, ObjectionScore, Scorecard } from './scorecard.ts';
import { byLine, byReply, has, type SaidLine, type SaidReply, type Story } from './story.ts';

export interface Lscp {
	objections: ObjectionScore[];
	/** Exact, 0 to 100; undefined when no objection counts. */
	mean: Fraction | undefined;
}

/**
 * An objection runs from the line that opens it to the line that opens one of another kind, or the end; the same kind again continues it.
 * The reply that the other line answers still belongs to the old one.
 */
export function lscpOf(story: Story): Lscp {
	const opened = openings(story.lines);
	const objections = opened.map(({ kind, said }, index) => {
		const until = opened[index + 1]?.said.after ?? story.replies.length;
		return scoreOf(story, kind, said, story.replies.slice(said.after, until));
	});
	return { objections, mean: meanOf(objections) };
}

/** The mean over the objections that count; undefined when none does. */
export function meanOf(objections: readonly Pick<ObjectionScore, 'score'>[]): Fraction | undefined {
	return mean(objections.flatMap(({ score }) => (score === null ? [] : [fraction(score)])));
}

/** What an objection is worth by the number of steps that took place: all four in their order are worth more. */
export function objectionPoints(steps: number, ordered: boolean): number {
	return steps * lscpPoints.step + (ordered ? lscpPoints.ordered : 0);
}

export function lscpCard({ objections, mean }: Lscp): Scorecard['lscp'] {
	return { objections, mean: mean ? lowestTerms(mean) : null };
}

function openings(lines: readonly SaidLine[]): { kind: ObjectionKind; said: SaidLine }[] {
	const opened: { kind: ObjectionKind; said: SaidLine }[] = [];
	for (const said of lines) {
		const kinds = objectionsIn(said.line);
		const [first] = kinds;
		const open = opened.at(-1)?.kind;
		// A line that objects in two ways continues the open objection if one of them is its own.
		if (first && !(open && kinds.includes(open))) opened.push({ kind: first, said });
	}
	return opened;
}

export function objectionsIn({ moves }: Line): ObjectionKind[] {
	return moves.flatMap(({ kind }) => (kind === 'reveal' || kind === 'promise' ? [] : [kind]));
}

const stepNames = Object.keys(lscpSteps) as LscpStep[];

function scoreOf(story: Story, kind: ObjectionKind, said: SaidLine, replies: readonly SaidReply[]): ObjectionScore {
	const firsts = stepNames.map((step) => replies.find((reply) => has(reply, lscpSteps[step])));
	const evidence = (step: LscpStep): Evidence | null => {
		const reply = firsts[stepNames.indexOf(step)];
		return reply ? byReply(story, reply, lscpSteps[step]) : null;
	};
	const took = firsts.filter((reply) => reply !== undefined);
	// Steps within one reply count in their proper order.
	const ordered =
		took.length === stepNames.length &&
		took.every((reply, index) => index === 0 || (took[index - 1]?.number ?? 0) <= reply.number);
	return {
		kind,
		opened: byLine(story, said),
		replies: replies.length,
		steps: {
			listen: evidence('listen'),
			understand: evidence('understand'),
			propose: evidence('propose'),
			agree: evidence('agree'),
		},
		ordered,
		score: replies.length < fewestRepliesToObjection ? null : objectionPoints(took.length, ordered),
	};
}
