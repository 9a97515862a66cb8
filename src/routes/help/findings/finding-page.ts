/** The page of one finding: Markdown of a fixed shape, as plain data. */

export interface Sample {
	text: string;
	/** The fixture that the text is taken from, if it is. */
	fixture?: string;
	/** What the finding points at, where it is no word that has to go: something is missing here. */
	pointedAt?: string;
}

export interface FindingPage {
	title: string;
	/** What it means and why it matters: a block each. */
	about: string[];
	mend: { heading: string; blocks: string[] };
	example: { heading: string; blocks: string[]; broken: Sample; mended: Sample };
}

/**
 * Reads `# title`, paragraphs, `## how to mend it`, `## example` and in it two fenced blocks, the broken text before the mended one. Behind the opening
 * fence stands ```` ```markdown FIXTURE | WORDS POINTED AT ````, both optional.
 *
 * @throws RangeError if a part is missing; our own pages are tested to have them all
 */
export function readFindingPage(source: string): FindingPage {
	const [head = '', mend, ...rest] = source.split(/^## /m);
	// The samples have headings of their own.
	const example = rest.join('## ');
	const [title = '', ...about] = blocksOf(head);
	const [broken, mended] = samplesIn(example);
	if (!title.startsWith('# ') || !mend || !example || !broken || !mended) throw new RangeError(`no page: ${title}`);
	return {
		title: titleOf(source),
		about,
		mend: section(mend),
		example: { ...section(example.replace(fenced, '')), broken, mended },
	};
}

/** The sentence that a page is headed by. */
export function titleOf(source: string): string {
	return /^# (.+)$/m.exec(source)?.[1] ?? '';
}

const fenced = /^(`{3,})markdown([^\n]*)\n([\s\S]*?)\n\1$/gm;

function samplesIn(text: string): Sample[] {
	return [...text.matchAll(fenced)].map(([, , info = '', sample = '']) => {
		const [fixture = '', pointedAt = ''] = info.split('|').map((part) => part.trim());
		return { text: sample, ...(fixture ? { fixture } : {}), ...(pointedAt ? { pointedAt } : {}) };
	});
}

function section(text: string): { heading: string; blocks: string[] } {
	const [heading = '', ...blocks] = blocksOf(text);
	return { heading, blocks };
}

function blocksOf(text: string): string[] {
	return text
		.split(/\n{2,}/)
		.map((block) => block.trim())
		.filter((block) => block !== '');
}
