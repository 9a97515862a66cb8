/** What a script says of its own accord, in the language of the scenario. */
import type { SheetLine } from '$lib/core/exchange/script-sheet.ts';
import { guardWords, lineTagWords, visitTag, wordFor } from '$lib/core/scenario/keywords.ts';
import type { Language } from '$lib/core/scenario/scenario.ts';

/** When a line is said instead of the usual one. */
export function lineTag({ visit, when }: SheetLine, language: Language): string[] {
	return [
		...(visit === null ? [] : [visitTag(visit, language)]),
		...(when === 'normal' ? [] : [wordFor(lineTagWords, when, language)]),
	];
}

/** On which condition a reply is there. */
export function condition(guard: string, language: Language): string {
	const text = `${wordFor(guardWords, 'if', language)} ${guard}`;
	return language === 'zh' ? `（${text}）` : `(${text}) `;
}
