/** How far a member is with an assignment: derived from the runs that were taken in, kept nowhere. */

export interface AssignedRules {
	/** In the order in which they are to be played. */
	steps: readonly { scenarioId: string; mode: 'choice' | 'free' }[];
	coaching: 'coached' | 'exam';
	/** 0 to 100 that each step asks for; null: to have finished it is enough. */
	minimum: number | null;
	/** Tries for each step, of which the first ones count; null: as many as they like. */
	tries: number | null;
	counts: 'first' | 'best';
	/** Milliseconds since the epoch; runs that came in before it, or after it was closed, are none of its own. */
	createdAt: number;
	dueAt: number;
	closedAt: number | null;
}

/** A verified run of the member. */
export interface TakenRun {
	runId: string;
	scenarioId: string;
	mode: 'choice' | 'free';
	coaching: 'coached' | 'exam';
	/** Counts on boards. An exam asks for it: a run with something taken back, or gone on with from the middle, examines nobody. */
	counted: boolean;
	total: number;
	/** By the server's clock. */
	receivedAt: number;
}

export interface StepProgress {
	/** Tries that count against the limit. */
	tries: number;
	/** Tries left; null: no limit. */
	left: number | null;
	/** The run that counts, and its total; null before the first one. */
	runId: string | null;
	total: number | null;
	/** open: not tried · short: below the minimum, may be tried again · failed: below it, no try left · met. */
	state: 'open' | 'short' | 'failed' | 'met';
	/** When it was met. */
	metAt: number | null;
}

export interface MemberProgress {
	steps: StepProgress[];
	/** failed: some step cannot be met any more. */
	state: 'not-begun' | 'under-way' | 'failed' | 'done';
	/** Done after it was due, or not done though it was due. */
	late: boolean;
	doneAt: number | null;
	/** Place of the step to be played next; null when there is none. */
	next: number | null;
}

export function progressIn(rules: AssignedRules, runs: readonly TakenRun[], now: number): MemberProgress {
	const steps = rules.steps.map((step) => stepProgress(rules, ownRuns(rules, step, runs)));
	const done = steps.every(({ state }) => state === 'met');
	const doneAt = done ? Math.max(...steps.map(({ metAt }) => metAt ?? 0)) : null;
	const next = steps.findIndex(({ state }) => state === 'open' || state === 'short');
	return {
		steps,
		state: done
			? 'done'
			: steps.some(({ state }) => state === 'failed')
				? 'failed'
				: steps.every(({ state }) => state === 'open')
					? 'not-begun'
					: 'under-way',
		late: (doneAt ?? Math.min(now, rules.closedAt ?? now)) > rules.dueAt,
		doneAt,
		next: next < 0 || rules.closedAt !== null ? null : next,
	};
}

/** The runs of a step, in the order in which they came in. */
function ownRuns(
	{ coaching, createdAt, closedAt }: AssignedRules,
	{ scenarioId, mode }: AssignedRules['steps'][number],
	runs: readonly TakenRun[],
): TakenRun[] {
	return runs
		.filter(
			(run) =>
				run.scenarioId === scenarioId &&
				run.mode === mode &&
				run.coaching === coaching &&
				(run.counted || coaching === 'coached') &&
				run.receivedAt >= createdAt &&
				run.receivedAt <= (closedAt ?? Infinity),
		)
		.sort((a, b) => a.receivedAt - b.receivedAt || (a.runId < b.runId ? -1 : 1));
}

function stepProgress({ minimum, tries, counts }: AssignedRules, runs: readonly TakenRun[]): StepProgress {
	const limit = counts === 'first' ? 1 : tries;
	const counting = limit === null ? runs : runs.slice(0, limit);
	const left = limit === null ? null : limit - counting.length;
	const best = counting.reduce<TakenRun | null>((best, run) => (best && best.total >= run.total ? best : run), null);
	const met = counting.find(({ total }) => total >= (minimum ?? 0));
	return {
		tries: counting.length,
		left,
		runId: best?.runId ?? null,
		total: best?.total ?? null,
		state: met ? 'met' : best === null ? 'open' : left === 0 ? 'failed' : 'short',
		metAt: met?.receivedAt ?? null,
	};
}
