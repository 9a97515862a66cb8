/** What a customer's line does: its moves, each with the words that show it. Learnt like the acts of replies, of far fewer lines. */
import { moves, type MoveId } from '../act.ts';
import { loudest } from './attribute.ts';
import { mixedSums } from './mixed-sums.ts';
import { decodeWeights, type EncodedWeights, type Weights } from './model.ts';
import { normalise, wordsOf } from './normalise.ts';
import { Weigher } from './weigh.ts';

export interface EncodedMovesModel extends EncodedWeights {
	/** In the order of the columns. */
	moves: MoveId[];
}

export interface MovesModel extends Weights {
	moves: readonly MoveId[];
}

/** @throws RangeError on another form, other moves or numbers that do not fit together */
export function decodeMovesModel(encoded: EncodedMovesModel): MovesModel {
	if (encoded.moves.some((move) => !moves.some(({ id }) => id === move))) throw new RangeError('model of other moves');
	return { ...decodeWeights(encoded, encoded.moves.length), moves: encoded.moves };
}

export interface HeardMove {
	move: MoveId;
	/** UTF-16 offsets into the line. */
	start: number;
	end: number;
	/** 0 to 1. */
	confidence: number;
}

/** More of the reply before says nothing about the line. */
const longestBefore = 400;

export class MoveRecogniser {
	readonly model: MovesModel;
	readonly #weigher: Weigher;

	constructor(model: MovesModel) {
		this.model = model;
		this.#weigher = new Weigher(model);
	}

	/**
	 * The moves of a customer's line, in the order of the closed list. `trainee` is what was said before, null when nothing was.
	 * @throws RangeError when the line is longer than `longestReply`
	 */
	hear(line: string, { trainee }: { trainee: string | null }): HeardMove[] {
		const said = normalise(line);
		if (said.units.length === 0) return [];
		const before = trainee === null ? null : normalise(trainee.slice(0, longestBefore));
		const { threshold, slope, middle } = this.model;
		const { sums, best, windows } = mixedSums(this.model, this.#weigher, said, before);
		return this.model.moves.flatMap((move, at) => {
			const sum = sums[at] as number;
			if (sum <= (threshold[at] as number)) return [];
			const window = windows[best[at] as number] ?? { start: 0, end: said.units.length };
			const span = wordsOf(said, loudest(this.model, said, window, at));
			const confidence = 1 / (1 + Math.exp(-(slope[at] as number) * (sum - (middle[at] as number))));
			return [{ move, ...span, confidence }];
		});
	}
}
