/** What a page shows of a scorecard at a glance. */
import { principles, type CheckResult, type Principle, type Scorecard } from './scorecard.ts';

type Card = Pick<Scorecard, 'checks' | 'principles'>;

/** 0 to 100, rounded half up; null when nothing applies. */
export function principleValue({ principles: all }: Pick<Scorecard, 'principles'>, id: Principle): number | null {
	const own = all[id];
	return own && Math.floor((200 * own.met + own.applicable) / (2 * own.applicable));
}

/** Of the principles that apply, one decimal; 0 when none does. */
export function meanOfPrinciples(card: Pick<Scorecard, 'principles'>): number {
	const known = principles.flatMap((id) => principleValue(card, id) ?? []);
	return known.length === 0 ? 0 : Math.round((known.reduce((sum, value) => sum + value, 0) / known.length) * 10) / 10;
}

export interface CheckGroup {
	id: Principle;
	value: number | null;
	checks: CheckResult[];
}

/** The checks by principle; those with something missed come first. */
export function checkGroups(card: Card): CheckGroup[] {
	const missed = ({ checks }: CheckGroup) => checks.some(({ status }) => status === 'no');
	return principles
		.map((id) => ({
			id,
			value: principleValue(card, id),
			checks: card.checks.filter(({ principle }) => principle === id),
		}))
		.sort((a, b) => Number(missed(b)) - Number(missed(a)));
}

/** How many checks applied, and how many of them were met. */
export function countChecks({ checks }: Pick<Scorecard, 'checks'>): { applicable: number; met: number } {
	const applicable = checks.filter(({ status }) => status !== 'not-applicable');
	return { applicable: applicable.length, met: applicable.filter(({ status }) => status === 'yes').length };
}
