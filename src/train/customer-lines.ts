/** Customers' lines with their moves and promises, as the data files hold them; and how the recogniser of moves is learnt from them. */
import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { moves, type MoveId } from '../lib/core/act/act.ts';
import type { Example } from './example.ts';
import { recipes, type Recipe } from './fit.ts';
import { dataFolder, type Language } from './read-data.ts';

/** Few lines make few features: what was seen twice counts, and little of it is kept. */
export const movesRecipe: Recipe = {
	...recipes.zh,
	cost: 1,
	groups: [1, 0.7, 0.4, 0.2, 0.4, 0.6],
	least: 2,
	features: 20_000,
	weights: 6000,
	rounds: 0,
	folds: 5,
	stack: null,
};

/** The figures as they stand in the words. */
export interface LabelledPromise {
	amount: number | null;
	date: string | null;
	method: string | null;
}

export interface LabelledLine extends Example<MoveId> {
	promise: LabelledPromise | null;
}

/** Fifths of the lines, which stand for hands: a line of each is in every fifth of the file. */
export const fifths = 5;

/** @throws Error naming file and line for a line that is not as it must be */
export function readLines(language: Language, folder = dataFolder): { examples: LabelledLine[]; hash: string } {
	const name = `customer-lines.${language}.jsonl`;
	if (!existsSync(`${folder}${name}`)) return { examples: [], hash: '' };
	const content = readFileSync(`${folder}${name}`, 'utf8').replaceAll('\r\n', '\n');
	const examples = content.split('\n').flatMap((text, at): LabelledLine[] => {
		if (text.trim() === '') return [];
		const { id, situation, trainee, line, moves: labels, promise } = JSON.parse(text) as Written;
		if (typeof line !== 'string' || typeof trainee !== 'string')
			throw new Error(`${name}:${at + 1}: no line or trainee`);
		const unknown = labels.find((label) => !moves.some((move) => move.id === label));
		if (unknown !== undefined) throw new Error(`${name}:${at + 1}: no move is called “${unknown}”`);
		return [
			{ id, hand: String(at % fifths), situation, customer: trainee, reply: line, acts: labels as MoveId[], promise },
		];
	});
	return { examples, hash: createHash('sha256').update(name).update(content).digest('hex') };
}

interface Written {
	id: string;
	situation: string;
	trainee: string;
	line: string;
	moves: string[];
	promise: LabelledPromise | null;
}
