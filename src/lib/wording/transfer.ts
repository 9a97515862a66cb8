/** Why a file was not imported, said plainly. */
import { m } from '$lib/paraglide/messages.js';
import type { ImportReason } from '../core/run/export.ts';

const reasons: Record<Exclude<ImportReason, 'broken' | 'twice'>, () => string> = {
	'not-json': m.history_refused_not_json,
	'not-ours': m.history_refused_not_ours,
	truncated: m.history_refused_truncated,
	later: m.history_refused_later,
	hostile: m.history_refused_hostile,
	'too-large': m.history_refused_too_large,
};

/** @param place where in the file, such as `runs[3]` */
export function importRefusal(reason: ImportReason, place: string): string {
	if (reason === 'broken') return m.history_refused_broken({ place });
	if (reason === 'twice') return m.history_refused_twice({ place });
	return reasons[reason]();
}
