import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeRun } from '../../../src/lib/core/run/decode.ts';
import { hashOf, read } from '../../../src/lib/core/scenario/read.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import type { Database } from '../../../src/lib/server/database/database.ts';
import { ingest } from '../../../src/lib/server/runs/ingest.ts';
import { KnownScenarios } from '../../../src/lib/server/scenarios/known.ts';
import {
	currentOf,
	longestSource,
	mostInAMinute,
	publishToTeam,
	sourceOf,
	versionsOf,
	withdrawFromTeam,
} from '../../../src/lib/server/scenarios/publish.ts';
import { keepShipped } from '../../../src/lib/server/scenarios/shipped.ts';
import { shippedScenario, teamScenario } from '../../../src/lib/server/schema/run.ts';
import { auditOf } from '../../../src/lib/server/teams/audit.ts';
import { freshDatabase, kinds } from '../../support/databases.ts';
import { meansIn, teamOf } from '../../support/ingesting.ts';
import { sentRun, shipped, sourceOf as shippedSource } from '../../support/sent-runs.ts';

/** A shipped scenario as a trainer might have written it: another name, another number. */
const own = (version = 1, more = '') =>
	shippedSource('cash-flow-excuse')
		.replace(/^id: .*$/m, 'id: our-debtor')
		.replace(/^version: .*$/m, `version: ${version}`) + more;
const scenarioOf = (source: string) => read(source).scenario as Scenario;
const ours = ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse'];

