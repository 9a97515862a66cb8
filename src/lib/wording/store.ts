/** Why this browser's disk refused, said plainly. */
import { m } from '$lib/paraglide/messages.js';

export function storeTrouble(reason: string | null): string {
	if (reason === 'forbidden') return m.app_store_forbidden();
	if (reason === 'full') return m.app_store_full();
	if (reason === 'later') return m.app_store_later();
	return m.app_store_failed();
}
