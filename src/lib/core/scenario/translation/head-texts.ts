/** The texts of the front matter that are told to people, each by its path, so that two languages can be laid side by side. */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { matterOf, type FieldPath, type Matter } from '../edit-front-matter.ts';

export interface HeadText {
	path: FieldPath;
	value: string;
	/** Where the value stands; where it is missing, where the front matter begins. */
	from: number;
	to: number;
}

const person = ['name', 'title', 'company', 'temper'];
const single: readonly FieldPath[] = [
	['title'],
	['summary'],
	...person.map((key) => ['customer', key]),
	...person.slice(0, 3).map((key) => ['trainee', key]),
	['goal'],
];
const lists: readonly { path: FieldPath; keys: readonly string[] }[] = [
	{ path: ['account', 'invoices'], keys: ['goods'] },
	{ path: ['account', 'documents'], keys: [] },
	{ path: ['account', 'contacts'], keys: ['name', 'title', 'role'] },
	{ path: ['account', 'history'], keys: ['note'] },
	{ path: ['facts'], keys: [] },
];

/** The texts of both files, those that neither has left out; null for a file whose front matter cannot be read. */
export function headTexts(zh: string, en: string): { path: FieldPath; zh: HeadText | null; en: HeadText | null }[] {
	const matters = { zh: matterOf(zh), en: matterOf(en) };
	const count = (path: FieldPath) => Math.max(countIn(matters.zh, path), countIn(matters.en, path));
	const paths = [
		...single,
		...lists.flatMap(({ path, keys }) =>
			Array.from({ length: Math.min(count(path), 200) }, (_, index) =>
				keys.length === 0 ? [[...path, index]] : keys.map((key) => [...path, index, key]),
			).flat(),
		),
	];
	return paths.flatMap((path) => {
		const row = { path, zh: textAt(matters.zh, path), en: textAt(matters.en, path) };
		return (row.zh?.value ?? '') === '' && (row.en?.value ?? '') === '' ? [] : [row];
	});
}

function countIn(matter: Matter | null, path: FieldPath): number {
	const node = nodeAt(matter, path);
	return isSeq(node) ? node.items.length : 0;
}

function nodeAt(matter: Matter | null, path: FieldPath): Node | null {
	let node: unknown = matter?.document.contents ?? null;
	for (const step of path) {
		if (!isMap(node) && !isSeq(node)) return null;
		node = node.get(step, true);
	}
	return (node as Node | undefined) ?? null;
}

function textAt(matter: Matter | null, path: FieldPath): HeadText | null {
	if (!matter) return null;
	const node = nodeAt(matter, path);
	if (!isScalar(node) || node.value === null || !node.range) return { path, value: '', from: matter.from, to: matter.from }; // prettier-ignore
	const value = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
	return { path, value, from: matter.from + node.range[0], to: matter.from + node.range[1] };
}
