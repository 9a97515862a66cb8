/** Which words of a reply speak for an act: each feature's weight shared out over the units that it was seen in. */
import { featuresOf, groups, type Stretch } from './features.ts';
import { rowOf, type Weights } from './model.ts';
import { breakKind, type Normal } from './normalise.ts';

/** A clause longer than this is narrowed to its loudest stretch. */
const longestClause = 24;

/** The clause within a stretch that speaks loudest for the act (its column), in units. */
export function loudest(model: Weights, reply: Normal, stretch: Stretch, act: number): Stretch {
	const shares = sharesOf(model, reply, stretch, act);
	let best: Stretch | null = null;
	let most = -Infinity;
	// English has a space after every word, Chinese where a comma might be.
	const least = model.language === 'en' ? breakKind.clause : breakKind.space;
	for (const clause of clausesOf(reply, stretch, least)) {
		let sum = 0;
		for (let at = clause.start; at < clause.end; at++) sum += shares[at - stretch.start] as number;
		if (sum > most) [most, best] = [sum, clause];
	}
	if (!best || best.end - best.start <= longestClause) return best ?? stretch;
	return loudestRun(shares, stretch.start, best);
}

function sharesOf(model: Weights, reply: Normal, stretch: Stretch, act: number): Float64Array {
	const count = model.bias.length;
	const shares = new Float64Array(stretch.end - stretch.start);
	featuresOf(reply, stretch, (hash, group, at, length) => {
		if (group !== groups.gram && group !== groups.gap && group !== groups.stem) return;
		const row = rowOf(model, hash);
		if (row < 0) return;
		const weight = (model.weights[row * count + act] as number) * (model.rarity[row] as number);
		if (weight === 0) return;
		// A gap speaks for its two ends only.
		const places = group === groups.gap ? [at, at + length - 1] : Array.from({ length }, (_, n) => at + n);
		for (const place of places) {
			const from = place - stretch.start;
			if (from >= 0 && from < shares.length) shares[from] = (shares[from] as number) + weight / places.length;
		}
	});
	return shares;
}

/** Cut at breaks of at least this kind. */
function clausesOf({ breaks }: Normal, { start, end }: Stretch, least: number): Stretch[] {
	const clauses: Stretch[] = [];
	let from = start;
	for (let at = start; at < end; at++) {
		if ((breaks[at] ?? 0) < least && at + 1 < end) continue;
		clauses.push({ start: from, end: at + 1 });
		from = at + 1;
	}
	return clauses;
}

/** The run with the largest sum, units below the mean counting against it (Kadane's algorithm), at least four units long. */
function loudestRun(shares: Float64Array, offset: number, clause: Stretch): Stretch {
	const length = clause.end - clause.start;
	let total = 0;
	for (let at = clause.start; at < clause.end; at++) total += shares[at - offset] as number;
	const mean = total / length;
	let best = { sum: -Infinity, start: clause.start, end: clause.end };
	let sum = 0;
	let from = clause.start;
	for (let at = clause.start; at < clause.end; at++) {
		sum += (shares[at - offset] as number) - mean * 0.5;
		if (sum > best.sum) best = { sum, start: from, end: at + 1 };
		if (sum < 0) [sum, from] = [0, at + 1];
	}
	const short = 4 - (best.end - best.start);
	return short > 0
		? { start: Math.max(clause.start, best.start - short), end: Math.min(clause.end, best.end + short) }
		: best;
}
