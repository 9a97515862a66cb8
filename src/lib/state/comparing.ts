import { replay } from '../core/run/replay.ts';
import { compareRuns, type Comparison } from '../core/score/compare.ts';
import type { RunRow } from '../store/rows.ts';
import type { Runs, StoredRun } from '../store/runs.ts';
import { openRun, type Opened } from './open.ts';

/** A run beside the one that it went on from. */
export interface Comparing {
	parent: StoredRun;
	child: StoredRun;
	comparison: Comparison;
	/** The run that the parent went on from in its turn, while it is there. */
	grandparent: RunRow | null;
	/** Runs that went on from the child, newest first. */
	children: RunRow[];
}

/** What came of it, or why the two cannot be shown side by side. */
export type OpenedComparison =
	| Opened<Comparing>
	/** The run began at the beginning: there is nothing to set it beside. */
	| { kind: 'alone'; child: StoredRun }
	/** The run that it went on from was deleted, or never was in this browser. */
	| { kind: 'parent-gone'; child: StoredRun }
	/** That run cannot be opened. */
	| { kind: 'parent-broken'; child: StoredRun }
	/** That run is of another edition of the scenario: their words cannot be matched. */
	| { kind: 'unlike'; child: StoredRun }
	/** One of them is an exam that goes on: nothing is said of it before its end. */
	| { kind: 'exam'; child: StoredRun };

/** Never rejects for runs that are missing or broken, or a disk that refuses. */
export async function openComparison(id: string, runs: Runs): Promise<OpenedComparison> {
	const opened = await openRun(id, runs, replayed);
	if (opened.kind !== 'open') return opened;
	const child = opened.value;
	const { parent: origin } = child.run.head;
	if (!origin) return { kind: 'alone', child };
	const found = await openRun(origin.run, runs, replayed);
	if (found.kind === 'missing') return { kind: 'parent-gone', child };
	if (found.kind === 'broken') return { kind: 'parent-broken', child };
	if (found.kind === 'store') return found;
	const parent = found.value;
	if (parent.row.hash !== child.row.hash) return { kind: 'unlike', child };
	if ([parent, child].some(({ row }) => row.coaching === 'exam' && row.phase !== 'finished'))
		return { kind: 'exam', child };
	const kin = await runs.list({ scenario: child.row.scenario }).catch(() => []);
	return {
		kind: 'open',
		value: {
			parent,
			child,
			comparison: compareRuns(child.scenario, parent.run, child.run),
			grandparent: parentOf(parent.row, kin),
			children: childrenOf(child.row, kin),
		},
	};
}

/** The run that a run went on from; null when it went on from none, or that one is not among `rows`. */
export function parentOf({ head }: RunRow, rows: readonly RunRow[]): RunRow | null {
	return rows.find(({ id }) => id === head.parent?.run) ?? null;
}

/** The runs that went on from a run, in the order of `rows`. */
export function childrenOf({ id }: RunRow, rows: readonly RunRow[]): RunRow[] {
	return rows.filter(({ head }) => head.parent?.run === id);
}

/** The run as it is, if its log replays. */
function replayed(stored: StoredRun): StoredRun {
	replay(stored.scenario, stored.run);
	return stored;
}
