/** Learns a model from examples: one column a label, whether acts of replies or moves of customers. */
import { largestStep, packAscending, packBytes, type EncodedWeights } from '../lib/core/act/hearing/model.ts';
import { stacked, type EncodedStack, type Stack } from '../lib/core/act/hearing/stack.ts';
import { calibrate, type Calibration } from './calibrate.ts';
import type { Example } from './example.ts';
import { crossStacks, learnStack, type Part } from './stacking.ts';
import { fitOne, type Answers, type FitOptions, type Row } from './svm.ts';
import { itemsOf, rowOfItem, vocabularyOf, type Item, type Vocabulary } from './vectors.ts';

export interface Recipe extends FitOptions {
	groups: number[];
	/** A feature counts from so many items on. */
	least: number;
	/** Features and weights (one act) that are kept. */
	features: number;
	weights: number;
	/** Share of the best window. */
	window: number;
	/** Rounds in which windows are given the acts of their reply. */
	rounds: number;
	/** Parts of the writers that thresholds are found on. */
	folds: number;
	/** How the second layer is learnt; null: there is none. */
	stack: FitOptions | null;
}

const recipe: Recipe = {
	cost: 0.4,
	balance: 0.5,
	passes: 10,
	groups: [1, 0.7, 0.2, 0.2, 0.4, 0.6],
	least: 3,
	features: 50_000,
	weights: 4100,
	window: 0.5,
	rounds: 1,
	folds: 3,
	stack: { cost: 0.03, balance: 0, passes: 20 },
};

/** How the recogniser of each language is learnt; chosen on parts of the writers that are not held out. */
export const recipes: Readonly<Record<'zh' | 'en', Recipe>> = {
	zh: recipe,
	// English words vary more and its lines are fewer: rarer features count, and so does more of what the customer said.
	en: { ...recipe, least: 2, weights: 4000, groups: [1, 0.7, 0.5, 0.2, 0.4, 0.6] },
};

/** Weights of every label over one vocabulary, in whole steps. */
interface Learnt {
	vocabulary: Vocabulary;
	weights: Int8Array[];
	step: number[];
	bias: number[];
}

/** What is stored, without the names of the columns. */
export type Encoded = EncodedWeights;

export type Progress = (words: string) => void;

/** The model, with thresholds found on writers that a part of it had not seen. */
export function fit<Label extends string>(
	examples: readonly Example<Label>[],
	labels: readonly Label[],
	language: 'zh' | 'en',
	version: string,
	options: Recipe,
	say: Progress,
): Encoded {
	const hands = [...new Set(examples.map(({ hand }) => hand))].sort();
	const parts: Part[] = [];
	for (let fold = 0; fold < options.folds; fold++) {
		const out = new Set(hands.filter((_, at) => at % options.folds === fold));
		say(`thresholds ${fold + 1}/${options.folds}`);
		const learnt = learn(
			examples.filter(({ hand }) => !out.has(hand)),
			labels,
			options,
		);
		const held = examples.filter(({ hand }) => out.has(hand));
		parts.push({ sums: sumsOf(held, learnt, options), truths: held.map(({ acts }) => acts) });
	}
	say('model');
	const learnt = learn(examples, labels, options);
	const first = calibrate(labels, parts);
	if (!options.stack) return encode(learnt, null, first, language, version, options);
	// Each part through a second layer that had not seen it either: that is how it will be with a stranger's words.
	const stacks = crossStacks(labels, parts, first.threshold, options.stack);
	const second = parts.map(({ sums, truths }, at) => ({
		sums: sums.map((own) => stacked(stacks[at] as Stack, own)),
		truths,
	}));
	const stack = learnStack(labels, parts, first.threshold, options.stack);
	return encode(learnt, stack, calibrate(labels, second), language, version, options);
}

/** Also for evaluation: weights without thresholds. */
export function learn<Label extends string>(
	examples: readonly Example<Label>[],
	labels: readonly Label[],
	options: Recipe,
): Learnt {
	const items = itemsOf(examples);
	const wide = vocabularyOf(items, options.least);
	const whole = items.slice(0, examples.length);
	const answers = labels.map((act) => Uint8Array.from(examples, ({ acts }) => (acts.includes(act) ? 1 : 0)));
	const kept = strongest(whole, wide, answers, options);
	const vocabulary = vocabularyOf(items, options.least, kept);
	const rows = items.map((item) => rowOfItem(item, vocabulary, options.groups));
	const learnt: Learnt = { vocabulary, weights: [], step: [], bias: [] };
	labels.forEach((_, act) => {
		const own = answers[act] as Answers;
		const size = vocabulary.hashes.length;
		let fitted = fitOne(rows.slice(0, examples.length), own, size, options, act + 1);
		for (let round = 0; round < options.rounds; round++)
			fitted = fitOne(rows, windowAnswers(items, rows, own, fitted), size, options, act + 1);
		const mask = heaviest(fitted.weights, options.weights);
		const last = windowAnswers(items, rows, own, fitted);
		const pruned = fitOne(rows, last, size, options, act + 1, mask);
		const step = pruned.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / largestStep || 1;
		learnt.weights.push(Int8Array.from(pruned.weights, (weight) => Math.round(weight / step)));
		learnt.step.push(step);
		learnt.bias.push(pruned.bias);
	});
	return learnt;
}

