/** The figures of a run, computed from its log: nothing of them is what a client says of itself, but the seconds, which follow its clock. */
import type { Run } from '../run/log.ts';
import { talkedFor } from '../run/talked-for.ts';
import { fraction, rounded } from '../score/fraction.ts';
import { principleValue } from '../score/overview.ts';
import { isRedLineAct } from '../score/red-lines.ts';
import type { CheckId, Scorecard, Status } from '../score/scorecard.ts';
import type { BoardFigures, Checks } from './figures.ts';

/** @param card the run's scorecard; the one without what would have earned the checks (`scoreFigures`) will do */
export function boardFigures({ entries }: Pick<Run, 'entries'>, card: Scorecard): BoardFigures {
	return {
		total: card.total,
		passed: card.passed,
		medal: card.medal,
		principles: {
			sincerity: principleValue(card, 'sincerity'),
			patience: principleValue(card, 'patience'),
			understanding: principleValue(card, 'understanding'),
			suggestion: principleValue(card, 'suggestion'),
			'follow-up': principleValue(card, 'follow-up'),
			record: principleValue(card, 'record'),
		},
		lscp: lscpOf(card),
		rung: card.rung,
		outcome: { ...card.outcome },
		seconds: Math.round(talkedFor(entries) / 1000),
		replies: card.replies,
		redLines: redLinesOf(card),
	};
}

/** How each check was answered. */
export function checksOf({ checks }: Pick<Scorecard, 'checks'>): Checks {
	return Object.fromEntries(checks.map(({ id, status }) => [id, status])) as Record<CheckId, Status>;
}

function lscpOf({ lscp: { objections, mean } }: Scorecard): BoardFigures['lscp'] {
	const counted = objections.filter(({ score }) => score !== null);
	const took = (step: 'listen' | 'understand' | 'propose' | 'agree') =>
		counted.filter(({ steps }) => steps[step] !== null).length;
	return {
		mean: mean && rounded(fraction(mean.numerator, mean.denominator)),
		objections: counted.length,
		listen: took('listen'),
		understand: took('understand'),
		propose: took('propose'),
		agree: took('agree'),
		ordered: counted.filter(({ ordered }) => ordered).length,
	};
}

function redLinesOf({ redLines }: Scorecard): BoardFigures['redLines'] {
	const counts: BoardFigures['redLines'] = { threaten: 0, insult: 0, deceive: 0, disclose: 0, harass: 0 };
	for (const { act, undone } of redLines) if (!undone && isRedLineAct(act)) counts[act] += 1;
	return counts;
}
