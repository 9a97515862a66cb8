/** Chance as an argument: everything random is a function of the run's seed. Integers only, so every platform agrees. */

/**
 * Scrambles 32 bits so that neighbouring inputs give unrelated outputs: the finaliser `fmix32` of MurmurHash3
 * (Austin Appleby, public domain, https://github.com/aappleby/smhasher).
 */
export function mix(bits: number): number {
	let h = bits | 0;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

/** A number from 0 to `below` - 1, the same for the same seed, salt and step. `below` is small, so the bias of the remainder does not matter. */
export function draw(below: number, seed: number, salt: number, step = 0): number {
	// 0x9e3779b9 is 2^32 / golden ratio: multiples of it are spread evenly (Knuth, TAOCP 6.4).
	return mix(mix(mix(seed) + Math.imul(salt, 0x9e3779b9)) + Math.imul(step + 1, 0x9e3779b9)) % below;
}
