import type { SubmitFunction } from '@sveltejs/kit';

/**
 * For `use:enhance`: while a form is on its way it is not sent again, so that a double click makes one team, one invitation, one assignment.
 *
 * @param reset whether what was filled in is cleared once it was taken
 */
export function once({ reset = true }: { reset?: boolean } = {}): SubmitFunction {
	let under = false;
	return ({ cancel }) => {
		if (under) {
			cancel();
			return;
		}
		under = true;
		return async ({ update }) => {
			await update({ reset });
			under = false;
		};
	};
}
