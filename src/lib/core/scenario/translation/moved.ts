/** Where a span is after the text was changed. */
import type { Change } from '../edit.ts';

/** The span after changes made at once. What is put in at its very edges belongs to it; what is cut off at an edge shortens it. */
export function moved<T extends { from: number; to: number }>(span: T, changes: readonly Change[]): T {
	let { from, to } = span;
	for (const change of changes) {
		const grown = change.insert.length - (change.to - change.from);
		if (change.to < span.from || (change.to === span.from && change.from < change.to)) {
			from += grown;
			to += grown;
		} else if (change.from <= span.to && !(change.from === span.to && change.to > change.from)) {
			if (change.from < span.from) from += change.insert.length - (span.from - change.from);
			to += change.to > span.to ? change.insert.length - (span.to - change.from) : grown;
		}
	}
	return { ...span, from, to: Math.max(from, to) };
}
