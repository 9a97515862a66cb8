/** A cause or a document under another name: what the file says by the old name is said by the new one. */
import { changed, type Change } from '../edit.ts';
import { editFrontMatter, type FieldPath } from '../edit-front-matter.ts';
import { read } from '../read.ts';
import { sectionsOf } from '../sections.ts';

/** Whether other places of a file go by this text of the front matter. */
function isName(path: FieldPath): boolean {
	const list = path.slice(0, -1).join('.');
	return list === 'facts' || list === 'account.documents';
}

/** The changes that write a text of the front matter, and where it is a name, what goes by it; null where it cannot be written. */
export function fieldChanges(text: string, path: FieldPath, before: string, after: string): Change[] | null {
	const own = editFrontMatter(text, { kind: 'set', path, value: after });
	if (!own || !isName(path) || before === '' || after === '' || /[`*\n]/.test(after)) return own;
	const all = [...own, ...references(text, before).map(({ from, to }) => ({ from, to, insert: after }))];
	return errorsIn(changed(text, all)) <= errorsIn(changed(text, own)) ? all : own;
}

function errorsIn(text: string): number {
	return read(text).findings.filter(({ severity }) => severity === 'error').length;
}

/** Where code spans, conditions and whole items are or end with the name. */
function references(text: string, name: string): { from: number; to: number }[] {
	const { body } = sectionsOf(text);
	const found: { from: number; to: number }[] = [];
	for (let at = text.indexOf(name, body); at >= 0; at = text.indexOf(name, at + name.length)) {
		const end = at + name.length;
		const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
		const rest = /^[^\n]*/.exec(text.slice(end, end + 400))?.[0] ?? '';
		if (isWholeItem(line, rest) || isInSign(line, rest)) found.push({ from: at, to: end });
	}
	return found;
}

function isWholeItem(before: string, after: string): boolean {
	return /^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?$/.test(before) && after.trim() === '';
}

/** Behind a word within a code span or a condition: the last there, or the last before the next of a list. */
function isInSign(before: string, after: string): boolean {
	const inSpan = (before.match(/`/g)?.length ?? 0) % 2 === 1;
	if (inSpan) return /[^`\s][\s、,，][ \t]*$/.test(before) && /^[ \t]*[`、,，]/.test(after);
	const inCondition = /^[ \t]*[-*+][ \t]+\*[^*]*\S[ \t]+$/.test(before);
	return inCondition && /^[ \t]*(?:\*|(?:且|或|and|or)[ \t])/.test(after);
}
