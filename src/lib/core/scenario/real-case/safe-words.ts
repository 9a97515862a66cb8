/** Words of anybody, fit for any place in a scenario: one line, no sign that a name may not hold, no fact asked for. The writer does the rest. */

const longest = { name: 60, line: 400 };

// White space of every kind, signs that are not shown, and halves of signs.
const blank = /[\s\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufeff\ufffe\uffff]+/gu;

/** Null when nothing is left. */
export function safeWords(text: string, length: keyof typeof longest): string | null {
	const line = text
		.slice(0, 20_000)
		.replace(blank, ' ')
		.replaceAll('`', '’')
		.replace(/\{(?=\{)/g, '{ ')
		.trim();
	const cut = Array.from(line).slice(0, longest[length]).join('').trim();
	return /[\p{L}\p{N}\p{P}\p{S}]/u.test(cut) ? cut : null;
}
