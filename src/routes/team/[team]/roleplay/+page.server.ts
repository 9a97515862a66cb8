import { fail, redirect } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime.js';
import { observationsFor, pairUp } from '$lib/server/roleplay/observations.ts';
import { knownScenarios } from '$lib/server/scenarios/this-server.ts';
import { membersOf } from '$lib/server/teams/members.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import { offeredTo } from '../class/offered.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const visitor = await teamVisitor(event);
	const { db, teamId, userId } = visitor;
	event.setHeaders({ 'cache-control': 'no-store' });
	const [members, pairs] = [await membersOf(db, teamId), await observationsFor(db, teamId, visitor)];
	const names = new Map(members.map((member) => [member.userId, member.nickname]));
	const scenarios = await (await knownScenarios(db)).find(db, teamId, pairs.map(({ scenarioHash }) => scenarioHash)); // prettier-ignore
	return {
		userId,
		members: members.map((member) => ({ userId: member.userId, nickname: member.nickname })),
		scenarios: await offeredTo(db, teamId, getLocale()),
		pairs: pairs.map(({ observationId, scenarioHash, trainee, debtor, observer, total, at }) => ({
			observationId,
			title: scenarios.get(scenarioHash)?.title ?? null,
			trainee: names.get(trainee) ?? null,
			debtor: debtor && (names.get(debtor) ?? null),
			observer: names.get(observer) ?? null,
			total,
			at: at.getTime(),
		})),
	};
};

export const actions: Actions = {
	pair: async (event) => {
		const { db, teamId, userId } = await teamVisitor(event);
		const form = await event.request.formData();
		const text = (name: string) => String(form.get(name) ?? '').slice(0, 100);
		const hash = text('scenario');
		const scenario = /^[0-9a-f]{64}$/.test(hash) ? await (await knownScenarios(db)).one(db, teamId, hash) : null;
		if (!scenario) return fail(400, { refused: 'no-scenario' as const });
		const pair = { trainee: text('trainee'), debtor: text('debtor') || null, observer: text('observer') || userId };
		const made = await pairUp(db, { teamId, actor: userId, scenario, pair });
		if (made === 'no-member' || made === 'same') return fail(400, { refused: made });
		redirect(303, `/team/${teamId}/roleplay/${made}`);
	},
};
