/** A second ear in words: who heard what, why nothing was heard, and what the server tells whoever starts it. */
import type { HeardBy, SecondFailure } from '../core/act/hearing/other-ear.ts';
import { m } from '../paraglide/messages.js';

/** That a run was heard by other models too. */
export function secondedText(models: readonly string[]): string {
	return m.ear_run({ model: models.join(m.list_comma()) });
}

const heardBy = { own: m.ear_by_own, other: m.ear_by_other, both: m.ear_by_both } satisfies Record<HeardBy, unknown>;

/** Who heard an act. */
export function heardByText(by: HeardBy, model: string): string {
	return heardBy[by]({ model });
}

const failures: Record<SecondFailure, () => string> = {
	slow: m.ear_failed_slow,
	refused: m.ear_failed_refused,
	unreadable: m.ear_failed_unreadable,
	unreachable: m.ear_failed_unreachable,
	busy: m.ear_failed_busy,
};

/** Why the recogniser heard alone. */
export function earFailedText(failure: SecondFailure): string {
	return failures[failure]();
}
