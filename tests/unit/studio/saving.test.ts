import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { openFiles } from '../../../src/lib/state/studio/opening.ts';
import {
	exportedFile,
	forms,
	nameOf,
	otherIn,
	singleFile,
	wholeFile,
	writeInto,
	type Form,
} from '../../../src/lib/state/studio/saving.ts';
import { example } from '../../support/example.ts';

const play = '---\nscenario: evasive-debtor\nversion: 1\n---\n';
const files = [
	{ path: 'zh.md', text: example },
	{ path: 'excellent.zh.play.md', text: play },
];

const byPath = (all: readonly { path: string; text: string }[]) => [...all].sort((a, b) => (a.path < b.path ? -1 : 1));

/** A folder as the browser hands it over, in memory. */
function folderOf(texts: Record<string, string>): FileSystemDirectoryHandle {
	const held = new Map(Object.entries(texts));
	const handle = {
		name: 'evasive-debtor',
		getFileHandle: (name: string, { create = false } = {}) => {
			if (!held.has(name) && !create) return Promise.reject(new DOMException('', 'NotFoundError'));
			let written = '';
			return Promise.resolve({
				getFile: () => Promise.resolve(new Blob([held.get(name) ?? ''])),
				createWritable: () =>
					Promise.resolve({
						write: (text: string) => Promise.resolve((written += text)),
						close: () => Promise.resolve(held.set(name, written)),
					}),
			});
		},
		keys: () => held.keys(),
		held,
	};
	return handle as unknown as FileSystemDirectoryHandle;
}

const heldIn = (folder: FileSystemDirectoryHandle) =>
	Object.fromEntries((folder as unknown as { held: Map<string, string> }).held);

describe('A manuscript saved whole', () => {
	test('bears its id, and opens again as it was', async () => {
		const { name, file } = wholeFile(files);
		expect(name).toBe('evasive-debtor.zip');
		const opening = await openFiles([{ path: name, file }], '2026-06-01');
		expect(opening.kind === 'manuscript' && byPath(opening.files)).toEqual(byPath(files));
	});

	test('opens again whatever state its text is in', async () => {
		const text = fc.string({ unit: 'grapheme', maxLength: 200 }).map((words) => `---\nid: ${words}\n---\n${words}`);
		await fc.assert(
			fc.asyncProperty(text, text, async (zh, en) => {
				const broken = [
					{ path: 'zh.md', text: zh },
					{ path: 'en.md', text: en },
				];
				const { name, file } = wholeFile(broken);
				const opening = await openFiles([{ path: name, file }], '2026-06-01');
				expect(opening.kind === 'manuscript' && byPath(opening.files)).toEqual(byPath(broken));
			}),
			{ numRuns: 40 },
		);
	});

	test('takes no name from a text that no folder could bear', () => {
		for (const id of ['../../etc', 'con', 'a/b', 'C:', '.', 'x'.repeat(300)])
			expect(nameOf([{ path: 'zh.md', text: `---\nid: ${id}\n---\n` }])).toBe('scenario');
		expect(nameOf([{ path: 'zh.md', text: '---\nid: 王总\n---\n' }])).toBe('王总');
	});
});

describe('One file of it', () => {
	test('bears the name of the scenario, and opens again', async () => {
		const { name, file } = singleFile(files, 'zh.md');
		expect(name).toBe('evasive-debtor.zh.md');
		expect(await openFiles([{ path: name, file }], '2026-06-01')).toMatchObject({
			kind: 'manuscript',
			files: [{ path: 'zh.md', text: example }],
		});
	});

	test('keeps its own name when it is a rehearsal', () => {
		expect(singleFile(files, 'excellent.zh.play.md').name).toBe('excellent.zh.play.md');
	});
});

test('In the form of another program it says which, and is not empty', async () => {
	const { scenario } = read(example);
	if (!scenario) throw new Error('no scenario');
	const names = (Object.keys(forms) as Form[]).map((form) => exportedFile(form, scenario, files));
	expect(names.map(({ name }) => name)).toEqual([
		'evasive-debtor.zh.xstate.json',
		'evasive-debtor.zh.mmd',
		'evasive-debtor.zh.twee',
		'evasive-debtor.zh.script.md',
	]);
	for (const { file } of names) expect((await file.text()).length).toBeGreaterThan(100);
});

describe('Into a folder', () => {
	test('every file is written; scenario files that the manuscript does not have are named and stay', async () => {
		const folder = folderOf({ 'zh.md': 'old', 'old.zh.play.md': play, 'notes.txt': '便条' });
		expect(await writeInto(folder, files)).toEqual({
			written: ['zh.md', 'excellent.zh.play.md'],
			left: ['old.zh.play.md'],
		});
		expect(heldIn(folder)).toEqual({
			'zh.md': example,
			'excellent.zh.play.md': play,
			'old.zh.play.md': play,
			'notes.txt': '便条',
		});
	});

	test('that holds another scenario is noticed before; one that holds this or none is not', async () => {
		const other = example.replace(/^id: .*$/m, 'id: someone-else');
		expect(await otherIn(folderOf({ 'zh.md': other }), files)).toBe('someone-else');
		expect(await otherIn(folderOf({ 'en.md': other }), files)).toBe('someone-else');
		expect(await otherIn(folderOf({ 'zh.md': example }), files)).toBeNull();
		expect(await otherIn(folderOf({ 'notes.txt': '便条' }), files)).toBeNull();
	});
});
