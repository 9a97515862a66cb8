/** What waits for the team server goes out when the site is opened, too. Loaded by itself, for those who belong to a team. */
import { Outbox } from '$lib/state/outbox.svelte.ts';
import { StoreError } from '$lib/store/error.ts';
import { outboxStore } from '$lib/store/outbox.ts';

export async function sendWaiting(): Promise<void> {
	try {
		if (await outboxStore.inUse()) await new Outbox(outboxStore).send({ evenEarly: true });
	} catch (error) {
		// A disk that refuses is told by the page itself.
		if (!(error instanceof StoreError)) throw error;
	}
}
