import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardOf, compareCohorts, measures, type Measure } from '../../../src/lib/core/board/board.ts';
import { percentileAmongTeams } from '../../../src/lib/core/board/percentile.ts';
import { askedBoard, askedCohorts, askedDiscipline } from '../../../src/lib/server/boards/asked.ts';
import { writeCsv } from '../../../src/lib/server/boards/csv.ts';
import { boardChoices } from '../../../src/lib/server/boards/disciplines.ts';
import { sharedHistogramOf } from '../../../src/lib/server/boards/histograms.ts';
import { firstTriesOf, standingsOf } from '../../../src/lib/server/boards/members.ts';
import { shippedScenario } from '../../../src/lib/server/schema/run.ts';
import { changeTeam } from '../../../src/lib/server/teams/teams.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { figuresOf, seedTeam, type SeededTeam } from '../../support/standings.ts';

const hash = 'a'.repeat(64);
const key = { hash, mode: 'choice' as const };

describe.each(kinds)('boards on a database of the kind %s', (kind) => {
	let base: Awaited<ReturnType<typeof freshDatabase>>;
	const teams: SeededTeam[] = [];
	let ours: SeededTeam;
	beforeAll(async () => {
		base = await freshDatabase(kind);
		for (const seed of [1, 2, 3, 4, 5])
			teams.push(await seedTeam(base.db, { seed, size: 40, hash, shares: seed !== 5 }));
		if (!teams[0]) throw new Error('no team');
		ours = teams[0];
	}, 60_000);
	afterAll(() => base.remove());

	it('rank by an independent count: a member’s rank is one more than the members ahead, and ties share it', async () => {
		for (const choice of ['first', 'best', 'latest'] as const) {
			const members = await standingsOf(base.db, ours.teamId, key, { measure: 'total', choice });
			expect(members).toHaveLength(40);
			for (const { member, first } of members)
				expect(first).toBe(ours.members.find(({ userId }) => userId === member)?.totals[0] ?? null);
			const board = boardOf(members, { measure: 'total', fewestMembers: 3 });
			const valueOf = ({ totals }: { totals: number[] }) =>
				choice === 'first' ? totals[0] : choice === 'latest' ? totals.at(-1) : Math.max(...totals);
			const played = ours.members.filter(({ totals }) => totals.length > 0);
			const open = played.filter(({ ranked }) => ranked);
			expect(board.rows).toHaveLength(open.length);
			expect(board.members).toBe(played.length);
			expect(board.ranking.optedOut).toBe(played.length - open.length);
			for (const row of board.rows) {
				const own = open.find(({ userId }) => userId === row.member);
				const value = own && valueOf(own);
				expect(row.value).toBe(value);
				expect(row.rank).toBe(1 + open.filter((other) => (valueOf(other) ?? 0) > (value ?? 0)).length);
				expect(row.sharing).toBe(open.filter((other) => valueOf(other) === value).length);
				expect(row.tries).toBe(own?.totals.length);
				const below = played.filter((other) => (valueOf(other) ?? 0) < (value ?? 0)).length;
				const equal = played.filter((other) => valueOf(other) === value).length;
				expect(row.percentile?.percentile).toBeCloseTo((100 * (below + equal / 2)) / played.length, 9);
				const sorted = own?.totals.toSorted((a, b) => a - b) ?? [];
				const middle = (sorted.length - 1) / 2;
				expect(row.spread?.median).toBe(((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2);
			}
		}
	});

	it('leave the first tries to the heat map and the digest, with every check of theirs', async () => {
		const firsts = await firstTriesOf(base.db, ours.teamId, key);
		const played = ours.members.filter(({ totals }) => totals.length > 0);
		expect(new Map(firsts.map(({ member, checks }) => [member, checks]))).toEqual(
			new Map(played.map(({ userId, checks }) => [userId, checks])),
		);
	});

	it('rank nobody while fewer have played than the team wants, and list them by name', async () => {
		const members = await standingsOf(base.db, ours.teamId, key, { measure: 'total', choice: 'first' });
		const board = boardOf(members, { measure: 'total', fewestMembers: 1000 });
		expect(board.rows.every(({ rank }) => rank === null)).toBe(true);
		expect(board.ranking.missing).toBe(1000 - board.rows.length);
		expect(board.rows.map(({ name }) => name)).toEqual(board.rows.map(({ name }) => name).toSorted());
	});

	it('compare times of passed runs alone, the shorter the better', async () => {
		const members = await standingsOf(base.db, ours.teamId, key, { measure: 'time', choice: 'best' });
		const board = boardOf(members, { measure: 'time', fewestMembers: 1 });
		expect(board.rows.every(({ passed }) => passed)).toBe(true);
		const ranked = board.rows.map(({ value }) => value);
		expect(ranked).toEqual(ranked.toSorted((a, b) => a - b));
	});

	it('show each measure as the figures of the shown run have it, and nobody of whom it says nothing', async () => {
		for (const measure of measures) {
			const members = await standingsOf(base.db, ours.teamId, key, { measure, choice: 'latest' });
			for (const { member, shown } of members) {
				const total = ours.members.find(({ userId }) => userId === member)?.totals.at(-1);
				const figures = total === undefined ? null : figuresOf(total);
				const own: Record<Measure, number | null> | null = figures && {
					...figures.principles,
					total: figures.total,
					lscp: figures.lscp.mean,
					rung: figures.rung,
					time: figures.passed ? figures.seconds : null,
				};
				expect(shown && [measure, shown.value]).toEqual(own && [measure, own[measure]]);
			}
			// Patience does not apply in what these members played.
			expect(boardOf(members, { measure, fewestMembers: 3 }).rows.length > 0).toBe(measure !== 'patience');
		}
	});

	it('compare cohorts as Welch would by hand', async () => {
		const members = await standingsOf(base.db, ours.teamId, key, { measure: 'total', choice: 'first' });
		const { means, sizes } = compareCohorts(members, ['甲', '乙'], 'total');
		const firsts = (cohort: string) => ours.members.filter((each) => each.cohort === cohort).flatMap(({ totals }) => totals[0] ?? []); // prettier-ignore
		const [a, b] = [firsts('甲'), firsts('乙')];
		expect(sizes).toEqual([a.length, b.length]);
		if ('reason' in means) throw new Error(means.reason);
		const mean = (list: number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
		const share = (list: number[]) => list.reduce((sum, each) => sum + (each - mean(list)) ** 2, 0) / (list.length - 1) / list.length; // prettier-ignore
		expect(means.difference).toBeCloseTo(mean(a) - mean(b), 9);
		const [one, other] = [share(a), share(b)];
		expect(means.degrees).toBeCloseTo((one + other) ** 2 / (one ** 2 / (a.length - 1) + other ** 2 / (b.length - 1)), 9); // prettier-ignore
		expect(means.high - means.difference).toBeCloseTo(means.difference - means.low, 9);
	});

	it('show nothing of all teams while fewer than five agree, and a percentile once five do', async () => {
		const now = Date.UTC(2026, 5, 1);
		const four = await sharedHistogramOf(base.db, key, now);
		expect(four.teams).toBe(4);
		expect(percentileAmongTeams(four.histogram, four.teams, 50)).toEqual({ reason: 'too-few-teams', missing: 1 });
		await changeTeam(base.db, teams[4]?.teamId ?? '', 'somebody', { shares: true });
		expect((await sharedHistogramOf(base.db, key, now + 60_000)).teams).toBe(4);
		const five = await sharedHistogramOf(base.db, key, now + 3_600_001);
		expect(five.teams).toBe(5);
		const firsts = teams.flatMap(({ members }) => members.flatMap(({ totals }) => totals[0] ?? []));
		const total = firsts[3] ?? 0;
		const among = percentileAmongTeams(five.histogram, five.teams, total);
		if ('reason' in among) throw new Error(among.reason);
		const below = firsts.filter((each) => each < total).length;
		const equal = firsts.filter((each) => each === total).length;
		expect(among.n).toBe(firsts.length);
		expect(among.percentile).toBeCloseTo((100 * (below + equal / 2)) / firsts.length, 9);
	});

	it('are offered for what the team has played, and give way where an address asks for another', async () => {
		await base.db
			.insert(shippedScenario)
			.values({ hash, scenarioId: 'evasive-debtor', language: 'zh', version: 1, title: '月底再说', source: '…' });
		const played = await boardChoices(base.db, ours.teamId);
		expect(played).toMatchObject([{ hash, mode: 'choice', title: '月底再说' }]);
		expect(askedDiscipline(new URLSearchParams({ s: 'none' }), played)).toBe(played[0]);
		expect(askedDiscipline(new URLSearchParams({ of: `${hash} choice` }), played)).toBe(played[0]);
		expect(askedDiscipline(new URLSearchParams(), [])).toBeNull();
		expect(askedBoard(new URLSearchParams({ by: 'height', try: 'worst' }))).toEqual({
			measure: 'total',
			choice: 'first',
		});
		expect(askedCohorts(new URLSearchParams({ a: '甲', b: '甲' }), ['甲', '乙'])).toBeNull();
		expect(askedCohorts(new URLSearchParams({ a: '乙', b: '甲' }), ['甲', '乙'])).toEqual(['乙', '甲']);
		expect(await boardChoices(base.db, '01890000-0000-7000-8000-000000000000')).toEqual([]);
	});
});

describe('a file for spreadsheets', () => {
	it('keeps commas, quotes and line ends within their cell, and runs nothing', () => {
		expect(writeCsv([['名', 'a,b'], ['=1+1', '他说"好"\n再见'], [null, -3]])).toBe('\uFEFF名,"a,b"\r\n\'=1+1,"他说""好""\n再见"\r\n,-3\r\n'); // prettier-ignore
	});
});
