/** The code on the projector: read from the back row, typed on a phone. */
import { randomInt } from 'node:crypto';

/** Without signs that are taken for one another: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const signs = '34679ACDEFGHJKMNPQRTWXY';
const length = 6;
const pattern = new RegExp(`^[${signs}]{${length}}$`);

export function makeCode(): string {
	return Array.from({ length }, () => signs[randomInt(signs.length)]).join('');
}

/** A code as somebody typed it; null when it can be none. */
export function readCode(typed: string): string | null {
	const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
	return pattern.test(code) ? code : null;
}
