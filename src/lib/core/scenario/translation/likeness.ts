/** How much pieces of two languages resemble each other, by what they decide and by the figures in their words: names and words may all differ. */
import { mentionsIn } from '../facts.ts';
import type { Reply } from '../scenario.ts';
import { same } from '../essence.ts';
import { alike } from './pairing.ts';
import type { Bullet, Piece, Scene, SpokenLine, Variant } from './script.ts';

/** Even what has nothing in common may stand side by side, where nothing better is at hand. */
const least = 0.05;

/** Placeholders and digits of a text, which a translation keeps. */
export function figuresIn(text: string): string[] {
	return [...mentionsIn(text).map(({ name }) => name), ...(text.match(/\d[\d,.]*\d|\d/g) ?? [])];
}

const actsOf = (reply: Reply) => reply.segments.flatMap(({ acts }) => acts);

/** What a state is made of, as a bag of words that no language has. */
export function featuresOf({ node, scene, variants }: Scene): string[] {
	const found = [`scene ${scene ? 1 : 0}`, `variants ${variants.length}`];
	if (node) {
		const { outcome, channel, days, unanswered } = node;
		found.push(...Array<string>(3).fill(`outcome ${outcome}`), `channel ${channel}`, `days ${days} ${unanswered}`);
	}
	for (const { lines, replies, narration } of variants) {
		for (const { cell, node: line } of lines)
			found.push(`line ${line?.moves.map(({ kind }) => kind).join() ?? ''}`, ...figuresIn(cell.text));
		for (const { cell, node: reply } of replies)
			found.push(`reply ${reply ? [reply.kind, ...actsOf(reply)].join() : ''}`, ...figuresIn(cell.text));
		for (const cell of narration) found.push('narration', ...figuresIn(cell.text));
	}
	return found;
}

export function likenessOfScenes(
	a: { scene: Scene; features: readonly string[] },
	b: { scene: Scene; features: readonly string[] },
): number {
	const bothFirst = a.scene.index === 0 && b.scene.index === 0 ? 0.3 : 0;
	return least + alike(a.features, b.features) + bothFirst + (a.scene.name === b.scene.name ? 0.5 : 0);
}

export function likenessOfVariants(a: Variant, b: Variant): number {
	if ((a.heading === null) !== (b.heading === null)) return 0;
	if (!a.node || !b.node) return 1;
	const agrees = a.node.mood === b.node.mood && a.node.visit === b.node.visit;
	return agrees ? 1 : least + alike(variantFeatures(a), variantFeatures(b)) / 4;
}

function variantFeatures({ lines, replies }: Variant): string[] {
	return [
		...lines.map(({ node }) => `line ${node?.moves.map(({ kind }) => kind).join() ?? ''}`),
		...replies.map(({ node }) => `reply ${node ? actsOf(node).join() : ''}`),
	];
}

export function likenessOfLines(a: SpokenLine, b: SpokenLine): number {
	let sum = least + alike(figuresIn(a.cell.text), figuresIn(b.cell.text)) / 4;
	if (a.cell.text === b.cell.text) sum += 0.5;
	if (!a.node || !b.node) return sum;
	if (a.node.when !== b.node.when) return 0;
	const kinds = (line: SpokenLine) => line.node?.moves.map(({ kind }) => kind) ?? [];
	return sum + alike(kinds(a), kinds(b)) / 2 + (a.node.visit === b.node.visit ? 0.25 : 0);
}

/** @param target the state of the second language that a state of the first stands beside */
export function likenessOfReplies(a: Bullet, b: Bullet, target: (state: number) => number | null): number {
	let sum = least + alike(figuresIn(a.cell.text), figuresIn(b.cell.text)) / 4;
	if (a.cell.text === b.cell.text) sum += 0.5;
	if (!a.node || !b.node) return sum;
	if (a.node.kind !== b.node.kind) return 0;
	sum += alike(actsOf(a.node), actsOf(b.node)) / 2;
	if (target(a.node.target) === b.node.target) sum += 0.3;
	if (same(a.node.guard, b.node.guard)) sum += 0.1;
	if (same([a.node.effects, a.node.learns], [b.node.effects, b.node.learns])) sum += 0.1;
	return sum;
}

export function likenessOfPieces(a: Piece, b: Piece): number {
	if (a.kind !== b.kind || a.level !== b.level) return 0;
	const marks = a.mark === b.mark ? 0.25 : 0;
	const words = a.cell.text === b.cell.text ? 0.5 : 0;
	return least + marks + words + alike(figuresIn(a.cell.text), figuresIn(b.cell.text)) / 4;
}
