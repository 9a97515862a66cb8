/**
 * Whether a run is what it says: its log is replayed by the scenario that it names, what was said in free words is heard again, and only then is it scored.
 * Nothing that a client says of its own score is read. No database and no clock in here.
 */
import { checksOf, boardFigures } from '../../core/board/figures-of.ts';
import { encodeChecks, encodeFigures } from '../../core/board/figures.ts';
import { hindrancesOf, type Hindrance } from '../../core/board/countable.ts';
import { encodePicks, picksOf } from '../../core/board/picks.ts';
import { recogniserId } from '../../core/act/hearing/recogniser-id.ts';
import type { Recogniser } from '../../core/act/hearing/recognise.ts';
import { lineFor } from '../../core/machine/line.ts';
import { hearAgain } from '../../core/run/hear-again.ts';
import type { Run } from '../../core/run/log.ts';
import { ReplayError, RunFold, type RunState } from '../../core/run/replay.ts';
import { secondModels } from '../../core/run/seconded.ts';
import { formOf, inForm } from '../../core/scenario/forms.ts';
import type { Language, Scenario } from '../../core/scenario/scenario.ts';
import { rubricVersion } from '../../core/score/rubric.ts';
import { scoreFigures } from '../../core/score/score.ts';

/** Why a run is kept but believed in nothing. Codes: the words are the page's. */
export const reasons = [
	/** Neither shipped with any version that this server saw, nor published to this team. */
	'scenario-unknown',
	/** What the run says of its scenario is not so. */
	'scenario-differs',
	'rubric-unknown',
	/** Free replies were heard by another recogniser than the server's, or by one that the run does not name. */
	'recogniser-unknown',
	/** No run of this scenario could have been so; the detail says where and why. */
	'no-replay',
	/** The customer said another line than the run's seed gives. */
	'other-line',
	'unfinished',
	'second-ear',
	/** Of some free reply the log claims other acts than the server hears. */
	'heard-otherwise',
	/** A reply was chosen where a free run gives nothing to choose. */
	'chosen-in-free',
	/** The team has the same talk already, under another id. */
	'copied',
] as const;
export type Reason = (typeof reasons)[number];

/** What a run that was replayed is worth, as its row keeps it. */
export interface Verified {
	total: number;
	passed: boolean;
	figures: number[];
	checks: string;
	picks: number[];
	/** Why it is on no board; null: it counts. */
	uncounted: Hindrance | null;
}

export type Verdict = { verified: Verified; unverified: null } | { verified: null; unverified: Unverified };

export interface Unverified {
	reason: Reason;
	/** `12 other-acts`: place in the log, and the replay's own code. */
	detail: string | null;
}

/** The server's recogniser of a language. */
export type EarOf = (language: Language) => Recogniser;

/** As it stands in the run's row, `reason` or `reason: detail`. */
export function writeUnverified({ reason, detail }: Unverified): string {
	return detail === null ? reason : `${reason}: ${detail}`;
}

/** Whatever another version wrote there is a run that does not replay. */
export function readUnverified(text: string): Unverified {
	const [, code = '', detail = null] = /^([a-z-]+)(?:: (.*))?$/s.exec(text) ?? [];
	const reason = reasons.find((each) => each === code);
	return reason ? { reason, detail } : { reason: 'no-replay', detail: text };
}

const refused = (reason: Reason, detail: string | null = null): Verdict => ({
	verified: null,
	unverified: { reason, detail },
});

/**
 * @param scenario that the run names by its hash, as the server keeps it; null where it keeps none
 * @param earOf null: what was said was heard again before, and is believed
 */
export function verify(run: Run, scenario: Scenario | null, earOf: EarOf | null): Verdict {
	const { head } = run;
	if (!scenario) return refused('scenario-unknown');
	const { id, language, version, hash } = head.scenario;
	if (id !== scenario.id || language !== scenario.language || version !== scenario.version || hash !== scenario.hash)
		return refused('scenario-differs');
	// By which rubric the learner's own page scored it is no matter: here it is scored by today's, like all that it is compared with.
	if (head.rubric > rubricVersion) return refused('rubric-unknown');
	if (earOf && head.mode === 'free' && head.recogniser !== recogniserId(language)) return refused('recogniser-unknown');
	try {
		const state = replayed(scenario, run);
		if (state === 'other-line') return refused('other-line');
		if (state.phase !== 'finished') return refused('unfinished');
		const unheard = earOf && head.mode === 'free' ? unheardIn(scenario, run, state, earOf) : null;
		return unheard ?? { verified: worthOf(scenario, run, state), unverified: null };
	} catch (error) {
		// Whatever else a made-up log may bring about, it must not keep the runs beside it from being taken in.
		return refused('no-replay', error instanceof ReplayError ? `${error.entry} ${error.reason}` : null);
	}
}

/** The state after the whole log, each of the customer's lines held against the seed on the way. */
function replayed(scenario: Scenario, { head, entries }: Run): RunState | 'other-line' {
	const played = inForm(scenario, head.form);
	// What was taken over from another run or from a model was drawn with that one's numbers; neither counts anywhere.
	const drawn = !head.parent && !head.watched;
	if (drawn && head.form !== formOf(scenario, head.seed)) throw new ReplayError(-1, 'other-form');
	const fold = new RunFold(scenario, head);
	for (const entry of entries) {
		if (drawn && entry.kind === 'line') {
			const { snapshot } = fold;
			const due = snapshot && lineFor(played, snapshot, head.seed, fold.turn);
			if (snapshot?.lineDue && (due?.index ?? null) !== entry.index) return 'other-line';
		}
		fold.push(entry);
	}
	return fold.state();
}

/** Why the free replies of a run cannot be believed; null when each is what the recogniser hears. */
function unheardIn(scenario: Scenario, run: Run, { steps }: RunState, earOf: EarOf): Verdict | null {
	if (secondModels(steps).length > 0) return refused('second-ear');
	const again = hearAgain(scenario, run, earOf(scenario.language));
	const [first] = again.otherwise;
	if (first) return refused('heard-otherwise', String(first.entry));
	if (again.seconded.length > 0) return refused('second-ear');
	if (again.chosen.length > 0) return refused('chosen-in-free', String(again.chosen[0]));
	return null;
}

function worthOf(scenario: Scenario, run: Run, state: RunState): Verified {
	const played = inForm(scenario, run.head.form);
	const card = scoreFigures(played, state, run.entries);
	return {
		total: card.total,
		passed: card.passed,
		figures: encodeFigures(boardFigures(run, card)),
		checks: encodeChecks(checksOf(card)),
		picks: encodePicks(picksOf(played, state)),
		uncounted: hindrancesOf({ ...run, head: { ...run.head, rubric: rubricVersion } }, card)[0] ?? null,
	};
}
