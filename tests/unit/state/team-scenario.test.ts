import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/lib/core/scenario/read.ts';
import { takeCurrent, takeTeamScenario } from '../../../src/lib/state/team-scenario.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { Published } from '../../../src/lib/store/studio/published.ts';
import { sourceOf } from '../../support/sent-runs.ts';

const text = (language: 'zh' | 'en', version = 1) =>
	sourceOf('cash-flow-excuse', language)
		.replace(/^id: .*$/m, 'id: our-debtor')
		.replace(/^version: .*$/m, `version: ${version}`);

let database: HuikuanDatabase;
let store: Published;
beforeEach(() => {
	database = new HuikuanDatabase(`team-scenario-${crypto.randomUUID()}`);
	store = new Published(database);
});
afterEach(async () => {
	await database.delete();
});

/** A team's shelf behind its addresses, which counts what it is asked. */
class Shelf {
	readonly asked: string[] = [];
	status = 200;
	online = true;
	texts: Record<string, string>;
	constructor(texts: Record<string, string>) {
		this.texts = texts;
	}
	readonly fetch = ((address: string) => {
		const path = address.slice('/team/east/scenarios/'.length);
		this.asked.push(path);
		if (!this.online) return Promise.reject(new TypeError('no network'));
		if (this.status !== 200) return Promise.resolve(new Response('{}', { status: this.status }));
		if (path === 'current/our-debtor')
			return Promise.resolve(
				Response.json({
					current: Object.entries(this.texts).map(([language, each]) => ({ language, hash: hashOf(each) })),
				}),
			);
		const found = Object.values(this.texts).find((each) => hashOf(each) === path);
		return Promise.resolve(new Response(found ?? '{}', { status: found === undefined ? 404 : 200 }));
	}) as typeof fetch;
}

const take = (shelf: Shelf) => takeCurrent('east', 'our-debtor', store, shelf.fetch);

describe('A team’s scenario', () => {
	test('comes in every language that the team has it in, and is not fetched twice', async () => {
		const shelf = new Shelf({ zh: text('zh'), en: text('en') });
		expect(await take(shelf)).toBeNull();
		expect(Object.keys(await store.current('our-debtor')).sort()).toEqual(['en', 'zh']);
		expect(shelf.asked).toHaveLength(3);
		expect(await take(shelf)).toBeNull();
		expect(shelf.asked).toHaveLength(4);
	});
	test('comes anew when the team has a later version', async () => {
		const shelf = new Shelf({ zh: text('zh') });
		await take(shelf);
		shelf.texts = { zh: text('zh', 2) };
		expect(await take(shelf)).toBeNull();
		expect((await store.current('our-debtor')).zh?.version).toBe(2);
	});
	test('that cannot be had says why', async () => {
		const shelf = new Shelf({});
		expect(await take(shelf)).toEqual({ kind: 'gone', reason: null });
		shelf.online = false;
		expect(await take(shelf)).toEqual({ kind: 'failed', reason: null });
		shelf.online = true;
		for (const [status, kind] of [[401, 'signed-out'], [404, 'gone'], [503, 'failed']] as const) {
			shelf.status = status;
			expect(await take(shelf)).toEqual({ kind, reason: null });
		} // prettier-ignore
		expect(await store.shelf()).toEqual([]);
	});
	test('is not believed when its text is not what its hash says, nor an answer that is none of ours', async () => {
		const proxied = (body: string) => (() => Promise.resolve(new Response(body))) as unknown as typeof fetch;
		expect((await takeTeamScenario('east', hashOf(text('zh')), store, proxied(text('zh', 3)))).trouble).toEqual({
			kind: 'broken',
			reason: null,
		});
		for (const body of ['<html>Please log in to the hotel</html>', '{}', '{"current":[{}]}', 'null'])
			expect(await takeCurrent('east', 'our-debtor', store, proxied(body))).toEqual({ kind: 'failed', reason: null });
		expect(await store.shelf()).toEqual([]);
	});
});
