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
	/** Milliseconds since the epoch; runs that were begun or came in before it, or came in after it was closed, are none of its own. */
	createdAt: number;
	dueAt: number;
	closedAt: number | null;
}

/** Which verified runs of a member count for a step. An exam asks for one that counts on boards: with something taken back, or gone on with from the middle, it examines nobody. */
export interface WantedRuns {
	scenarioId: string;
	mode: 'choice' | 'free';
	coaching: 'coached' | 'exam';
	countedOnly: boolean;
	/** Milliseconds since the epoch, by the server's clock: came in from the first to the last of them. */
	since: number;
	until: number | null;
	/** By the learner's clock: begun from then on. */
	begunSince: number;
	/** The first so many of them; null: all. */
	most: number | null;
	/** What meets it, 0 to 100. */
	least: number;
}

/** What came of these runs. */
export interface TakenRuns {
	/** How many. */
	tries: number;
	/** The best, of several the first one. */
	best: { runId: string; total: number } | null;
	/** When the first came in that met the step. */
	metAt: number | null;
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

/** How far the clock of a phone may be behind. Milliseconds. */
const grace = 24 * 3_600_000;

/** What was practised long before, and sent late, was not practised for this. */
export function wantedRuns(
	{ coaching, minimum, tries, counts, createdAt, closedAt }: AssignedRules,
	{ scenarioId, mode }: AssignedRules['steps'][number],
): WantedRuns {
	return {
		scenarioId,
		mode,
		coaching,
		countedOnly: coaching === 'exam',
		since: createdAt,
		until: closedAt,
		begunSince: createdAt - grace,
		most: counts === 'first' ? 1 : tries,
		least: minimum ?? 0,
	};
}

/** @param taken of each step, in their order; of a step without runs there may be none */
export function progressIn(
	rules: AssignedRules,
	taken: readonly (TakenRuns | undefined)[],
	now: number,
): MemberProgress {
	const steps = rules.steps.map((step, place) => stepProgress(wantedRuns(rules, step), taken[place]));
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

function stepProgress(
	{ most }: WantedRuns,
	{ tries, best, metAt }: TakenRuns = { tries: 0, best: null, metAt: null },
): StepProgress {
	const left = most === null ? null : most - tries;
	return {
		tries,
		left,
		runId: best?.runId ?? null,
		total: best?.total ?? null,
		state: metAt !== null ? 'met' : best === null ? 'open' : left === 0 ? 'failed' : 'short',
		metAt,
	};
}
