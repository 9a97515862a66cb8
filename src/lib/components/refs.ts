/** Where a line of text must not break. */

export interface Words {
	words: string;
	/** Never broken: a figure with its unit, a number such as HR-0312. */
	whole: boolean;
}

/** Letters and figures in one piece, then perhaps a space and the unit after it. Every step eats a character, so it is linear. */
const pieces =
	/[0-9A-Za-z¥%][0-9A-Za-z.,:/%‑–-]*(?: ?(?:万元|亿元|分钟|个月|[万元亿天年月日号点期批套件片支吨台分折]))?/g;
const longest = 24;

/** The text, cut at what must stay whole; joined again it is the text. */
export function refsIn(text: string): Words[] {
	const parts: Words[] = [];
	let from = 0;
	for (const match of text.matchAll(pieces)) {
		const [words] = match;
		if (!/[0-9]/.test(words) || words.length > longest) continue;
		if (match.index > from) parts.push({ words: text.slice(from, match.index), whole: false });
		parts.push({ words, whole: true });
		from = match.index + words.length;
	}
	if (from < text.length) parts.push({ words: text.slice(from), whole: false });
	return parts;
}
