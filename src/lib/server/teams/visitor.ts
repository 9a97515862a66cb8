/** Who asks, and what they may see: what every team page and endpoint begins with. */
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { and, eq } from 'drizzle-orm';
import { authFor } from '../accounts/this-server.ts';
import type { Db } from '../database/database.ts';
import { database, NoTeams } from '../database/this-server.ts';
import { member, team, type Role } from '../schema/team.ts';
import { may, type Right } from './authority.ts';

export interface SignedIn {
	db: Db;
	userId: string;
	name: string;
	email: string;
}

export interface Visitor extends SignedIn {
	teamId: string;
	team: { name: string; shares: boolean; rankedFrom: number };
	role: Role;
	nickname: string;
	cohort: string | null;
	ranked: boolean;
}

/** The database, or 503 with a text that pages show. */
export async function teamDatabase(): Promise<Db> {
	try {
		return (await database()).db;
	} catch (cause) {
		if (cause instanceof NoTeams) error(503, { message: cause.reason });
		throw cause;
	}
}

/** Who is signed in; null when nobody is. */
export async function whoAsks(event: RequestEvent): Promise<SignedIn | null> {
	const db = await teamDatabase();
	const auth = await authFor(event.url.origin);
	const found = await auth.api.getSession({ headers: event.request.headers });
	return found && { db, userId: found.user.id, name: found.user.name, email: found.user.email };
}

/** Sends who is not signed in to the sign-in page and back again; endpoints answer 401 (`page: false`). */
export async function signedIn(event: RequestEvent, { page = true }: { page?: boolean } = {}): Promise<SignedIn> {
	const visitor = await whoAsks(event);
	if (visitor) return visitor;
	if (!page) error(401, { message: 'sign-in' });
	redirect(303, `/account?then=${encodeURIComponent(backTo(event.url))}`);
}

/** The address without the action that a form named: one comes back to the page, and sends the form anew. */
function backTo({ pathname, searchParams }: URL): string {
	const query = new URLSearchParams([...searchParams].filter(([name]) => !name.startsWith('/')));
	return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/**
 * The asker as a member of the team of the address (`params.team`), with this right. Who is none of it learns no more than that there is nothing (404); who is
 * but may not, 403.
 */
export async function teamVisitor(
	event: RequestEvent,
	right: Right = 'see-team',
	{ page = true }: { page?: boolean } = {},
): Promise<Visitor> {
	const asker = await signedIn(event, { page });
	const visitor = await memberOf(asker, (event.params as { team?: string }).team ?? '');
	if (!visitor) error(404, { message: 'no-team' });
	if (!may(visitor.role, right)) error(403, { message: 'no-right' });
	return visitor;
}

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** null when the asker does not belong to it, or when there is no such team. */
export async function memberOf(asker: SignedIn, teamId: string): Promise<Visitor | null> {
	if (!uuidPattern.test(teamId)) return null;
	const [row] = await asker.db
		.select({ member, team })
		.from(member)
		.innerJoin(team, eq(team.teamId, member.teamId))
		.where(and(eq(member.teamId, teamId), eq(member.userId, asker.userId)));
	if (!row) return null;
	const { name, shares, rankedFrom } = row.team;
	const { role, nickname, cohort, ranked } = row.member;
	return { ...asker, teamId, team: { name, shares, rankedFrom }, role, nickname, cohort, ranked };
}
