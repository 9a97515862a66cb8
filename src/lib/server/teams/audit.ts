/** The audit log: what trainers see and change. */
import { and, desc, eq, lt } from 'drizzle-orm';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import { audit } from '../schema/team.ts';

export const auditActions = [
	'team-created', 'team-changed', 'member-joined', 'member-left', 'member-removed', 'member-role', 'member-cohort', 'invite-created', 'invite-revoked',
	'run-read', 'run-rated', 'board-exported', 'heat-map-read', 'progress-read', 'scenario-published', 'scenario-withdrawn', 'assignment-created', 'assignment-changed',
	'assignment-closed', 'results-imported', 'results-read', 'results-erased', 'class-opened', 'class-closed', 'observation-kept',
] as const; // prettier-ignore

export type AuditAction = (typeof auditActions)[number];

export interface Audited {
	teamId: string;
	actor: string;
	action: AuditAction;
	subject?: string | null;
	detail?: Record<string, string | number | boolean | null>;
}

/** Writes one line. Give the transaction that makes the change, so that neither is there without the other. */
export async function note(db: Db, { teamId, actor, action, subject, detail }: Audited): Promise<void> {
	await db
		.insert(audit)
		.values({ teamId, auditId: uuid(), actor, action, subject: subject ?? null, detail: detail ?? null });
}

/** The latest first; `before` is the last id of the page before. */
export async function auditOf(db: Db, teamId: string, { before, most = 100 }: { before?: string; most?: number } = {}) {
	return db
		.select()
		.from(audit)
		.where(and(eq(audit.teamId, teamId), before === undefined ? undefined : lt(audit.auditId, before)))
		.orderBy(desc(audit.auditId))
		.limit(most);
}
