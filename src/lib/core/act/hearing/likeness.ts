/** How alike two texts are in their words: cosine of pairs and single units, rare ones weighing more. */
import type { Normal } from './normalise.ts';

export type Profile = Map<string, number>;

/** Single units and pairs of neighbouring units with their weights; common function words weigh little. */
export function profileOf({ units }: Pick<Normal, 'units'>): Profile {
	const profile: Profile = new Map();
	const add = (gram: string, weight: number) => profile.set(gram, (profile.get(gram) ?? 0) + weight);
	for (let at = 0; at < units.length; at++) {
		const unit = units[at] ?? '';
		add(unit, common.has(unit) ? 0.1 : 0.5);
		const next = units[at + 1];
		if (next !== undefined) add(`${unit} ${next}`, common.has(unit) || common.has(next) ? 0.5 : 1);
	}
	return profile;
}

const common = new Set([
	...'的了吗呢吧啊我您你们是在有不这那就也都跟给到个一点下好先再要能可以MDNH',
	...'a the to of and i you we it is that for in on be can will your our this with at me us if do so not'.split(' '),
]);

/** 0 to 1. */
export function likeness(one: Profile, other: Profile): number {
	let dot = 0;
	for (const [gram, weight] of one) dot += weight * (other.get(gram) ?? 0);
	const norm = Math.sqrt(squares(one) * squares(other));
	return norm === 0 ? 0 : dot / norm;
}

function squares(profile: Profile): number {
	let sum = 0;
	for (const weight of profile.values()) sum += weight * weight;
	return sum;
}
