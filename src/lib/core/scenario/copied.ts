/** A scenario's files as the beginning of another one: under a name of its own, which its rehearsals follow. */
import { bare, endOfHead } from './head.ts';

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

/** An id that is not taken yet: with the least number behind it that makes it one of its own. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
	if (!taken.has(wanted)) return wanted;
	let number = 2;
	while (taken.has(`${wanted}-${number}`)) number++;
	return `${wanted}-${number}`;
}

/** As YAML takes it. */
function quoted(title: string): string {
	return /^[\p{L}\p{N}][^:#'"\n]*$/u.test(title) ? title : JSON.stringify(title);
}
