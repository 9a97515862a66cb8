/** The pair of the address, for whoever took part in it or may read runs. */
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Scenario } from '$lib/core/scenario/scenario.ts';
import { maySee, observationOf, type Observation } from '$lib/server/roleplay/observations.ts';
import { knownScenarios } from '$lib/server/scenarios/this-server.ts';
import { teamVisitor, type Visitor } from '$lib/server/teams/visitor.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export async function seenPair(
	event: RequestEvent,
	asked: { page?: boolean } = {},
): Promise<{ visitor: Visitor; own: Observation; scenario: Scenario }> {
	const visitor = await teamVisitor(event, 'see-team', asked);
	const { db, teamId } = visitor;
	const id = (event.params as { observation?: string }).observation ?? '';
	const own = uuid.test(id) ? await observationOf(db, teamId, id) : null;
	const scenario = own && (await (await knownScenarios(db)).one(db, teamId, own.scenarioHash));
	// Who took no part learns no more than that there is nothing.
	if (!own || !scenario || !maySee(own, visitor)) error(404, { message: 'no-pair' });
	return { visitor, own, scenario };
}
