/** The seat of whoever asks: kept in a cookie that no script reads and that goes to the addresses of this class alone. */
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Db } from '$lib/server/database/database.ts';
import { readCode } from '$lib/server/class/code.ts';
import { hoursOpen } from '$lib/server/class/rooms.ts';
import { decodeSeatKey, encodeSeatKey, type SeatKey } from '$lib/server/class/seat-key.ts';
import { teamDatabase } from '$lib/server/teams/visitor.ts';

const name = 'huikuan-seat';

type Asking = Pick<RequestEvent, 'cookies' | 'url' | 'params'>;

/** The code of the address in its own spelling; null when it can be none. */
export function codeOf({ params }: Pick<RequestEvent, 'params'>): string | null {
	return readCode((params as { code?: string }).code ?? '');
}

/** What the cookie says; whether it is true is for the database. */
export function seatKeyOf({ cookies }: Pick<RequestEvent, 'cookies'>): SeatKey | null {
	return decodeSeatKey(cookies.get(name) ?? '');
}

export function keepSeat({ cookies, url }: Asking, code: string, key: SeatKey): void {
	cookies.set(name, encodeSeatKey(key), {
		path: `/class/${code}`,
		httpOnly: true,
		sameSite: 'lax',
		// In a class room the server may have no certificate.
		secure: url.protocol === 'https:',
		maxAge: hoursOpen * 3_600,
	});
}

export function forgetSeat({ cookies, url }: Asking, code: string): void {
	cookies.delete(name, { path: `/class/${code}`, secure: url.protocol === 'https:' });
}

/** For the addresses that only who sits in the class may ask: its key, not yet proven. */
export async function sitting(event: RequestEvent): Promise<{ db: Db; key: SeatKey }> {
	const db = await teamDatabase();
	const key = seatKeyOf(event);
	if (!key || !codeOf(event)) error(404, { message: 'no-seat' });
	return { db, key };
}

/** A small JSON body of whole numbers. */
export async function numbersOf<Name extends string>(
	request: Request,
	names: readonly Name[],
): Promise<Record<Name, number>> {
	const text = await request.text();
	let body: unknown;
	try {
		body = text.length < 1_000 ? JSON.parse(text) : null;
	} catch {
		body = null;
	}
	const numbers = {} as Record<Name, number>;
	for (const each of names) {
		const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, each) : undefined;
		if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 30_000)
			error(400, { message: 'bad-request' });
		numbers[each] = value;
	}
	return numbers;
}
