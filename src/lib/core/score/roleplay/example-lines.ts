/** What of a scene's lines is worth having before one's eyes: one example for each thing that the customer does there. */
import type { ObjectionKind } from '../../act/act.ts';
import { fillFacts } from '../../scenario/facts.ts';
import { joined } from '../../scenario/soft-breaks.ts';
import type { Line, PromiseTerms, Scenario, State } from '../../scenario/scenario.ts';
import { objectionsIn } from '../lscp.ts';

/** A line as an example. */
export interface Example {
	/** Only in this mood; null: in any. */
	mood: number | null;
	/** null: the customer. */
	speaker: string | null;
	words: string;
	objections: ObjectionKind[];
	promises: PromiseTerms[];
	/** Causes that it names. */
	reveals: number[];
}

/** How long an example may be, in half widths: a Chinese character takes two. */
export const exampleWidth = { whole: 160, brief: 96, last: 56 };

/** In a scene's order: the first line of each kind of doing, the common part's before the moods'. Lines for other occasions (not heard, a silence, a second visit) are left out. */
export function examplesOf(scenario: Scenario, state: State, width: number): Example[] {
	const seen = new Set<string>();
	const found: Example[] = [];
	for (const { mood, visit, lines } of state.parts) {
		const line = visit === null ? lines.find((own) => own.when === 'normal' && own.visit === null) : undefined;
		if (!line) continue;
		const example = exampleOf(scenario, line, mood, width);
		const { objections, promises, reveals } = example;
		const doing = JSON.stringify([objections, promises, reveals]);
		const idle = objections.length + promises.length + reveals.length === 0;
		if (seen.has(doing) || (idle && found.length > 0)) continue;
		seen.add(doing);
		found.push(example);
	}
	return found;
}

export function exampleOf(scenario: Scenario, line: Line, mood: number | null, width = exampleWidth.whole): Example {
	const words = line.text.map((text) => fillFacts(joined(text), scenario, { days: 0, promises: [] })).join(' ');
	return {
		mood,
		speaker: line.speaker === scenario.customer.name ? null : line.speaker,
		words: shortened(words, width),
		objections: [...new Set(objectionsIn(line))],
		promises: line.moves.flatMap((move) =>
			move.kind === 'promise' ? [{ amount: move.amount, date: move.date, method: move.method }] : [],
		),
		reveals: line.moves.flatMap((move) => (move.kind === 'reveal' ? [move.fact] : [])),
	};
}

/** Whole sentences as far as they fit; a first sentence that is too long is broken off. */
function shortened(words: string, longest: number): string {
	if (widthOf(words) <= longest) return words;
	const sentences = words.match(/[^。！？!?.]+[。！？!?.]+["”’]?\s*|[^。！？!?.]+$/gu) ?? [words];
	let text = '';
	for (const sentence of sentences) {
		if (widthOf(text + sentence) > longest) break;
		text += sentence;
	}
	if (text) return text.trim();
	let cut = '';
	for (const character of words) {
		if (widthOf(cut + character) >= longest) break;
		cut += character;
	}
	return `${cut.trim()}…`;
}

function widthOf(text: string): number {
	let width = 0;
	for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2000 ? 2 : 1;
	return width;
}
