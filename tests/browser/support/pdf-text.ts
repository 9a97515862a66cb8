/**
 * The words on each page of a PDF that the browser made: enough of the format for its own files, whose letters are glyph numbers of embedded fonts with a
 * table that tells what they stand for.
 */
import { inflateSync } from 'node:zlib';

interface Thing {
	/** Its dictionary, as written. */
	head: string;
	/** What its stream holds; empty without one. */
	stream: string;
}

/** One text a page, without white space: glyphs know no words. */
export function textOfPages(pdf: Buffer): string[] {
	const things = thingsOf(pdf);
	const tables = new Map<number, Letters>();
	const tableOf = (font: number): Letters => {
		let table = tables.get(font);
		if (!table) {
			const unicode = reference(things.get(font)?.head ?? '', 'ToUnicode');
			table = unicode === null ? none : readTable(things.get(unicode)?.stream ?? '');
			tables.set(font, table);
		}
		return table;
	};
	return [...things.values()]
		.filter(({ head }) => /\/Type\s*\/Page\b/.test(head))
		.map((page) => {
			const resources = things.get(reference(page.head, 'Resources') ?? -1)?.head ?? page.head;
			const fonts = fontsIn(things.get(reference(resources, 'Font') ?? -1)?.head ?? resources);
			const contents = [...(/\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(page.head)?.[1] ?? '').matchAll(/(\d+) 0 R/g)];
			return contents.map(([, id]) => shown(things.get(Number(id))?.stream ?? '', fonts, tableOf)).join('');
		});
}

function thingsOf(pdf: Buffer): Map<number, Thing> {
	const text = pdf.toString('latin1');
	const things = new Map<number, Thing>();
	for (const found of text.matchAll(/(\d+) 0 obj\s*([\s\S]*?)(?:stream\r?\n|endobj)/g)) {
		const [whole, id = '', head = ''] = found;
		let stream = '';
		if (!whole.endsWith('endobj')) {
			const start = found.index + whole.length;
			const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
			const bytes = pdf.subarray(start, start + length);
			stream = head.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
		}
		things.set(Number(id), { head, stream });
	}
	return things;
}

function reference(head: string, name: string): number | null {
	const found = new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(head);
	return found ? Number(found[1]) : null;
}

/** `/F4 12 0 R` */
function fontsIn(head: string): Map<string, number> {
	const list = /\/Font\s*<<([\s\S]*?)>>/.exec(head)?.[1] ?? head;
	return new Map([...list.matchAll(/\/(\S+) (\d+) 0 R/g)].map(([, name = '', id]) => [name, Number(id)]));
}

/** Digits that a glyph number is written with, and what the numbers stand for. */
interface Letters {
	digits: number;
	table: Map<number, string>;
}

const none: Letters = { digits: 4, table: new Map() };

function readTable(text: string): Letters {
	const table = new Map<number, string>();
	for (const [, body = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
		for (const [, glyph = '', to = ''] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
			table.set(parseInt(glyph, 16), lettersOf(to));
	for (const [, body = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
		for (const [, from = '', until = '', to = ''] of body.matchAll(
			/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
		))
			for (let glyph = parseInt(from, 16); glyph <= parseInt(until, 16); glyph++)
				table.set(glyph, String.fromCodePoint(parseInt(to, 16) + glyph - parseInt(from, 16)));
	return { digits: /begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(text)?.[1]?.length ?? none.digits, table };
}

/** What the page's orders show, in their order. Where a letter stands for several, the file says beside it which is meant. */
function shown(orders: string, fonts: Map<string, number>, tableOf: (font: number) => Letters): string {
	const order = /\/(\S+) [\d.]+ Tf|\/ActualText\s*<FEFF([0-9A-Fa-f]*)>|\b(EMC)\b|<([0-9A-Fa-f]+)>/g;
	let letters = none;
	let meant = false;
	let text = '';
	for (const [, font, actual, end, glyphs] of orders.matchAll(order)) {
		if (font !== undefined) letters = tableOf(fonts.get(font) ?? -1);
		if (actual !== undefined) text += lettersOf(actual);
		if (actual !== undefined || end !== undefined) meant = end === undefined;
		for (let at = 0; !meant && at < (glyphs?.length ?? 0); at += letters.digits)
			text += letters.table.get(parseInt(glyphs?.slice(at, at + letters.digits) ?? '', 16)) ?? '';
	}
	// Some letters of a font stand for Chinese radicals that look the same.
	return text.normalize('NFKC').replace(/\s/g, '');
}

function lettersOf(hex: string): string {
	return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));
}
