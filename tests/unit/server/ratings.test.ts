import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { totalWith } from '../../../src/lib/core/score/rerated.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import type { Scorecard } from '../../../src/lib/core/score/scorecard.ts';
import type { Db } from '../../../src/lib/server/database/database.ts';
import { readRating } from '../../../src/lib/server/ratings/form.ts';
import { agreementsOf, rateRun, ratingsOf } from '../../../src/lib/server/ratings/ratings.ts';
import { run } from '../../../src/lib/server/schema/run.ts';
import { member, team } from '../../../src/lib/server/schema/team.ts';
import { auditOf } from '../../../src/lib/server/teams/audit.ts';
import { readFileSync } from 'node:fs';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { shipped } from '../../support/sent-runs.ts';

const scenario = shipped();
const played = ['middling', 'excellent'].map((name) => {
	const { rehearsal } = readRehearsal(readFileSync(`scenarios/evasive-debtor/${name}.zh.play.md`, 'utf8'));
	if (!rehearsal) throw new Error(name);
	return score(scenario, playRehearsal(scenario, rehearsal).run);
}) as [Scorecard, Scorecard];
const [middling, excellent] = played;

const missed = middling.checks.find(({ status }) => status === 'no')?.id ?? 'say-back';
const form = (fields: Record<string, string>) => new Map(Object.entries(fields));

describe('a second opinion', () => {
	it('that agrees in everything comes to the machine’s total', () => {
		for (const card of played) {
			expect(totalWith(scenario, card, {})).toBe(card.total);
			expect(totalWith(scenario, card, Object.fromEntries(card.checks.map(({ id, status }) => [id, status])))).toBe(card.total); // prettier-ignore
		}
	});
	it('counts by the rubric: a check more is worth more, one not asked is left out, and what the scenario does not ask stays so', () => {
		expect(totalWith(scenario, middling, { [missed]: 'yes' })).toBeGreaterThanOrEqual(middling.total);
		const all = Object.fromEntries(excellent.checks.map(({ id }) => [id, 'no' as const]));
		expect(totalWith(scenario, excellent, all)).toBeLessThan(50);
		const unasked = middling.checks.filter(({ weight }) => weight === 0).map(({ id }) => [id, 'yes' as const]);
		expect(totalWith(scenario, middling, Object.fromEntries(unasked))).toBe(middling.total);
	});
	it('is agreed where nothing is said, and gives a reason where it differs', () => {
		const agreed = readRating(form({ remark: ' 稳 ' }), middling);
		expect(agreed).toMatchObject({ rating: { remark: '稳', checks: { [missed]: { status: 'no' } } } });
		expect(readRating(form({ [`check-${missed}`]: 'yes' }), middling)).toEqual({ trouble: 'no-remark', check: missed });
		expect(readRating(form({ [`check-${missed}`]: 'yes', [`remark-${missed}`]: '第三句' }), middling)).toMatchObject({
			rating: { checks: { [missed]: { status: 'yes', remark: '第三句' } } },
		});
		expect(readRating(form({ [`check-${missed}`]: 'maybe' }), middling)).toMatchObject({ trouble: 'unknown-answer' });
	});
	it('is cut where it is too long, between two signs', () => {
		const remark = '字'.repeat(499) + '😀😀';
		expect(readRating(form({ remark }), middling)).toMatchObject({ rating: { remark: '字'.repeat(499) + '😀' } });
		expect(readRating(form({ remark: '稳\0\n好' }), middling)).toMatchObject({ rating: { remark: '稳\n好' } });
	});
});

