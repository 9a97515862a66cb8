import { rights, may, type Right } from '$lib/server/teams/authority.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { LayoutServerLoad } from './$types';
import { tabs } from './tabs.server.ts';

/** What every page of a team knows: the team, who looks at it, and what they may do. Each page asks for its own right besides. */
export const load: LayoutServerLoad = async (event) => {
	const { teamId, team, userId, role, nickname, cohort, ranked } = await teamVisitor(event);
	return {
		team: { id: teamId, ...team },
		me: { userId, role, nickname, cohort, ranked },
		tabs: tabs.filter(({ right }) => may(role, right)).map(({ name, path }) => ({ name, path })),
		rights: (Object.keys(rights) as Right[]).filter((right) => may(role, right)),
	};
};
