/** What a phone keeps of its seat: whose it is, and the secret by which it takes the same seat again. */
import { createHash, randomBytes } from 'node:crypto';

export interface SeatKey {
	teamId: string;
	roomId: string;
	seatId: string;
	secret: string;
}

const uuid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const form = new RegExp(`^(${uuid})\\.(${uuid})\\.(${uuid})\\.([A-Za-z0-9_-]{32})$`);

export function makeSecret(): string {
	return randomBytes(24).toString('base64url');
}

/** What the database keeps of a secret. */
export function digestOf(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}

export function encodeSeatKey({ teamId, roomId, seatId, secret }: SeatKey): string {
	return [teamId, roomId, seatId, secret].join('.');
}

/** null for anything that we did not write. */
export function decodeSeatKey(text: string): SeatKey | null {
	const [, teamId, roomId, seatId, secret] = (text.length < 200 && form.exec(text)) || [];
	return teamId && roomId && seatId && secret ? { teamId, roomId, seatId, secret } : null;
}
