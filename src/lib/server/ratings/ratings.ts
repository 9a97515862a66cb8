/** Second ratings: kept beside the machine's score, which stays the one on boards. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import {
	agreementByTrainer,
	ratingOf,
	type Rating,
	type SecondRating,
	type TrainerAgreement,
} from '../../core/board/agreement.ts';
import { isCheckId } from '../../core/score/rubric.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import { totalWith } from '../../core/score/rerated.ts';
import type { CheckId, Scorecard, Status } from '../../core/score/scorecard.ts';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { rating } from '../schema/assignment.ts';
import { run } from '../schema/run.ts';
import { note } from '../teams/audit.ts';
import { membersOf } from '../teams/members.ts';
import type { GivenRating, RatedCheck } from './form.ts';

/** no-run: not in this team, or not verified · own-run: nobody rates themselves. */
export type RatingRefusal = 'no-run' | 'own-run';

/** What the run was played in, and what the machine says of it: replayed by whoever calls, never sent by a client. */
export interface Rated {
	scenario: Pick<Scenario, 'best'>;
	card: Pick<Scorecard, 'checks' | 'lscp' | 'outcome' | 'caps' | 'total'>;
}

/** A trainer's later rating of the same run takes the place of the earlier one. */
export async function rateRun(
	db: Db,
	{ teamId, runId, raterId, given }: { teamId: string; runId: string; raterId: string; given: GivenRating },
	{ scenario, card }: Rated,
): Promise<{ total: number } | RatingRefusal> {
	const answers = Object.entries(given.checks) as [CheckId, RatedCheck][];
	const total = totalWith(
		scenario,
		card,
		Object.fromEntries(answers.map(([id, { status }]) => [id, statusOf(status)])),
	);
	const machine = Object.fromEntries(
		card.checks.filter(({ id }) => given.checks[id] !== undefined).map(({ id, status }) => [id, ratingOf(status)]),
	);
	const overridden = answers.filter(([id, { status }]) => machine[id] !== status).length;
	return transacted(db, async (tx) => {
		const [rated] = await tx
			.select({ userId: run.userId })
			.from(run)
			.where(and(eq(run.teamId, teamId), eq(run.runId, runId), isNull(run.unverified)));
		if (!rated) return 'no-run';
		if (rated.userId === raterId) return 'own-run';
		const kept = {
			checks: given.checks as Record<string, RatedCheck>,
			machine,
			total,
			remark: given.remark,
			at: new Date(),
		};
		await tx
			.insert(rating)
			.values({ teamId, runId, raterId, ...kept })
			.onConflictDoUpdate({ target: [rating.teamId, rating.runId, rating.raterId], set: kept });
		await note(tx, {
			teamId,
			actor: raterId,
			action: 'run-rated',
			subject: runId,
			detail: { member: rated.userId, machine: card.total, total, overridden },
		});
		return { total };
	});
}

function statusOf(said: Rating): Status {
	return said === 'not-asked' ? 'not-applicable' : said;
}

export interface KeptRating {
	raterId: string;
	/** null: the trainer has left. */
	rater: string | null;
	checks: Partial<Record<CheckId, RatedCheck>>;
	machine: Partial<Record<CheckId, Rating>>;
	total: number;
	remark: string;
	at: Date;
}

/** All ratings of a run, the first one first. */
export async function ratingsOf(db: Db, teamId: string, runId: string): Promise<KeptRating[]> {
	const rows = await db
		.select()
		.from(rating)
		.where(and(eq(rating.teamId, teamId), eq(rating.runId, runId)))
		.orderBy(asc(rating.at), asc(rating.raterId));
	if (rows.length === 0) return [];
	const names = new Map((await membersOf(db, teamId)).map(({ userId, nickname }) => [userId, nickname]));
	return rows.map(({ raterId, checks, machine, total, remark, at }) => ({
		raterId,
		rater: names.get(raterId) ?? null,
		checks,
		machine,
		total,
		remark,
		at,
	}));
}

export interface NamedAgreement extends TrainerAgreement {
	/** null: the trainer has left. */
	name: string | null;
	runs: number;
}

/** How far each trainer and the machine agree, over all runs of the team that they rated; who rated most comes first. */
export async function agreementsOf(db: Db, teamId: string): Promise<NamedAgreement[]> {
	const rows = await db
		.select({ raterId: rating.raterId, checks: rating.checks, machine: rating.machine })
		.from(rating)
		.where(eq(rating.teamId, teamId));
	const ratings = rows.flatMap(({ raterId, checks, machine }) =>
		Object.entries(checks).flatMap(([check, { status }]): SecondRating[] => {
			const own = machine[check];
			return own && isCheckId(check) ? [{ trainer: raterId, check, machine: own, human: status }] : [];
		}),
	);
	const names = new Map((await membersOf(db, teamId)).map(({ userId, nickname }) => [userId, nickname]));
	return agreementByTrainer(ratings)
		.map((agreement) => ({
			...agreement,
			name: names.get(agreement.trainer) ?? null,
			runs: rows.filter(({ raterId }) => raterId === agreement.trainer).length,
		}))
		.sort((a, b) => b.runs - a.runs);
}
