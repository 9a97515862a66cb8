/** A text cut where its parts begin and end, each part numbered behind its words. */
import type { LetterPart } from '../../core/letter/letter.ts';

export type PartTone = 'sound' | 'weak' | 'red';

export interface NumberedPiece {
	text: string;
	/** The worst of the parts that these words belong to; null: they belong to none. */
	tone: PartTone | null;
	/** The parts whose words end here, by their place in the list, from 1: their numbers stand behind. */
	ends: number[];
}

export function toneOfPart({ state, fault }: Pick<LetterPart, 'state' | 'fault'>): PartTone {
	if (fault === 'tone-red') return 'red';
	return state === 'there' ? 'sound' : 'weak';
}

export function numberedPieces(
	text: string,
	parts: readonly Pick<LetterPart, 'state' | 'fault' | 'words'>[],
): NumberedPiece[] {
	const words = parts.flatMap((part, at) =>
		part.words.map(({ start, end }) => ({ start, end, number: at + 1, tone: toneOfPart(part) })),
	);
	const cuts = [...new Set([0, text.length, ...words.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
	return cuts.slice(1).map((end, at) => {
		const start = cuts[at] ?? 0;
		const here = words.filter((own) => own.start <= start && own.end >= end).map(({ tone }) => tone);
		return {
			text: text.slice(start, end),
			tone: (['red', 'weak', 'sound'] as const).find((tone) => here.includes(tone)) ?? null,
			ends: [...new Set(words.filter((own) => own.end === end).map(({ number }) => number))].sort((a, b) => a - b),
		};
	});
}