/** The features with the largest sum of absolute weights over all acts. */
function strongest(
	whole: readonly Item[],
	wide: Vocabulary,
	answers: readonly Answers[],
	options: Recipe,
): Set<number> {
	const rows = whole.map((item) => rowOfItem(item, wide, options.groups));
	const total = new Float64Array(wide.hashes.length);
	answers.forEach((own, act) => {
		const { weights } = fitOne(rows, own, wide.hashes.length, { ...options, passes: 5 }, act + 1);
		weights.forEach((weight, at) => (total[at] = (total[at] ?? 0) + Math.abs(weight)));
	});
	const order = Int32Array.from(total, (_, at) => at).sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b);
	return new Set([...order.slice(0, options.features)].map((at) => wide.hashes[at] ?? 0));
}

function heaviest(weights: Float64Array, count: number): Uint8Array {
	const order = Int32Array.from(weights, (_, at) => at).sort(
		(a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0) || a - b,
	);
	const mask = new Uint8Array(weights.length);
	for (const at of order.subarray(0, count)) if (weights[at] !== 0) mask[at] = 1;
	return mask;
}

const dot = ({ places, values }: Row, weights: ArrayLike<number>): number => {
	let sum = 0;
	for (let f = 0; f < places.length; f++) sum += (weights[places[f] as number] as number) * (values[f] as number);
	return sum;
};

/** Of the windows of a reply that has the act, the one that speaks loudest has it; the others are left out. */
function windowAnswers(
	items: readonly Item[],
	rows: readonly Row[],
	own: Answers,
	{ weights }: { weights: Float64Array },
): Answers {
	const answers = new Uint8Array(items.length);
	answers.set(own);
	const best = new Map<number, { at: number; sum: number }>();
	for (let at = own.length; at < items.length; at++) {
		const { of } = items[at] as Item;
		if (own[of] !== 1) continue;
		answers[at] = 2;
		const sum = dot(rows[at] as Row, weights);
		const known = best.get(of);
		if (!known || sum > known.sum) best.set(of, { at, sum });
	}
	for (const { at } of best.values()) answers[at] = 1;
	return answers;
}

/** The mixed sum of each act for each example. */
export function sumsOf(
	examples: readonly Example<string>[],
	{ vocabulary, weights, step, bias }: Learnt,
	options: Recipe,
): Float32Array[] {
	const items = itemsOf(examples);
	const all = items.map((item) => {
		const row = rowOfItem(item, vocabulary, options.groups);
		return Float32Array.from(weights, (own, act) => dot(row, own) * (step[act] ?? 0) + (bias[act] ?? 0));
	});
	const top = new Map<number, Float32Array>();
	for (let at = examples.length; at < items.length; at++) {
		const { of } = items[at] as Item;
		const known = top.get(of);
		const sums = all[at] as Float32Array;
		top.set(of, known ? known.map((sum, act) => Math.max(sum, sums[act] ?? 0)) : sums.slice());
	}
	return examples.map((_, of) => {
		const whole = all[of] as Float32Array;
		const best = top.get(of);
		return best ? whole.map((sum, act) => sum * (1 - options.window) + (best[act] ?? 0) * options.window) : whole;
	});
}

function encode(
	{ vocabulary, weights, step, bias }: Learnt,
	stack: EncodedStack | null,
	{ threshold, slope, middle }: Calibration,
	language: 'zh' | 'en',
	version: string,
	options: Recipe,
): Encoded {
	const places = weights.map((own) => [...own.keys()].filter((at) => own[at] !== 0));
	return {
		format: 1,
		language,
		version,
		groups: options.groups,
		window: options.window,
		bias: bias.map(rounded),
		step: step.map(rounded),
		stack,
		threshold: threshold.map(rounded),
		slope: slope.map(rounded),
		middle: middle.map(rounded),
		features: packAscending(vocabulary.hashes),
		rarity: packBytes(vocabulary.rarity.map((rarity) => Math.min(255, Math.round(rarity * 16)))),
		places: places.map(packAscending),
		weights: places.map((of, act) => packBytes(of.map((at) => weights[act]?.[at] ?? 0))),
	};
}

const rounded = (number: number) => Number(number.toPrecision(6));
