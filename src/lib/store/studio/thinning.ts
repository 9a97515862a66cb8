/** Which of the versions that were kept by themselves are let go of, so that they do not fill the disk: the older, the fewer. */

interface Kept {
	/** Milliseconds since the epoch. */
	at: number;
	/** Null: kept by itself. What has a name is never let go of. */
	name: string | null;
}

/** Of one manuscript. */
export const mostAutomatic = 50;
/** So many of the latest are never touched. */
const latest = 10;

/**
 * The moments of those that go. Again and again the one goes that leaves the least gap for its age, so that the hours of today, the days of this month and the
 * months before it are told about alike; the first of all stays, as the beginning.
 * @param now milliseconds since the epoch
 */
export function thinned(versions: readonly Kept[], now: number, most = mostAutomatic): number[] {
	const left = [...versions].sort((a, b) => a.at - b.at);
	const gone: number[] = [];
	let automatic = left.filter(({ name }) => name === null).length;
	while (automatic > most) {
		const index = leastMissed(left, now);
		const [removed] = left.splice(index, 1);
		if (!removed) break;
		gone.push(removed.at);
		automatic -= 1;
	}
	return gone;
}

function leastMissed(left: readonly Kept[], now: number): number {
	let found = left.findIndex(({ name }) => name === null);
	let least = Infinity;
	for (let index = 1; index < left.length - latest; index++) {
		const [older, own, newer] = left.slice(index - 1, index + 2);
		if (!older || !own || !newer || own.name !== null) continue;
		const missed = (newer.at - older.at) / Math.max(1, now - own.at);
		if (missed < least) {
			least = missed;
			found = index;
		}
	}
	return found;
}
