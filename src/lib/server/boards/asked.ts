/** Which board an address asks for; what it asks for and is not there gives way to what is. */
import { measures, type Measure } from '../../core/board/board.ts';
import { choices, type Choice } from '../../core/board/tries.ts';
import type { BoardChoice } from './disciplines.ts';

export interface AskedBoard {
	measure: Measure;
	choice: Choice;
}

/** @param asked the address's `by` and `try` */
export function askedBoard(asked: URLSearchParams): AskedBoard {
	return {
		measure: measures.find((measure) => measure === asked.get('by')) ?? 'total',
		choice: choices.find((choice) => choice === asked.get('try')) ?? 'first',
	};
}

/** Two cohorts to be compared, the address's `a` and `b`; null where none were named, or one twice. */
export function askedCohorts(asked: URLSearchParams, cohorts: readonly string[]): [string, string] | null {
	const [a, b] = [asked.get('a'), asked.get('b')];
	return a !== null && b !== null && a !== b && cohorts.includes(a) && cohorts.includes(b) ? [a, b] : null;
}

/** The scenario version and mode asked for, else the one that most members have played; null when none was played. */
export function askedDiscipline(asked: URLSearchParams, played: readonly BoardChoice[]): BoardChoice | null {
	// Without scripts the form sends both in one field.
	const [hash, mode] = asked.get('of')?.split(' ') ?? [asked.get('s'), asked.get('mode')];
	return played.find((each) => each.hash === hash && (!mode || each.mode === mode)) ?? played[0] ?? null;
}
