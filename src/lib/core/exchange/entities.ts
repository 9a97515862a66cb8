/** HTML's character references, as Twine writes them. */
import { Run } from '../scenario/inline.ts';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const reference = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g;

/** The text of source[start, end) with its references made characters; one that nothing names stays as it is written. */
export function decodedRun(source: string, start: number, end: number): Run {
	const text = source.slice(start, end);
	const pieces = [{ at: 0, offset: start }];
	const parts: string[] = [];
	let from = 0;
	let length = 0;
	for (const found of text.matchAll(reference)) {
		const sign = signOf(found);
		if (sign === undefined) continue;
		const before = text.slice(from, found.index);
		parts.push(before, sign);
		length += before.length;
		pieces.push({ at: length, offset: start + found.index });
		from = found.index + found[0].length;
		length += sign.length;
		pieces.push({ at: length, offset: start + from });
	}
	parts.push(text.slice(from));
	return new Run(parts.join(''), pieces);
}

function signOf([, decimal, hexadecimal, name]: RegExpExecArray | RegExpMatchArray): string | undefined {
	if (name !== undefined) return Object.hasOwn(named, name) ? named[name] : undefined;
	const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
