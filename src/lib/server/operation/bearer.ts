/** A token that somebody shows. */
import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether a request carries this token, compared in a time that tells nothing of it. */
export function carries(headers: Headers, token: string): boolean {
	const [, shown = ''] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
	return timingSafeEqual(digest(shown), digest(token));
}