describe.each(kinds)('ratings in a database of the kind %s', (kind) => {
	let opened: Awaited<ReturnType<typeof freshDatabase>>;
	let db: Db;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		({ db } = opened);
	}, 120_000);
	afterAll(() => opened.remove());

	async function teamWithRuns() {
		const teamId = uuid();
		const [trainer, learner] = [uuid(), uuid()];
		await db.insert(team).values({ teamId, name: '团队' });
		await db.insert(member).values([
			{ teamId, userId: trainer, role: 'trainer', nickname: '老陈' },
			{ teamId, userId: learner, role: 'member', nickname: '小李' },
		]);
		const row = (userId: string, unverified: string | null = null) => ({
			teamId, runId: uuid(), userId, scenarioHash: scenario.hash, scenarioId: scenario.id, mode: 'choice' as const, coaching: 'exam' as const,
			startedAt: new Date(), finishedAt: new Date(), digest: '', unverified, total: unverified ? null : middling.total,
		}); // prettier-ignore
		const rows = [row(learner), row(trainer), row(learner, 'acts')] as const;
		await db.insert(run).values([...rows]);
		const [ofLearner, ofTrainer, unverified] = rows.map(({ runId }) => runId) as [string, string, string];
		return { teamId, trainer, learner, ofLearner, ofTrainer, unverified };
	}

	function given(fields: Record<string, string>, card = middling) {
		const read = readRating(form(fields), card);
		if (!('rating' in read)) throw new Error(read.trouble);
		return read.rating;
	}
	const other = { [`check-${missed}`]: 'yes', [`remark-${missed}`]: '听到了' };

	it('stand beside the machine’s score, which stays, and are noted', async () => {
		const { teamId, trainer, ofLearner } = await teamWithRuns();
		const rated = await rateRun(db, { teamId, runId: ofLearner, raterId: trainer, given: given(other) }, { scenario, card: middling }); // prettier-ignore
		expect(rated).toEqual({ total: totalWith(scenario, middling, { [missed]: 'yes' }) });
		const [kept] = await ratingsOf(db, teamId, ofLearner);
		expect(kept).toMatchObject({ rater: '老陈', checks: { [missed]: { status: 'yes', remark: '听到了' } }, machine: { [missed]: 'no' } }); // prettier-ignore
		const [row] = await db.select({ total: run.total }).from(run);
		expect(row?.total).toBe(middling.total);
		expect(await auditOf(db, teamId)).toMatchObject([
			{ action: 'run-rated', subject: ofLearner, detail: { overridden: 1 } },
		]);
	});

	it('of the same trainer take the place of one another', async () => {
		const { teamId, trainer, ofLearner } = await teamWithRuns();
		for (const fields of [other, {}])
			await rateRun(db, { teamId, runId: ofLearner, raterId: trainer, given: given(fields) }, { scenario, card: middling }); // prettier-ignore
		expect(await ratingsOf(db, teamId, ofLearner)).toMatchObject([{ total: middling.total }]);
	});

	it('are not given to one’s own run, an unverified one, or one of another team', async () => {
		const mine = await teamWithRuns();
		const theirs = await teamWithRuns();
		const rate = (runId: string) => rateRun(db, { teamId: mine.teamId, runId, raterId: mine.trainer, given: given({}) }, { scenario, card: middling }); // prettier-ignore
		expect(await rate(mine.ofTrainer)).toBe('own-run');
		expect(await rate(mine.unverified)).toBe('no-run');
		expect(await rate(theirs.ofLearner)).toBe('no-run');
		expect(await rate(uuid())).toBe('no-run');
		expect(await agreementsOf(db, mine.teamId)).toEqual([]);
		expect(await auditOf(db, mine.teamId)).toEqual([]);
	});

	it('tell how far each trainer and the machine agree beyond chance', async () => {
		const { teamId, trainer, ofLearner } = await teamWithRuns();
		await rateRun(
			db,
			{ teamId, runId: ofLearner, raterId: trainer, given: given(other) },
			{ scenario, card: middling },
		);
		const asked = middling.checks.filter(({ weight, status }) => weight > 0 && status !== 'not-applicable');
		const [own] = await agreementsOf(db, teamId);
		expect(own).toMatchObject({ name: '老陈', runs: 1, all: { n: asked.length, agreed: asked.length - 1 } });
		// By hand: two raters, one check apart.
		const yes = asked.filter(({ status }) => status === 'yes').length;
		const n = asked.length;
		const expected = (yes * (yes + 1) + (n - yes) * (n - yes - 1)) / n ** 2;
		expect(own?.all.kappa?.kappa).toBeCloseTo(((n - 1) / n - expected) / (1 - expected), 10);
		expect(own?.checks.find(({ check }) => check === missed)).toMatchObject({ n: 1, agreed: 0 });
	});
});
