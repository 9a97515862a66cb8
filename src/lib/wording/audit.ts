/** The lines of a team's log in words. */
import { m } from '../paraglide/messages.js';
import { roleName } from './team.ts';

const actions: Record<string, () => string> = {
	'team-created': m.team_did_team_created,
	'team-changed': m.team_did_team_changed,
	'member-joined': m.team_did_member_joined,
	'member-left': m.team_did_member_left,
	'member-removed': m.team_did_member_removed,
	'member-role': m.team_did_member_role,
	'member-cohort': m.team_did_member_cohort,
	'invite-created': m.team_did_invite_created,
	'invite-revoked': m.team_did_invite_revoked,
	'run-read': m.team_did_run_read,
	'run-rated': m.team_did_run_rated,
	'board-exported': m.team_did_board_exported,
	'heat-map-read': m.team_did_heat_map_read,
	'progress-read': m.team_did_progress_read,
	'scenario-published': m.team_did_scenario_published,
	'scenario-withdrawn': m.team_did_scenario_withdrawn,
	'assignment-created': m.team_did_assignment_created,
	'assignment-changed': m.team_did_assignment_changed,
	'assignment-closed': m.team_did_assignment_closed,
	'results-imported': m.team_did_results_imported,
	'results-read': m.team_did_results_read,
	'results-erased': m.team_did_results_erased,
	'class-opened': m.team_did_class_opened,
	'class-closed': m.team_did_class_closed,
	'observation-kept': m.team_did_observation_kept,
};

/** What was done, as it stands between who and whom. An action that a later version wrote is shown by its name. */
export function actionName(action: string): string {
	return (Object.hasOwn(actions, action) ? actions[action]?.() : undefined) ?? action;
}

type Detail = Readonly<Record<string, string | number | boolean | null>>;

/** What of the detail helps a reader: names, roles, counts; ids and hashes do not. */
export function auditDetail(detail: Detail): string {
	const { title, name, scenario, role, before, after, cohort, rows, left, rankedFrom, shares, total } = detail;
	const parts = [
		...[title, name, scenario].filter((text) => typeof text === 'string').map((text) => m.team_did_named({ text })),
		...(isRole(before) && isRole(after)
			? [m.team_did_from_to({ before: roleName(before), after: roleName(after) })]
			: []),
		...(isRole(role) ? [roleName(role)] : []),
		...(typeof cohort === 'string' ? [m.team_did_cohort({ cohort })] : []),
		...(typeof rows === 'number' ? [m.team_did_rows({ count: rows })] : []),
		...(typeof left === 'number' ? [m.team_did_places({ count: left })] : []),
		...(typeof rankedFrom === 'number' ? [m.team_did_ranked_from({ count: rankedFrom })] : []),
		...(typeof shares === 'boolean' ? [shares ? m.team_did_shares() : m.team_did_shares_not()] : []),
		...(typeof total === 'number' ? [m.team_did_total({ total })] : []),
	];
	return parts.join(' · ');
}

const isRole = (role: unknown): role is 'owner' | 'trainer' | 'member' =>
	role === 'owner' || role === 'trainer' || role === 'member';
