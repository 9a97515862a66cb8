/**
 * What another tab does to the database that this one has open: an upgrade waits for a tab that is still on the older version (`blocked`, told to the tab that
 * waits), or a newer version of the site took the database over (`outdated`, told to the tab that had to let go).
 */
export type Disturbance = 'blocked' | 'outdated';

/**
 * Has the page say so; null takes it back. The words came with the page (app.html), since the scripts of an older version may no longer be there to be
 * fetched.
 */
export function tellDisturbance(disturbance: Disturbance | null): void {
	if ('dispatchEvent' in globalThis) dispatchEvent(new CustomEvent('disturbance', { detail: disturbance }));
}
