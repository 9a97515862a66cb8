/** A scenario's files as the beginning of another one: under a name of its own, which its rehearsals follow. */

interface NamedFile {
	path: string;
	text: string;
}

/**
 * The files with another id, and the title that `retitle` makes of each; everything else as it was.
 * @param id a scenario id, not checked here
 */
export function copied(files: readonly NamedFile[], id: string, retitle: (title: string) => string): NamedFile[] {
	return files.map(({ path, text }) => {
		const end = endOfHead(text);
		const head = text.slice(0, end);
		const changed = path.endsWith('.play.md')
			? head.replace(/^scenario:.*$/m, `scenario: ${id}`)
			: head
					.replace(/^id:.*$/m, `id: ${id}`)
					.replace(/^title:(.*)$/m, (_, title: string) => `title: ${quoted(retitle(bare(title)))}`);
		return { path, text: changed + text.slice(end) };
	});
}

/** The id in a file's head; null when it has none. */
export function idIn(text: string): string | null {
	return /^id:\s*(\S+)\s*$/m.exec(text.slice(0, endOfHead(text)))?.[1] ?? null;
}

/** An id that is not taken yet: with the least number behind it that makes it one of its own. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
	if (!taken.has(wanted)) return wanted;
	let number = 2;
	while (taken.has(`${wanted}-${number}`)) number++;
	return `${wanted}-${number}`;
}

/** Where the front matter ends; the file's start when it has none. */
function endOfHead(text: string): number {
	if (!text.startsWith('---')) return 0;
	const end = text.indexOf('\n---', 3);
	return end < 0 ? 0 : end;
}

function bare(title: string): string {
	return title.trim().replace(/^(['"])(.*)\1$/, '$2');
}

/** As YAML takes it. */
function quoted(title: string): string {
	return /^[\p{L}\p{N}][^:#'"\n]*$/u.test(title) ? title : JSON.stringify(title);
}
