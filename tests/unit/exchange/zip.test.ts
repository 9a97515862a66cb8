import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzip, zip, zipLimits } from '../../../src/lib/core/exchange/zip.ts';
import { told } from './imported.ts';

const files = [
	{ path: 'late/zh.md', text: '---\nid: late\n---\n\n# 对话\n' },
	{ path: 'late/en.md', text: 'x'.repeat(100_000) },
	{ path: 'late/空.zh.play.md', text: '' },
];
const bytes = (text: string) => new TextEncoder().encode(text);

/** Where a sequence of bytes stands. */
function places(all: Uint8Array, mark: readonly number[]): number[] {
	return [...all.keys()].filter((at) => mark.every((byte, index) => all[at + index] === byte));
}

/** A zip of one file that says in both of its headers that this is its size. */
function claiming(size: number, text: string): Uint8Array {
	const made = zipSync({ 'zh.md': bytes(text) });
	const view = new DataView(made.buffer, made.byteOffset);
	for (const at of places(made, [0x50, 0x4b, 3, 4])) view.setUint32(at + 22, size, true);
	for (const at of places(made, [0x50, 0x4b, 1, 2])) view.setUint32(at + 24, size, true);
	return made;
}

describe('a zip', () => {
	it('gives back the files that were put in, names and texts', () => {
		expect(unzip(zip(files))).toEqual({ files, findings: [] });
	});

	it('is the same bytes for the same files', () => {
		expect(zip(files)).toEqual(zip(files.map((file) => ({ ...file }))));
	});

	it('may hold folders, and files that were not compressed', () => {
		const made = zipSync({ late: { 'zh.md': [bytes('好'), { level: 0 }] }, empty: {} });
		expect(unzip(made)).toEqual({ files: [{ path: 'late/zh.md', text: '好' }], findings: [] });
	});

	it('is refused when more comes out of a file than is allowed, whatever it says of its size', () => {
		const bomb = 'a'.repeat(zipLimits.file + 1);
		expect(zipSync({ a: bytes(bomb) }).length).toBeLessThan(50_000);
		for (const made of [zipSync({ 'zh.md': bytes(bomb) }), claiming(10, bomb)])
			expect(told(unzip(made).findings)).toEqual(['package-too-large file']);
	});

	it('is refused when all files together are too large, or too many', () => {
		const limits = { ...zipLimits, all: 1000, files: 3 };
		const of = (count: number, size: number) =>
			zipSync(Object.fromEntries(Array.from({ length: count }, (_, each) => [`${each}.md`, bytes('a'.repeat(size))])));
		expect(told(unzip(of(3, 400), limits).findings)).toEqual(['package-too-large all']);
		expect(told(unzip(of(4, 1), limits).findings)).toEqual(['package-too-large files']);
		expect(told(unzip(of(2, 400), limits).findings)).toEqual([]);
		expect(told(unzip(of(1, 1), { ...zipLimits, zip: 50 }).findings)).toEqual(['package-too-large zip']);
	});

	it.each([
		['nothing', new Uint8Array()],
		['text', bytes('# no zip at all, but a heading')],
		['a zip that breaks off', zip(files).slice(0, 150)],
		['a zip with its middle gone wrong', zip(files).map((byte, at) => (at > 50 && at < 80 ? 0xff : byte))],
	])('tells that %s is no sound zip', (_name, made) => {
		const { files: found, findings } = unzip(made);
		expect([found, findings.map(({ code }) => code)]).toEqual([[], ['package-scenario']]);
	});

	it('leaves out a file that is no text, and tells it', () => {
		const made = zipSync({ 'zh.md': bytes('好'), 'a.png': new Uint8Array([0x89, 0x50, 0xff, 0xfe]) });
		expect(unzip(made).files).toHaveLength(1);
		expect(told(unzip(made).findings)).toEqual(['package-file no-text']);
	});
});
