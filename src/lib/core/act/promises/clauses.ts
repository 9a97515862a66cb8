/** A text cut at its punctuation, for what belongs together when somebody promises. */
export interface Clause {
	/** UTF-16 offsets into the text; the mark that ends it is left out. */
	start: number;
	end: number;
	text: string;
	/** The mark that ends it; empty at the end of the text. */
	mark: string;
}

/** In chat a space between two Chinese words is a comma; one beside a figure is none. */
const marks =
	/[，。；！？、;!?\n]|[,.](?=\s|$)|(?<=[\p{Script=Han}](?<![年月日号万元块付第])) (?=[\p{Script=Han}](?<![年月日号万元块多]))/gu;

export function clausesOf(text: string): Clause[] {
	const clauses: Clause[] = [];
	let start = 0;
	const close = (end: number, mark: string) => {
		const own = text.slice(start, end);
		if (own.trim() !== '') clauses.push({ start, end, text: own, mark });
		start = end + mark.length;
	};
	for (const found of text.matchAll(marks)) close(found.index, found[0]);
	close(text.length, '');
	return clauses;
}
