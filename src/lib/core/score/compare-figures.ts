/** The figures of two runs side by side, all of them from 0 to 100. */
import type { ComparedRun } from './compare.ts';
import { fraction, rounded } from './fraction.ts';
import { principles, type Principle, type Scorecard } from './scorecard.ts';

export interface Figure {
	id: Principle | 'lscp' | 'outcome' | 'total';
	/** Rounded half up; null where nothing applies, and in a run that is not finished. */
	parent: number | null;
	child: number | null;
}

/** A figure that neither run has is there too: the rows are always the same. */
export function figuresOf(parent: ComparedRun, child: ComparedRun): Figure[] {
	const ids: Figure['id'][] = [...principles, 'lscp', 'outcome', 'total'];
	return ids.map((id) => ({ id, parent: figureOf(parent, id), child: figureOf(child, id) }));
}

function figureOf({ phase, card }: ComparedRun, id: Figure['id']): number | null {
	if (phase !== 'finished') return null;
	if (id === 'total') return card.total;
	if (id === 'outcome') return card.outcome.value;
	if (id === 'lscp') return card.lscp.mean && rounded(fraction(card.lscp.mean.numerator, card.lscp.mean.denominator));
	return percentOf(card.principles[id]);
}

function percentOf(share: Scorecard['principles'][Principle]): number | null {
	return share && rounded(fraction(100 * share.met, share.applicable));
}
