/** Where the definition of an act is a rule, the rule decides over what was learnt. */
import type { HeardAct } from './recognise.ts';
import { signs, type Normal } from './normalise.ts';

const way =
	/分[两三四五六几]?[次期批笔]|两[次期批笔]|先[付打转结]|余款|尾款|剩下|承兑|汇票|保证金|质保金|抵|instal|half|third|quarter|balance|bill|discount|retention/;

/** A plan without a date, an amount, a share or a swap of conditions is no plan (the definition of `propose-plan`). */
function isPlan({ units }: Normal): boolean {
	const figures: readonly string[] = [signs.amount, signs.date, signs.share, signs.number];
	return units.some((unit) => figures.includes(unit)) || way.test(units.join(''));
}

/** The acts that stand after the rules, in the same order. */
export function settle<Heard extends Pick<HeardAct, 'act'>>(said: Normal, heard: readonly Heard[]): Heard[] {
	return heard.filter(({ act }) => act !== 'propose-plan' || isPlan(said));
}
