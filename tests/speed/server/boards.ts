/** A board over a million runs: made rows of the right form, the page's own queries, and how the database answers them. */
import { sql, type SQL } from 'drizzle-orm';
import { boardOf } from '../../../src/lib/core/board/board.ts';
import { checkOrder, encodeFigures } from '../../../src/lib/core/board/figures.ts';
import { rowsOf, type Db } from '../../../src/lib/server/database/database.ts';
import { boardChoices } from '../../../src/lib/server/boards/disciplines.ts';
import { firstTriesOf, standingsOf, type BoardKey } from '../../../src/lib/server/boards/members.ts';
import { newestOf } from '../../../src/lib/server/boards/newest.ts';
import { progressOfMember, transferOfMember } from '../../../src/lib/server/boards/way.ts';
import { shippedScenario } from '../../../src/lib/server/schema/run.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { figuresOf } from '../../support/standings.ts';
import { line, megabytes, milliseconds, quantile } from './table.ts';

const members = 200;
const hashes = ['a', 'b', 'c'].map((sign) => sign.repeat(64));
/** Others that use the same server, with a standing for each of their members too. */
const otherTeams = 20;
const ours = '01890a5d-ac96-774b-bcce-000000000000';
const asks = 300;
const compareNames = new Intl.Collator('zh').compare;

export async function measureBoards({ large }: { large: boolean }): Promise<void> {
	for (const kind of kinds.toReversed()) {
		const named = kind === 'server' ? 'PostgreSQL' : 'PGlite';
		const database = await freshDatabase(kind);
		const { db } = database;
		try {
			await people(db);
			let there = 0;
			for (const runs of large && kind === 'server' ? [1_000_000, 10_000_000] : [1_000_000]) {
				const start = performance.now();
				await playedRuns(db, there, runs);
				there = runs;
				await db.execute(sql`analyze`);
				line(
					`${runs.toLocaleString('en')} runs, ${named}: put in`,
					`${Math.round((performance.now() - start) / 1000)} s`,
				);
				await ask(db, named, runs);
			}
		} finally {
			await database.remove();
		}
	}
}

async function ask(db: Db, named: string, runs: number): Promise<void> {
	const key: BoardKey = { hash: hashes[0] ?? '', mode: 'choice' };
	const steps = {
		'the standings of all members': () => standingsOf(db, ours, key, { measure: 'total', choice: 'first' }),
		'the run that came in last (live updates)': () => newestOf(db, ours, key),
		'what can be compared': () => boardChoices(db, ours),
	};
	const further = {
		'a member’s way since joining': () => progressOfMember(db, ours, 'user-0-7'),
		'a member’s transfer score': () => transferOfMember(db, ours, 'user-0-7'),
		'the first tries of all, for the heat map': () => firstTriesOf(db, ours, key),
	};
	const times = new Map(Object.keys(steps).map((name) => [name, [] as number[]]));
	const whole: number[] = [];
	const computing: number[] = [];
	for (let each = -20; each < asks; each++) {
		let sum = 0;
		for (const [name, step] of Object.entries(steps)) {
			const start = performance.now();
			const answer = await step();
			const took = performance.now() - start;
			sum += took;
			if (each >= 0) times.get(name)?.push(took);
			if (name !== 'the standings of all members' || each < 0) continue;
			const before = performance.now();
			boardOf(answer as Awaited<ReturnType<typeof standingsOf>>, { measure: 'total', fewestMembers: 3, compareNames }); // prettier-ignore
			computing.push(performance.now() - before);
		}
		if (each >= 0) whole.push(sum);
	}
	const both = (values: readonly number[]) =>
		`${milliseconds(quantile(values, 0.5))} ${milliseconds(quantile(values, 0.95))}`;
	const standings = times.get('the standings of all members') ?? [];
	const met = quantile(standings, 0.95) < 5;
	line(`board of ${members} over ${runs.toLocaleString('en')} runs, ${named}, p50 and p95`, both(standings), 'p95 under 5 ms', met); // prettier-ignore
	for (const [name, values] of times) if (values !== standings) line(`  ${name}`, both(values));
	line('  all three, as the page asks them', both(whole));
	line('  computing the board from its rows', both(computing));
	for (const [name, step] of Object.entries(further)) {
		const took: number[] = [];
		for (let each = -5; each < asks / 3; each++) {
			const start = performance.now();
			await step();
			if (each >= 0) took.push(performance.now() - start);
		}
		line(`  ${name}`, both(took));
	}
	const [size] = await rowsOf<{ bytes: string }>(db, sql`select pg_database_size(current_database())::text as bytes`);
	line('  database', megabytes(Number(size?.bytes)));
	for (const [name, step] of Object.entries(steps)) {
		if (name === 'what can be compared') continue;
		const [asked] = await statementsOf(db, step);
		if (asked) console.log(`\n  ${name}: ${(await explained(db, asked)).join('\n    ')}\n`);
	}
}

