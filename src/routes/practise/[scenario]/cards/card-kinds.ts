/** The cards of a role play: one a person. */
export const cardKinds = ['trainee', 'debtor', 'observer'] as const;
export type CardKind = (typeof cardKinds)[number];

/** The card of that name; null: none, how it goes is told first. */
export function cardNamed(name: string | null): CardKind | null {
	return cardKinds.find((kind) => kind === name) ?? null;
}
