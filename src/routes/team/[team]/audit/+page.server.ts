import { scenarioTitles } from '$lib/server/boards/disciplines.ts';
import { auditOf } from '$lib/server/teams/audit.ts';
import { membersOf } from '$lib/server/teams/members.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import type { PageServerLoad } from './$types';
import { namedScenarios, titlesOf } from '../assignments/scenarios.server.ts';

const atOnce = 50;
const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export const load: PageServerLoad = async (event) => {
	const { db, teamId } = await teamVisitor(event, 'see-audit');
	const asked = event.url.searchParams.get('before') ?? '';
	const before = uuidPattern.test(asked) ? { before: asked } : {};
	// One more than is shown tells whether there is another page.
	const rows = await auditOf(db, teamId, { ...before, most: atOnce + 1 });
	const nicknames = new Map((await membersOf(db, teamId)).map(({ userId, nickname }) => [userId, nickname]));
	const shown = rows.slice(0, atOnce);
	const titleOf = titlesOf(await namedScenarios(db, teamId));
	const versions = await scenarioTitles(db, teamId, [...new Set(shown.flatMap((row) => versionIn(row) ?? []))]);
	return {
		lines: shown.map(({ auditId, actor, action, subject, detail, at }) => ({
			id: auditId,
			at,
			action,
			who: nicknames.get(actor) ?? null,
			/** A member's name; null when it was about something else, or about somebody who left. */
			whom: nicknames.get(subject ?? '') ?? nicknames.get(String(detail?.['member'] ?? '')) ?? null,
			/** Somebody who did it to themselves is named once. */
			self: subject === actor,
			detail: { ...detail, ...calledBy(subject, detail, titleOf, versions) },
		})),
		next: rows.length > atOnce ? (shown.at(-1)?.auditId ?? null) : null,
		first: asked === '',
	};
};

type Detail = Awaited<ReturnType<typeof auditOf>>[number]['detail'];

/** Hash of the version of a scenario that a line is about; null when it is about none. */
function versionIn({ subject, detail }: { subject: string | null; detail: Detail }): string | null {
	return [detail?.['hash'], subject].map(String).find((text) => /^[0-9a-f]{64}$/.test(text)) ?? null;
}

/** The scenario by its title instead of its id: readers know no ids. */
function calledBy(
	subject: string | null,
	detail: Detail,
	titleOf: (id: string) => string,
	versions: Readonly<Record<string, string>>,
): { scenario?: string } {
	const hash = versionIn({ subject, detail });
	const title = hash === null ? undefined : versions[hash];
	if (title !== undefined) return { scenario: title };
	const id = detail?.['scenario'];
	return typeof id === 'string' ? { scenario: titleOf(id) } : {};
}
