import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { occasionsOf } from '../../../src/lib/core/score/occasions.ts';
import { blankTicks, type Ticks } from '../../../src/lib/core/score/roleplay/ticks.ts';
import type { Database, Db } from '../../../src/lib/server/database/database.ts';
import {
	keepTicks, latestRunOf, maySee, mayTick, observationOf, observationsFor, pairUp, ticksOf, type Observation, type Pair,
} from '../../../src/lib/server/roleplay/observations.ts'; // prettier-ignore
import { member } from '../../../src/lib/server/schema/team.ts';
import { auditOf } from '../../../src/lib/server/teams/audit.ts';
import { createTeam } from '../../../src/lib/server/teams/teams.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { firstChangeFails, type FirstChangeFails } from '../../support/first-change-fails.ts';
import { smallTalk } from '../../support/small-talk.ts';

describe.each(kinds)('a role play in a database of the kind %s', (kind) => {
	let database: Database & { remove(): Promise<void> };
	let db: Db;
	let teamId: string;
	let way: FirstChangeFails;
	beforeAll(async () => {
		database = await freshDatabase(kind);
		db = database.db;
		way = await firstChangeFails(db, ['observation']);
		teamId = await createTeam(db, { name: '华东', userId: 'trainer', nickname: '周' });
		await db.insert(member).values(['li', 'wang', 'zhao'].map((userId) => ({ teamId, userId, role: 'member' as const, nickname: userId }))); // prettier-ignore
	}, 60_000);
	afterAll(() => database.remove());

	const pair: Pair = { trainee: 'li', debtor: 'wang', observer: 'zhao' };
	const up = (own: Partial<Pair> = {}) =>
		pairUp(db, { teamId, actor: 'trainer', scenario: smallTalk, pair: { ...pair, ...own } });
	const made = async () => (await observationOf(db, teamId, await up())) as Observation;

	it('is set up among members of the team, three different ones', async () => {
		expect(await up({ trainee: 'zhao' })).toBe('same');
		expect(await up({ debtor: 'li' })).toBe('same');
		expect(await up({ observer: 'stranger' })).toBe('no-member');
		expect(await up({ debtor: 'stranger' })).toBe('no-member');
		expect(await up({ debtor: null })).toMatch(/^[0-9a-f-]{36}$/);
		const own = await made();
		expect(ticksOf(own, smallTalk)).toEqual(blankTicks(smallTalk));
		expect((await auditOf(db, teamId))[0]).toMatchObject({ action: 'observation-kept', subject: 'li' });
	});

	it('is seen by who took part and by trainers, and ticked by its observer', async () => {
		const own = await made();
		const who = (userId: string, role: 'member' | 'trainer' = 'member') => ({ userId, role });
		expect(['li', 'wang', 'zhao', 'other'].map((each) => maySee(own, who(each)))).toEqual([true, true, true, false]);
		expect(['li', 'wang', 'zhao'].map((each) => mayTick(own, who(each)))).toEqual([false, false, true]);
		expect(mayTick(own, who('trainer', 'trainer'))).toBe(true);
		// Who trains others and plays the trainee is seen by somebody else.
		expect(mayTick(own, who('li', 'trainer'))).toBe(false);
		expect(maySee(own, who('li', 'trainer'))).toBe(true);
		expect((await observationsFor(db, teamId, who('other'))).length).toBe(0);
		expect((await observationsFor(db, teamId, who('li')))[0]).toMatchObject({ observationId: own.observationId });
		const elsewhere = await createTeam(db, { name: '华南', userId: 'trainer', nickname: '周' });
		expect(await observationOf(db, elsewhere, own.observationId)).toBeNull();
	});

	it('keeps what was ticked, scored here, and says in the audit log what it came to', async () => {
		const own = await made();
		const keep = (sent: unknown) => keepTicks(db, smallTalk, own, { actor: 'zhao', sent });
		const ticks: Ticks = { ...blankTicks(smallTalk), outcome: 'agreed', rung: 3 };
		expect(await keep(ticks)).toMatchObject({ total: null });
		for (const id of occasionsOf(smallTalk).weights.keys()) ticks.checks[id] = { answer: 'yes', words: '' };
		const kept = await keep(ticks);
		expect(kept).toMatchObject({ total: expect.any(Number) as unknown });
		const again = (await observationOf(db, teamId, own.observationId)) as Observation;
		expect(ticksOf(again, smallTalk)).toEqual(ticks);
		expect(again.total).toBe((kept as { total: number }).total);
		expect((await auditOf(db, teamId))[0]?.detail).toMatchObject({ stage: 'complete', total: again.total });
	});

	it('keeps nothing that is no sheet of this scenario, and no total that a client says', async () => {
		const own = await made();
		const keep = (sent: unknown) => keepTicks(db, smallTalk, own, { actor: 'zhao', sent });
		const blank = blankTicks(smallTalk);
		for (const sent of [null, [], 'x', { ...blank, format: 2 }, { ...blank, checks: { nothing: {} } }, { ...blank, notes: 'x'.repeat(5000) }])
			expect(await keep(sent)).toBe('unreadable'); // prettier-ignore
		expect(await keep({ ...blank, scenario: { ...blank.scenario, hash: 'f'.repeat(64) } })).toBe('other-scenario');
		expect(await keep({ ...blank, total: 100 })).toMatchObject({ total: null });
		expect((await observationOf(db, teamId, own.observationId))?.total).toBeNull();
	});

	it('keeps what no database takes without what it does not take', async () => {
		const own = await made();
		const broken: Ticks = { ...blankTicks(smallTalk), notes: '一\u0000二\ud83d\n三\ude00' };
		broken.checks = { 'next-contact': { answer: 'yes', words: '“\ud83d”' } };
		broken.scenario = { ...broken.scenario, id: `${smallTalk.id}\u0000` };
		expect(await keepTicks(db, smallTalk, own, { actor: 'zhao', sent: broken })).toMatchObject({ total: null });
		const kept = ticksOf((await observationOf(db, teamId, own.observationId)) as Observation, smallTalk);
		expect(kept.notes).toBe('一二\ufffd\n三\ufffd');
		expect(kept.checks).toEqual({ 'next-contact': { answer: 'yes', words: '“\ufffd”' } });
		expect(kept.scenario.id).toBe(smallTalk.id);
	});

	it('keeps no sheet that grew from an older one than is kept, and says so', async () => {
		const own = await made();
		const keep = (notes: string, seen: Date | null) =>
			keepTicks(db, smallTalk, own, { actor: 'zhao', sent: { ...blankTicks(smallTalk), notes }, seen });
		const notes = async () => ticksOf((await observationOf(db, teamId, own.observationId)) as Observation, smallTalk).notes; // prettier-ignore
		const first = (await keep('观察员', own.at)) as { at: Date };
		expect(first.at.getTime()).toBeGreaterThan(own.at.getTime());
		expect(await keep('培训师', own.at)).toEqual({ older: true, at: first.at });
		expect(await notes()).toBe('观察员');
		// Its answer was lost on the way: the very same comes once more.
		expect(await keep('观察员', own.at)).toEqual({ total: null, at: first.at });
		expect(await keep('培训师', first.at)).toMatchObject({ total: null });
		expect(await notes()).toBe('培训师');
		// Two at once that grew from the same: one of them stays.
		const { at } = (await observationOf(db, teamId, own.observationId)) as Observation;
		const both = await Promise.all([keep('甲', at), keep('乙', at)]);
		expect(both.filter((each) => typeof each === 'object' && 'older' in each)).toHaveLength(1);
		expect(await keep('说不出看过哪张', null)).toMatchObject({ total: null });
		expect(await keepTicks(db, smallTalk, { ...own, observationId: teamId }, { actor: 'zhao', sent: blankTicks(smallTalk) })).toBe('gone'); // prettier-ignore
	});

	it('does again what had to give way to something else', async () => {
		const id = await way.once(() => up());
		const own = (await observationOf(db, teamId, id)) as Observation;
		const sent = { ...blankTicks(smallTalk), notes: '再来' };
		expect(await way.once(() => keepTicks(db, smallTalk, own, { actor: 'zhao', sent, seen: own.at }))).toMatchObject({
			total: null,
		});
	});

	it('stands beside the machine’s word where there is one', async () => {
		expect(await latestRunOf(db, teamId, 'li', smallTalk.id)).toBeNull();
	});
});
