/** Line ends inside a paragraph: the author's layout, not the reader's. */

const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/** The paragraph on one line: Chinese is joined without a space, anything else with one. */
export function joined(paragraph: string): string {
	if (!paragraph.includes('\n')) return paragraph;
	return paragraph
		.split('\n')
		.map((line) => line.trim())
		.reduce((text, line) => {
			const tight = chinese.test(text.at(-1) ?? '') || chinese.test(line[0] ?? '');
			return text && line ? `${text}${tight ? '' : ' '}${line}` : text || line;
		}, '');
}
