/** How well moves of customers are heard in lines that were not learnt from: every fifth against a model of the other four. */
import { moves, type MoveId } from '../lib/core/act/act.ts';
import { decodeMovesModel, MoveRecogniser } from '../lib/core/act/hearing/moves.ts';
import { hearTurns } from '../lib/core/transcript/heard-turn.ts';
import { fifths, movesRecipe, readLines, type LabelledLine } from './customer-lines.ts';
import { fit } from './fit.ts';
import { countsOf, f1, precision, recall, sumOf } from './measure.ts';
import type { Language } from './read-data.ts';

const moveIds = moves.map(({ id }) => id);
const three = (share: number) => share.toFixed(3);

/** Recognisers that have not seen a line of one fifth, by its number. */
export function blindEars(language: Language, examples: readonly LabelledLine[]): MoveRecogniser[] {
	return Array.from({ length: fifths }, (_, out) => {
		const seen = examples.filter(({ hand }) => hand !== String(out));
		const model = fit(seen, moveIds, language, 'blind', { ...movesRecipe, folds: fifths - 1 }, () => undefined);
		return new MoveRecogniser(decodeMovesModel({ ...model, moves: moveIds }));
	});
}

export function evaluateMoves(language: Language): void {
	const { examples } = readLines(language);
	if (examples.length === 0) return;
	const ears = blindEars(language, examples);
	const heard = examples.map(
		({ hand, reply, customer }) => ears[Number(hand)]?.hear(reply, { trainee: customer }).map(({ move }) => move) ?? [],
	);
	const there = examples.map(({ acts }) => acts);
	const counts = moveIds.map((id) => ({ id, ...countsOf(id, heard, there) }));
	const all = sumOf(counts);
	const macro = counts.reduce((sum, own) => sum + f1(own), 0) / counts.length;
	console.log(`\n${language}: moves of ${examples.length} customers' lines, each fifth by a model of the other four`);
	console.log(
		`all moves: precision ${three(precision(all))}  recall ${three(recall(all))}  micro F1 ${three(f1(all))}  macro F1 ${three(macro)}`,
	);
	console.log(`${'move'.padEnd(10)} precision recall  F1     there`);
	for (const own of counts)
		console.log(
			`${own.id.padEnd(10)} ${three(precision(own))}     ${three(recall(own))}   ${three(f1(own))}  ${own.hits + own.missed}`,
		);
	const promised = examples.map(({ hand, reply, customer }) =>
		hearTurns([turn('trainee', customer), turn('customer', reply)], earsOf(ears[Number(hand)]), { today, owed: 0 })
			.at(-1)
			?.moves.some(({ move }) => move === 'promise')
			? promise
			: [],
	);
	const rules = countsOf('promise', promised, there);
	console.log(
		`promise, after the rules: precision ${three(precision(rules))}  recall ${three(recall(rules))}  F1 ${three(f1(rules))}`,
	);
}

const promise: MoveId[] = ['promise'];
/** Any day will do. */
const today = '2026-06-02';
const turn = (who: 'trainee' | 'customer', text: string) => ({ who, text, speaker: who, day: null, line: 1 });
const earsOf = (moves: MoveRecogniser | undefined) => ({
	acts: { hear: () => [] },
	moves: moves ?? { hear: () => [] },
});
