/** Links of Twine: `[[words->target]]`, `[[target<-words]]`, `[[words|target]]`, `[[target]]`. */

export interface PassageLink {
	words: string;
	target: string;
}

/** What stands between the double brackets, a setter `][…` taken off. The last arrow to the right divides, else the first to the left, else the last bar. */
export function readLink(inner: string): PassageLink {
	const right = inner.lastIndexOf('->');
	if (right >= 0) return linkOf(inner.slice(0, right), inner.slice(right + 2));
	const left = inner.indexOf('<-');
	if (left >= 0) return linkOf(inner.slice(left + 2), inner.slice(0, left));
	const bar = inner.lastIndexOf('|');
	if (bar >= 0) return linkOf(inner.slice(0, bar), inner.slice(bar + 1));
	return linkOf('', inner);
}

function linkOf(words: string, target: string): PassageLink {
	const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
	return { words: plain(words), target: plain(target) };
}

/** A name that a link can lead to: signs that divide links are replaced by their wide likes. */
export function linkableName(name: string): string {
	return name
		.replaceAll('->', '→')
		.replaceAll('<-', '←')
		.replace(/[[\]|{}\\]/g, (sign) => wide[sign] ?? sign)
		.replace(/\s+/g, ' ')
		.trim();
}

const wide: Readonly<Record<string, string>> = {
	'[': '［', ']': '］', '|': '｜', '{': '｛', '}': '｝', '\\': '＼',
}; // prettier-ignore

/** The link as it is written: its words hold no brackets that would end it. */
export function writeLink(words: string, target: string): string {
	const safe = words
		.replace(/\[(?=\[)/g, '［')
		.replace(/\](?=[[\]])/g, '］')

		.replace(/^\[/, '［');
	return `[[${safe}->${target}]]`;
}