interface Statement {
	sql: string;
	params: unknown[];
}

/** What drizzle sends for some work. */
async function statementsOf(db: Db, work: () => Promise<unknown>): Promise<Statement[]> {
	const heard: Statement[] = [];
	const { session } = db as unknown as { session: { prepareQuery(query: Statement, ...rest: unknown[]): unknown } };
	const own = session.prepareQuery.bind(session);
	session.prepareQuery = (query, ...rest) => {
		heard.push(query);
		return own(query, ...rest);
	};
	await work();
	session.prepareQuery = own;
	return heard;
}

async function explained(db: Db, { sql: text, params }: Statement): Promise<string[]> {
	const parts = text.split(/\$(\d+)/);
	const statement = parts.reduce<SQL>(
		(whole, part, place) => (place % 2 ? sql`${whole}${params[Number(part) - 1]}` : sql`${whole}${sql.raw(part)}`),
		sql`explain (analyze, buffers) `,
	);
	return (await rowsOf<{ 'QUERY PLAN': string }>(db, statement)).map((row) => row['QUERY PLAN']);
}

/** The teams with their members, and a standing for each member in each scenario. */
async function people(db: Db): Promise<void> {
	await db.insert(shippedScenario).values(
		hashes.map((hash, place) => ({ hash, scenarioId: `measured-${place}`, language: 'zh', version: 1, title: `剧本 ${place}`, source: '' })), // prettier-ignore
	);
	const figures = sql.raw(`'{${encodeFigures(figuresOf(50)).join(',')}}'::smallint[]`);
	const checks = 'y'.repeat(checkOrder.length);
	const teamOf = sql.raw(`('01890a5d-ac96-774b-bcce-' || lpad(to_hex(t), 12, '0'))::uuid`);
	const run = sql`gen_random_uuid(), now(), (50 + u % 40)::smallint`;
	await db.execute(
		sql`insert into team (team_id, name) select ${teamOf}, 'Team ' || t from generate_series(0, ${sql.raw(String(otherTeams))}) t`,
	);
	await db.execute(sql`insert into member (team_id, user_id, role, nickname, cohort)
		select ${teamOf}, 'user-' || t || '-' || u, 'member', '学员 ' || u, case when u % 2 = 0 then '甲' else '乙' end
		from generate_series(0, ${sql.raw(String(otherTeams))}) t, generate_series(1, ${sql.raw(String(members))}) u`);
	for (const hash of hashes)
		await db.execute(sql`insert into standing
				(team_id, scenario_hash, mode, user_id, tries, first_run, first_at, first_total, first_figures, first_checks, first_picks, first_met,
					best_run, best_at, best_total, best_figures, best_checks, latest_run, latest_at, latest_total, latest_figures, latest_checks, totals, spread)
			select ${teamOf}, ${hash}, 'choice', 'user-' || t || '-' || u, 5,
				${run}, ${figures}, ${checks}, array[1, 5, 9]::smallint[], true, ${run}, ${figures}, ${checks}, ${run}, ${figures}, ${checks},
				array_fill(0, array[101]), array[200, 240, 280, 320, 360]::smallint[]
			from generate_series(0, ${sql.raw(String(otherTeams))}) t, generate_series(1, ${sql.raw(String(members))}) u`); // prettier-ignore
}

/** Runs of ours, in portions: a million rows in one statement need memory that the embedded database has not. */
async function playedRuns(db: Db, from: number, to: number): Promise<void> {
	const figures = sql.raw(`'{${encodeFigures(figuresOf(50)).join(',')}}'::smallint[]`);
	const checks = 'y'.repeat(checkOrder.length);
	for (let first = from; first < to; first += 100_000)
		await db.execute(sql`insert into run
			(team_id, run_id, user_id, scenario_hash, scenario_id, mode, coaching, started_at, finished_at, received_at, digest, total, passed, figures, checks, picks)
			select ${ours}::uuid, gen_random_uuid(), 'user-0-' || (1 + n % ${sql.raw(String(members))}),
				(array[${sql.join(hashes.map((hash) => sql`${hash}`), sql`, `)}])[1 + n % 3], 'measured-' || n % 3, 'choice', 'exam',
				at, at, at, md5(n::text), (n % 101)::smallint, n % 101 >= 60, ${figures}, ${checks}, array[1, 5, 9]::smallint[]
			from generate_series(${sql.raw(String(first))}::int, ${sql.raw(String(first + 99_999))}::int) n,
				lateral (select timestamptz '2026-01-01' + n * interval '1 second' as at) moment`); // prettier-ignore
}
