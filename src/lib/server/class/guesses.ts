/** Codes are short, so that they can be read from the back row: who tries many that lead nowhere is asked to wait. */
import { attempted, attemptsOf } from '../accounts/attempts.ts';
import type { Db } from '../database/database.ts';
import { roomOfCode, type RoomKey } from './rooms.ts';

/** Wrong codes from one address a minute: a class of hundreds behind one network mistypes some. Whoever has a seat needs no code. */
export const mostWrong = 100;

const of = (address: string) => ['class-code', address];

/** Where a code leads now, for who has no seat yet; `wait`: too many led nowhere from there. */
export async function roomForGuest(db: Db, code: string, address: string, now: Date): Promise<RoomKey | null | 'wait'> {
	if ((await attemptsOf(db, of(address), now.getTime())) >= mostWrong) return 'wait';
	const found = await roomOfCode(db, code, now);
	if (!found) await attempted(db, of(address), now.getTime());
	return found;
}
