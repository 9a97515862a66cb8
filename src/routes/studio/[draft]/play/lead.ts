/** Leads from something of the play to its place in the text. The reader is fetched when somebody wants to be led. */
import type { Thing } from '$lib/core/scenario/place.ts';
import type { Language } from '$lib/core/scenario/scenario.ts';
import type { Workbench } from '$lib/state/studio/workbench.svelte.ts';

export async function leadTo(bench: Workbench, language: Language, thing: Thing): Promise<void> {
	const path = `${language}.md`;
	const { placeOf } = await import('$lib/core/scenario/place.ts');
	const range = placeOf(bench.textOf(path), thing);
	if (range) bench.goTo(range, path);
}

/** Opens a file at its beginning. */
export function open(bench: Workbench, path: string): void {
	const start = { line: 1, column: 1, offset: 0 };
	bench.goTo({ start, end: start }, path);
}

/** A line of a file, from 1. */
export function leadToLine(bench: Workbench, path: string, line: number): void {
	const text = bench.textOf(path);
	let start = 0;
	for (let before = 1; before < line; before++) {
		const end = text.indexOf('\n', start);
		if (end < 0) break;
		start = end + 1;
	}
	const end = text.indexOf('\n', start);
	const position = (offset: number) => ({ line, column: offset - start + 1, offset });
	const stop = end < 0 ? text.length : end;
	bench.goTo({ start: position(start), end: position(stop) }, path);
}
