/** Seeded members with standings, as if their runs had come in. */
import { v7 as uuid } from 'uuid';
import {
	checkOrder,
	encodeChecks,
	encodeFigures,
	type BoardFigures,
	type Checks,
} from '../../src/lib/core/board/figures.ts';
import { encodeSpread, spreadOf } from '../../src/lib/core/board/spread.ts';
import type { Status } from '../../src/lib/core/score/scorecard.ts';
import type { Db } from '../../src/lib/server/database/database.ts';
import { standing, teamHistogram } from '../../src/lib/server/schema/run.ts';
import { member, team } from '../../src/lib/server/schema/team.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export function figuresOf(total: number, more: Partial<BoardFigures> = {}): BoardFigures {
	return {
		total,
		passed: total >= 60,
		medal: null,
		principles: { sincerity: total, patience: null, understanding: total, suggestion: total, 'follow-up': total, record: total },
		lscp: { mean: total, objections: 1, listen: 1, understand: 1, propose: 1, agree: 0, ordered: 0 },
		rung: Math.floor(total / 20),
		outcome: { id: 'verbal', value: total },
		seconds: 600 - total,
		replies: 12,
		redLines: { threaten: 0, insult: 0, deceive: 0, disclose: 0, harass: 0 },
		...more,
	}; // prettier-ignore
}

export interface SeededMember {
	userId: string;
	nickname: string;
	cohort: string | null;
	ranked: boolean;
	/** In the order they came in. */
	totals: number[];
	checks: Checks;
}

export interface SeededTeam {
	teamId: string;
	members: SeededMember[];
}

const statuses: readonly Status[] = ['yes', 'no', 'not-applicable'];

/** A team with members of two cohorts, zero to six runs each. */
export async function seedTeam(
	db: Db,
	{ seed, size, hash, mode = 'choice', shares = false }: { seed: number; size: number; hash: string; mode?: 'choice' | 'free'; shares?: boolean }, // prettier-ignore
): Promise<SeededTeam> {
	const next = chance(seed);
	const teamId = uuid();
	await db.insert(team).values({ teamId, name: `团队 ${seed}`, shares });
	const members = Array.from({ length: size }, (_, place): SeededMember => ({
		userId: `user-${seed}-${place}`,
		nickname: `成员 ${place}`,
		cohort: place % 5 === 0 ? null : place % 2 === 0 ? '甲' : '乙',
		ranked: next() > 0.1,
		totals: Array.from({ length: Math.floor(next() * 7) }, () => Math.floor(next() * 101)),
		checks: Object.fromEntries(checkOrder.map((id) => [id, statuses[Math.floor(next() * 3)]])) as Checks,
	}));
	for (const { userId, nickname, cohort, ranked } of members)
		await db.insert(member).values({ teamId, userId, role: 'member', nickname, cohort, ranked });
	const counts = Array.from({ length: 101 }, () => 0);
	for (const { userId, totals, checks } of members) {
		const [first] = totals;
		const latest = totals.at(-1);
		if (first === undefined || latest === undefined) continue;
		const best = Math.max(...totals);
		counts[first] = (counts[first] ?? 0) + 1;
		const own = Array.from({ length: 101 }, () => 0);
		for (const total of totals) own[total] = (own[total] ?? 0) + 1;
		const spread = spreadOf(totals);
		const at = new Date(Date.UTC(2026, 4, 28));
		const kept = (total: number) => ({ total, figures: encodeFigures(figuresOf(total)), checks: encodeChecks(checks) });
		const [one, two, three] = [kept(first), kept(best), kept(latest)];
		await db.insert(standing).values({
			teamId, scenarioHash: hash, mode, userId, tries: totals.length, totals: own, spread: spread ? encodeSpread(spread) : [],
			firstRun: uuid(), firstAt: at, firstTotal: one.total, firstFigures: one.figures, firstChecks: one.checks, firstPicks: [],
			bestRun: uuid(), bestAt: at, bestTotal: two.total, bestFigures: two.figures, bestChecks: two.checks,
			latestRun: uuid(), latestAt: at, latestTotal: three.total, latestFigures: three.figures, latestChecks: three.checks,
		}); // prettier-ignore
	}
	await db.insert(teamHistogram).values({ teamId, scenarioHash: hash, mode, shares, counts });
	return { teamId, members };
}
