import type { Right } from '$lib/server/teams/authority.ts';

/** The pages of a team, in the order they are shown, each to those who have its right. */
export const tabs = [
	{ name: 'boards', path: '', right: 'see-team' },
	{ name: 'assignments', path: '/assignments', right: 'see-team' },
	{ name: 'runs', path: '/runs', right: 'see-team' },
	{ name: 'scenarios', path: '/scenarios', right: 'see-team' },
	{ name: 'results', path: '/results', right: 'see-results' },
	{ name: 'class', path: '/class', right: 'hold-class' },
	{ name: 'roleplay', path: '/roleplay', right: 'see-team' },
	{ name: 'members', path: '/members', right: 'see-team' },
	{ name: 'settings', path: '/settings', right: 'set-team' },
] as const satisfies readonly { name: string; path: string; right: Right }[];
