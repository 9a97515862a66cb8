/** What the team server says of a run, in words. */
import { m } from '../paraglide/messages.js';

const unverified: Record<string, () => string> = {
	'scenario-unknown': m.sync_scenario_unknown,
	'scenario-differs': m.sync_scenario_differs,
	'rubric-unknown': m.sync_rubric_unknown,
	'recogniser-unknown': m.sync_recogniser_unknown,
	'no-replay': m.sync_no_replay,
	'other-line': m.sync_other_line,
	unfinished: m.sync_unfinished,
	'second-ear': m.sync_second_ear,
	'heard-otherwise': m.sync_heard_otherwise,
	'chosen-in-free': m.sync_chosen_in_free,
	copied: m.sync_copied,
};

const uncounted: Record<string, () => string> = {
	coached: m.sync_uncounted_coached,
	unfinished: m.sync_unfinished,
	continued: m.sync_uncounted_continued,
	watched: m.sync_uncounted_watched,
	'taken-back': m.sync_uncounted_taken_back,
	'second-ear': m.sync_second_ear,
	'other-rubric': m.sync_rubric_unknown,
};

const refused: Record<string, () => string> = {
	'too-long': m.sync_refused_too_long,
	'no-json': m.sync_refused_no_run,
	'no-run': m.sync_refused_no_run,
	taken: m.sync_refused_taken,
	full: m.sync_refused_full,
};

/** Why a run is unverified. @param code as the server keeps it, `reason` or `reason: detail` */
export function unverifiedText(code: string): string {
	return (unverified[code.split(':')[0] ?? ''] ?? m.sync_no_replay)();
}

/** Why a verified run is on no board. */
export function uncountedText(code: string): string {
	return (uncounted[code] ?? m.sync_uncounted_other)();
}

/** Why a run was not even kept. */
export function refusedText(code: string): string {
	return (refused[code] ?? m.sync_refused_no_run)();
}
