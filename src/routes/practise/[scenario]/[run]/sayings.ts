import { systemClock } from '$lib/state/clock.svelte.ts';
import type { SayingPlace } from '$lib/state/free-talk.svelte.ts';
import { drafts } from '$lib/store/drafts.ts';

/** Replies half written, on this browser's disk. One that cannot be kept is no reason to stop anybody. */
export const sayings: SayingPlace = {
	get: (key) => drafts.get(key),
	put: (key, value) => void drafts.put(key, value, systemClock.now()).catch(() => undefined),
	remove: (key) => void drafts.remove(key).catch(() => undefined),
};
