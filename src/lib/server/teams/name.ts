/** Names that people give: themselves, their team, a cohort. */

/** What nobody sees: control signs, and those that turn the direction of writing or have no width. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

export const longestName = { nickname: 40, team: 60, cohort: 40, passkey: 60 } as const;

/** The name on one line without signs that nobody sees; null when nothing is left of it or it is too long. */
export function readName(given: unknown, longest: number): string | null {
	if (typeof given !== 'string' || given.length > 10 * longest) return null;
	const name = given.replace(unseen, ' ').replace(/\s+/g, ' ').trim();
	return name === '' || [...name].length > longest ? null : name;
}
