/** A QR code as one path: what a page draws. */
import { encode } from 'uqr';

export interface Qr {
	/** Modules along a side, the quiet zone among them. */
	size: number;
	/** Path data of the dark modules. */
	path: string;
}

export function qrOf(text: string): Qr {
	const { size, data } = encode(text, { border: 3, ecc: 'M' });
	const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('');
	return { size, path };
}
