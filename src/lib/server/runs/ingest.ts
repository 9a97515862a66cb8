/** Takes in what one member of a team sends: every run verified, all of them written in one transaction, each once however often it comes. */
import { and, eq, inArray, isNotNull, max } from 'drizzle-orm';
import { DecodeError, decodeRun, encodeRun } from '../../core/run/decode.ts';
import type { Run } from '../../core/run/log.ts';
import type { Db } from '../database/database.ts';
import { transacted } from '../database/retried.ts';
import { run as runTable, runLog } from '../schema/run.ts';
import { member, team } from '../schema/team.ts';
import type { KnownScenarios } from '../scenarios/known.ts';
import { digestOf, isWhole, originalsOf } from './digest.ts';
import { countHours } from './hours.ts';
import { countingOf, judgedBy } from './judged.ts';
import { countIn } from './standings.ts';
import { verify, type EarOf, type Verdict } from './verify.ts';

/** Runs in a batch, characters of a run, and of a batch. */
export const mostRuns = 100;
export const longestRun = 1024 * 1024;
export const longestBatch = 4 * 1024 * 1024;

/** Runs of one member that are kept though nobody believes them. */
export const mostUnverified = 500;

/** Why a run was not even kept. */
export type Refusal =
	| 'too-long'
	| 'no-json'
	/** No run by its form; the detail says where and why. */
	| 'no-run'
	/** It could not be verified, and so many of this member's could not be that no more of them are kept. */
	| 'full'
	/** Its id belongs to another member's run, or to another run of this member's. */
	| 'taken';

/** What became of a run; the same answer however often it is sent. */
export type Answer =
	| { run: string | null; kept: false; refused: Refusal; detail: string | null }
	| {
			run: string;
			kept: true;
			/** It was here before. */
			again: boolean;
			/** Why it counts for nothing, as `writeUnverified` has it; null: verified. */
			unverified: string | null;
			/** Why it is verified but on no board; null: it counts. */
			uncounted: string | null;
			total: number | null;
	  };

/** Who sends. */
export interface Sender {
	teamId: string;
	userId: string;
}

/** What verifying takes. */
export interface Means {
	scenarios: KnownScenarios;
	earOf: EarOf;
	/** Milliseconds since the epoch, by this server's clock. */
	now(): number;
}

/** The sender does not belong to the team any more: nothing was taken in. */
export class NoMember extends Error {}

interface Sent {
	text: string;
	run: Run;
	digest: string;
	verdict: Verdict;
}

/**
 * @param texts each a run as JSON, in the order in which they were finished
 * @returns an answer for each, in their order @throws NoMember
 */
export async function ingest(db: Db, sender: Sender, texts: readonly string[], means: Means): Promise<Answer[]> {
	if (texts.length > mostRuns) throw new RangeError(`${texts.length} runs`);
	const read = texts.map(readRun);
	const hashes = read.flatMap((one) => ('head' in one ? [one.head.scenario.hash] : []));
	const scenarios = await means.scenarios.find(db, sender.teamId, hashes);
	const sent = new Map<string, Sent>();
	const answers = read.map((run, place): Answer | { id: string } => {
		if ('refused' in run) return run;
		const { id } = run.head;
		const text = texts[place] ?? '';
		const twin = sent.get(id);
		if (twin) return twin.text === text ? { id } : refusal(id, 'taken');
		const scenario = scenarios.get(run.head.scenario.hash) ?? null;
		sent.set(id, { text, run, digest: digestOf(run), verdict: verify(run, scenario, means.earOf) });
		return { id };
	});
	const written = sent.size > 0 ? await write(db, sender, [...sent.values()], means.now()) : new Map<string, Answer>();
	return answers.map((answer) => ('id' in answer ? (written.get(answer.id) as Answer) : answer));
}

function refusal(run: string | null, refused: Refusal, detail: string | null = null): Answer & { kept: false } {
	return { run, kept: false, refused, detail };
}

function readRun(text: string): Run | (Answer & { kept: false }) {
	if (text.length > longestRun) return refusal(null, 'too-long');
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return refusal(null, 'no-json');
	}
	try {
		return decodeRun(json);
	} catch (error) {
		if (!(error instanceof DecodeError)) throw error;
		return refusal(null, 'no-run', error.message.slice(0, 200));
	}
}

