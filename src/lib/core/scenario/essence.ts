/** What must agree in two languages of one thing: all that decides a run, nothing that is only words. */
import type { Line, Reply, State } from './scenario.ts';

export interface Essence<T> {
	/** What is told to differ. */
	detail: string;
	of: (node: T) => unknown;
}

export const sceneEssence: Essence<State> = {
	detail: 'scene',
	of: ({ channel, days, time, unanswered, outcome }) => [channel, days, time, unanswered, outcome],
};

export const lineEssence: readonly Essence<Line>[] = [
	{ detail: 'line-tag', of: ({ visit, when, speaker }) => [visit, when, speaker === null] },
	{ detail: 'moves', of: ({ moves }) => moves.map(({ written: _written, ...move }) => move) },
];

export const replyEssence: readonly Essence<Reply>[] = [
	{ detail: 'reply-kind', of: ({ kind, seconds }) => [kind, seconds] },
	{ detail: 'target', of: ({ target }) => target },
	{ detail: 'acts', of: ({ segments }) => [...new Set(segments.flatMap((segment) => segment.acts))].sort() },
	{ detail: 'plan', of: ({ segments }) => segments.flatMap((segment) => segment.plan) },
	{ detail: 'documents-cited', of: ({ segments }) => segments.flatMap((segment) => segment.documents) },
	{ detail: 'effects', of: ({ effects, learns }) => [effects, learns] },
	{ detail: 'guard', of: ({ guard }) => guard },
];

/** Everything in which two of a kind differ, in order. */
export function unlikeDetails<T>(essences: readonly Essence<T>[], a: T, b: T): string[] {
	return essences.filter(({ of }) => !same(of(a), of(b))).map(({ detail }) => detail);
}

/** Plain JSON values, key by key; a missing key is as good as undefined. */
export function same(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	const [left, right] = [Object.entries(a), Object.entries(b)].map((each) =>
		each.filter(([, value]) => value !== undefined),
	);
	if (!left || !right || left.length !== right.length) return false;
	return left.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]));
}
