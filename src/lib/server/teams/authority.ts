/** Who may do what in a team: one table, which pages, endpoints and tests read. */
import type { Role } from '../schema/team.ts';

/**
 * Every right with the roles that have it. What everybody may do with what is their own (their runs, nickname, membership) needs no right.
 */
export const rights = {
	/** See the boards, the assignments and who belongs to the team. */
	'see-team': ['owner', 'trainer', 'member'],
	/** Open a run of somebody else, with its words. */
	'read-runs': ['owner', 'trainer'],
	'rate-runs': ['owner', 'trainer'],
	'see-heat-map': ['owner', 'trainer'],
	'export-board': ['owner', 'trainer'],
	assign: ['owner', 'trainer'],
	'publish-scenarios': ['owner', 'trainer'],
	'import-results': ['owner', 'trainer'],
	'see-results': ['owner', 'trainer'],
	'hold-class': ['owner', 'trainer'],
	'invite-members': ['owner', 'trainer'],
	'set-cohorts': ['owner', 'trainer'],
	'remove-members': ['owner', 'trainer'],
	'see-audit': ['owner', 'trainer'],
	'set-roles': ['owner'],
	'invite-trainers': ['owner'],
	'set-team': ['owner'],
	'delete-team': ['owner'],
} as const satisfies Record<string, readonly Role[]>; // prettier-ignore

export type Right = keyof typeof rights;

export function may(role: Role, right: Right): boolean {
	return (rights[right] as readonly Role[]).includes(role);
}