/** By run id. */
async function write(db: Db, sender: Sender, sent: readonly Sent[], now: number): Promise<Map<string, Answer>> {
	const { teamId, userId } = sender;
	return transacted(db, async (tx) => {
		// The team before the member: whoever changes members takes them in this order, too.
		const [own] = await tx.select({ shares: team.shares }).from(team).where(eq(team.teamId, teamId)).for('share');
		const [belongs] = await tx
			.select({ userId: member.userId })
			.from(member)
			.where(and(eq(member.teamId, teamId), eq(member.userId, userId)))
			.for('update');
		if (!own || !belongs) throw new NoMember();
		// Later than whatever came of this member before, whichever instance took it in by whichever clock.
		const [latest] = await tx
			.select({ at: max(runTable.receivedAt) })
			.from(runTable)
			.where(and(eq(runTable.teamId, teamId), eq(runTable.userId, userId)));
		const from = Math.max(now, (latest?.at?.getTime() ?? 0) + 1);
		const known = await knownIds(tx, teamId, sent);
		const fresh = sent.filter(({ run }) => !known.has(run.head.id));
		const believed = fresh.filter(({ run, verdict }) => verdict.verified && isWhole(run.head));
		const originals = await originalsOf(
			tx,
			teamId,
			believed.map(({ run, digest }) => ({ digest, runId: run.head.id })),
		);
		const judged = fresh.map((one, place) => rowOf(sender, copyJudged(one, originals), new Date(from + place)));
		const room = judged.some(({ unverified }) => unverified !== null) ? await roomForUnverified(tx, sender) : 0;
		let unverified = 0;
		const rows = judged.filter((row) => row.unverified === null || unverified++ < room);
		const answers = new Map<string, Answer>();
		if (rows.length > 0) {
			await tx.insert(runTable).values(rows);
			const texts = new Map(sent.map(({ run, text }) => [run.head.id, text]));
			await tx.insert(runLog).values(rows.map(({ runId }) => ({ teamId, runId, log: texts.get(runId) ?? '' })));
			await countIn(
				tx,
				{ teamId, userId, shares: own.shares },
				rows.flatMap((row) => countingOf(row) ?? []),
			);
			await countHours(tx, sender, rows);
			for (const row of rows) answers.set(row.runId, answerOf(row, false));
		}
		for (const { runId } of judged) if (!answers.has(runId)) answers.set(runId, refusal(runId, 'full'));
		const others = sent.filter(({ run }) => known.has(run.head.id));
		if (others.length > 0)
			for (const answer of await knownAlready(tx, sender, others)) if (answer.run) answers.set(answer.run, answer);
		return answers;
	});
}

/** Ids that the team has runs of, whoever sent them. */
async function knownIds(tx: Db, teamId: string, sent: readonly Sent[]): Promise<Set<string>> {
	const ids = sent.map(({ run }) => run.head.id);
	const rows = await tx
		.select({ runId: runTable.runId })
		.from(runTable)
		.where(and(eq(runTable.teamId, teamId), inArray(runTable.runId, ids)));
	return new Set(rows.map(({ runId }) => runId));
}

/** How many more unverified runs of a member are kept. */
async function roomForUnverified(tx: Db, { teamId, userId }: Sender): Promise<number> {
	const some = await tx
		.select({ runId: runTable.runId })
		.from(runTable)
		.where(and(eq(runTable.teamId, teamId), eq(runTable.userId, userId), isNotNull(runTable.unverified)))
		.limit(mostUnverified);
	return mostUnverified - some.length;
}

/** Of runs that are alike the one that came first is believed, whoever sent it. */
function copyJudged(one: Sent, originals: ReadonlyMap<string, string>): Sent {
	const original = originals.get(one.digest);
	if (one.verdict.unverified || !isWhole(one.run.head) || original === undefined || original === one.run.head.id) return one; // prettier-ignore
	return { ...one, verdict: { verified: null, unverified: { reason: 'copied', detail: original } } };
}

type Row = typeof runTable.$inferSelect;

/** The last moment that every engine's calendar and ours can write: a learner's clock may say anything. */
const lastMoment = Date.UTC(9999, 11, 31);
const momentOf = (at: number | undefined) => new Date(Math.min(at ?? 0, lastMoment));

function rowOf({ teamId, userId }: Sender, { run: { head, entries }, digest, verdict }: Sent, receivedAt: Date): Row {
	return {
		teamId,
		runId: head.id,
		userId,
		scenarioHash: head.scenario.hash,
		scenarioId: head.scenario.id,
		mode: head.mode,
		coaching: head.coaching,
		startedAt: momentOf(entries[0]?.at),
		finishedAt: momentOf(entries.at(-1)?.at),
		receivedAt,
		digest,
		...judgedBy(verdict),
	};
}

function answerOf(
	{ runId, unverified, uncounted, total }: Pick<Row, 'runId' | 'unverified' | 'uncounted' | 'total'>,
	again: boolean,
): Answer {
	return {
		run: runId,
		kept: true,
		again,
		unverified: unverified ?? null,
		uncounted: uncounted ?? null,
		total: total ?? null,
	};
}

/** What is said of runs whose ids were here before: the same as then, if they are the same runs of the same member. */
async function knownAlready(tx: Db, { teamId, userId }: Sender, sent: readonly Sent[]): Promise<Answer[]> {
	const rows = await tx
		.select({
			runId: runTable.runId,
			userId: runTable.userId,
			unverified: runTable.unverified,
			uncounted: runTable.uncounted,
			total: runTable.total,
			log: runLog.log,
		})
		.from(runTable)
		.innerJoin(runLog, and(eq(runLog.teamId, runTable.teamId), eq(runLog.runId, runTable.runId)))
		.where(
			and(
				eq(runTable.teamId, teamId),
				inArray(
					runTable.runId,
					sent.map(({ run }) => run.head.id),
				),
			),
		);
	return sent.map(({ run, text }) => {
		const row = rows.find(({ runId }) => runId === run.head.id);
		const same = row?.userId === userId && (row.log === text || asFinished(decodeRun(row.log)) === asFinished(run));
		return row && same ? answerOf(row, true) : refusal(run.head.id, 'taken');
	});
}

/** Without the labels that were contested since: they make no other run of it. */
function asFinished({ head, entries }: Run): string {
	return encodeRun({ head, entries: entries.filter(({ kind }) => kind !== 'contest') });
}