describe.each(kinds)('Scenarios, in a %s', (kind) => {
	let database: Database & { remove(): Promise<void> };
	let trainer: { teamId: string; userId: string };
	const publish = (source: string) => publishToTeam(database.db, trainer, source, ours);

	beforeAll(async () => {
		database = await freshDatabase(kind);
	}, 120_000);
	afterAll(() => database.remove());
	beforeEach(async () => {
		const { teamId, userIds } = await teamOf(database.db, 'trainer');
		trainer = { teamId, userId: userIds[0] ?? '' };
	});

	it('that come with the product are kept once, every version of them, and their texts read only when one is missing', async () => {
		const { db } = database;
		const asked: string[] = [];
		const textOf = async ({ id, language }: { id: string; language: 'zh' | 'en' }) => {
			asked.push(id);
			return shippedSource(id, language);
		};
		const { hash, version, title } = shipped();
		const edition = { id: 'evasive-debtor', language: 'zh', version, hash, title } as const;
		await keepShipped(db, [edition], textOf);
		await Promise.all([keepShipped(db, [edition], textOf), keepShipped(db, [edition], textOf)]);
		expect(asked).toEqual(['evasive-debtor']);
		const later = { ...edition, hash: hashOf(own()), version: version + 1 };
		await keepShipped(db, [later], async () => own());
		const rows = await db.select({ hash: shippedScenario.hash }).from(shippedScenario);
		expect(rows.map((row) => row.hash).sort()).toEqual([hash, later.hash].sort());
		// The later text is called what its folder is called.
		expect((await new KnownScenarios().one(db, trainer.teamId, later.hash))?.id).toBe('evasive-debtor');
		await db.delete(shippedScenario);
	});

	it('that a team published are known to it by their hash, to no other team, and never change', async () => {
		const { db } = database;
		const published = await publish(own());
		const hash = hashOf(own());
		expect(published).toMatchObject({ published: true, hash, scenarioId: 'our-debtor', language: 'zh', version: 1 });
		const known = new KnownScenarios();
		expect((await known.one(db, trainer.teamId, hash))?.hash).toBe(hash);
		const { teamId } = await teamOf(db);
		expect(await known.one(db, teamId, hash)).toBeNull();
		expect(await sourceOf(db, teamId, hash)).toBeNull();
		expect(await sourceOf(db, trainer.teamId, hash)).toBe(own());
		expect(await publish(own(1, '\n'))).toEqual({ published: false, refused: 'version', count: 1 });
		expect(await publish(own(2, '\n'))).toMatchObject({ published: true, version: 2 });
		expect(await sourceOf(db, trainer.teamId, hash)).toBe(own());
		expect((await versionsOf(db, trainer.teamId)).map(({ version }) => version)).toEqual([2, 1]);
		expect((await auditOf(db, trainer.teamId)).map(({ action, subject }) => [action, subject])).toEqual([
			['scenario-published', 'our-debtor'],
			['scenario-published', 'our-debtor'],
		]);
	});

	it('that were withdrawn are off the shelf, still verify runs, and come back when they are published again', async () => {
		const { db } = database;
		await publish(own());
		const hash = hashOf(own());
		const member = trainer;
		expect(await withdrawFromTeam(db, trainer, hash)).toBe(true);
		expect(await withdrawFromTeam(db, trainer, hash)).toBe(false);
		expect(await sourceOf(db, trainer.teamId, hash)).toBeNull();
		const run = sentRun(scenarioOf(own()), 3);
		expect(await ingest(db, member, [encodeRun(run)], await meansIn(db))).toMatchObject([
			{ unverified: null, uncounted: null },
		]);
		expect(await publish(own())).toMatchObject({ published: true });
		expect(await sourceOf(db, trainer.teamId, hash)).toBe(own());
		expect(await versionsOf(db, trainer.teamId)).toMatchObject([{ withdrawn: false }]);
	});

	it('are practised in the highest version of each language that was not withdrawn', async () => {
		const { db } = database;
		const english = shippedSource('cash-flow-excuse', 'en')
			.replace(/^id: .*$/m, 'id: our-debtor')
			.replace(/^version: .*$/m, 'version: 1');
		for (const each of [own(1), own(3), english]) await publish(each);
		const current = async () => (await currentOf(db, trainer.teamId, 'our-debtor')).map(({ hash }) => hash).sort();
		expect(await current()).toEqual([hashOf(own(3)), hashOf(english)].sort());
		await withdrawFromTeam(db, trainer, hashOf(own(3)));
		expect(await current()).toEqual([hashOf(own(1)), hashOf(english)].sort());
		const { teamId } = await teamOf(db);
		expect(await currentOf(db, teamId, 'our-debtor')).toEqual([]);
	});

	it('are not published with errors, under the id of one of ours, or when they are too long', async () => {
		expect(await publish('# 没有开头')).toMatchObject({ published: false, refused: 'errors' });
		expect(await publish('')).toMatchObject({ published: false, refused: 'errors' });
		expect(await publish(own().replace(/\(#[^)]*\)/, '(#去不了)'))).toMatchObject({
			published: false,
			refused: 'errors',
		});
		expect(await publish(shippedSource('evasive-debtor'))).toEqual({ published: false, refused: 'id-taken' });
		expect(await publish(own() + ' '.repeat(longestSource))).toEqual({ published: false, refused: 'too-long' });
		expect(await versionsOf(database.db, trainer.teamId)).toEqual([]);
	});

	it('are not published with signs that no database keeps', async () => {
		expect(await publish(own(1, '\n\0'))).toMatchObject({ published: false, refused: 'errors' });
		expect(await publish(own(1, '\n\ud83d'))).toMatchObject({ published: false, refused: 'errors' });
	});

	it('are checked for one user only so often in a minute, whatever the team', async () => {
		for (let each = 0; each < mostInAMinute; each++) expect(await publish('')).toMatchObject({ refused: 'errors' });
		expect(await publish(own())).toEqual({ published: false, refused: 'too-often' });
		const { teamId, userIds } = await teamOf(database.db, 'trainer');
		const elsewhere = { ...trainer, teamId };
		expect(await publishToTeam(database.db, elsewhere, own(), ours)).toMatchObject({ refused: 'too-often' });
		expect(await publishToTeam(database.db, { teamId, userId: userIds[0] ?? '' }, own(), ours)).toMatchObject({ published: true }); // prettier-ignore
	});

	it('are kept in this process no more than a few at a time, and not believed when their text was changed', async () => {
		const { db } = database;
		for (const version of [1, 2, 3]) await publish(own(version));
		const hashes = [1, 2, 3].map((version) => hashOf(own(version)));
		const known = new KnownScenarios(2);
		expect((await known.find(db, trainer.teamId, hashes)).size).toBe(3);
		const again = await known.find(db, trainer.teamId, hashes);
		expect([...again.keys()].sort()).toEqual([...hashes].sort());
		await db
			.update(teamScenario)
			.set({ source: own(7) })
			.where(eq(teamScenario.hash, hashes[0] ?? ''));
		expect(await new KnownScenarios().one(db, trainer.teamId, hashes[0] ?? '')).toBeNull();
	});
});
