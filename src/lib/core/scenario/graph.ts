/** A scenario's talk as a graph: states with what is found in them, and between two states one bundle of all the replies that lead from one to the other. */
import type { Tone } from '../act/act.ts';
import type { Finding, Severity } from './finding.ts';
import type { Outline, OutlinedReply, OutlinedState } from './outline.ts';

export interface GraphState extends OutlinedState {
	start: boolean;
	/** In order of position. */
	findings: Finding[];
	/** Null where nothing is found. */
	worst: Severity | null;
}

/** What the line of a bundle shows: its replies' tone, or that they differ. */
export type BundleTone = Tone | 'mixed';

export interface Bundle {
	/** `3-7`: the states that it leads from and to. */
	id: string;
	source: number;
	target: number;
	/** In the order of the text; at least one. */
	replies: OutlinedReply[];
	tone: BundleTone;
	/** How many of each there are. */
	tones: Readonly<Record<Tone, number>>;
}

export interface Graph {
	states: GraphState[];
	/** In the order of their first replies. */
	bundles: Bundle[];
	/** What may be answered everywhere: not drawn. */
	everywhere: OutlinedReply[];
	/** Equal in two graphs that are laid out alike: same states in number, same bundles, same endings. */
	structure: string;
}

const inOrderOfWeight: readonly Tone[] = ['sound', 'weak', 'red', 'neutral'];

/** The tones that occur, the sound first. */
export function tonesIn({ tones }: Bundle): Tone[] {
	return inOrderOfWeight.filter((tone) => tones[tone] > 0);
}

export function graphOf(outline: Outline, findings: readonly Finding[] = []): Graph {
	const found = findingsByState(outline.states, findings);
	const states = outline.states.map((state, index): GraphState => {
		const own = found[index] ?? [];
		const worst = own.some(({ severity }) => severity === 'error') ? 'error' : own.length > 0 ? 'warning' : null;
		return { ...state, start: index === 0, findings: own, worst };
	});
	const bundles = bundlesOf(outline.states);
	const endings = states.flatMap(({ index, outcome }) => (outcome ? [index] : []));
	return {
		states,
		bundles,
		everywhere: outline.everywhere,
		structure: [states.length, endings.join(), bundles.map(({ id }) => id).join()].join('|'),
	};
}

function bundlesOf(states: readonly OutlinedState[]): Bundle[] {
	const bundles = new Map<string, OutlinedReply[]>();
	for (const { index, replies } of states) {
		for (const reply of replies) {
			if (!states[reply.target]) continue;
			const id = `${index}-${reply.target}`;
			const together = bundles.get(id);
			if (together) together.push(reply);
			else bundles.set(id, [reply]);
		}
	}
	return [...bundles].map(([id, replies]) => {
		const [source = 0, target = 0] = id.split('-').map(Number);
		const tones: Record<Tone, number> = { sound: 0, weak: 0, red: 0, neutral: 0 };
		for (const { tone } of replies) tones[tone] += 1;
		const [first, ...more] = inOrderOfWeight.filter((tone) => tones[tone] > 0);
		return { id, source, target, replies, tone: first && more.length === 0 ? first : 'mixed', tones };
	});
}

/** A finding belongs to the state in whose part of the text it begins. */
function findingsByState(states: readonly OutlinedState[], findings: readonly Finding[]): Finding[][] {
	const found = states.map((): Finding[] => []);
	const starts = states.map(({ range }) => range?.start.offset ?? Infinity);
	for (const finding of findings) {
		const at = finding.range.start.offset;
		const index = lastUpTo(starts, at);
		const state = states[index];
		if (!state) continue;
		// Behind the last state other parts of the file may follow.
		if (index === states.length - 1 && at > state.end) continue;
		found[index]?.push(finding);
	}
	return found;
}

/** Place of the last of these ascending numbers that is not above `value`; -1 when all are. */
function lastUpTo(ascending: readonly number[], value: number): number {
	let low = 0;
	let high = ascending.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ascending[middle] ?? Infinity) <= value) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
