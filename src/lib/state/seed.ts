/** A seed from the machine's source of chance: the one place where a run meets it. */
export function newSeed(): number {
	return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
