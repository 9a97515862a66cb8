/** What the acts are called. Apart from what they mean (act-meaning.ts): a talk names them and needs no more. */
import { actOf, moves, type ActId, type MoveId } from '../core/act/act.ts';
import { getLocale } from '../paraglide/runtime.js';
import type { Locale } from './rubric.ts';

/** The act's label in the published list: 共情理解. */
export function actName(id: ActId, locale: Locale = getLocale()): string {
	return actOf(id).label[locale];
}

/** A move of the customer: 推脱. */
export function moveName(id: MoveId, locale: Locale = getLocale()): string {
	return moves.find((move) => move.id === id)?.label[locale] ?? id;
}
