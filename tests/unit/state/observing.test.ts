import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Observing, type SheetPlace } from '../../../src/lib/state/observing.svelte.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { Drafts } from '../../../src/lib/store/drafts.ts';
import { shippedScenarios } from '../../support/library.ts';

const [{ scenario } = { scenario: undefined }] = shippedScenarios();
if (!scenario) throw new Error('no scenario');

let database: HuikuanDatabase;
let place: SheetPlace;
/** What was asked of the disk, to be waited for. */
let asked: Promise<void>[];

beforeEach(() => {
	database = new HuikuanDatabase(`observing-${crypto.randomUUID()}`);
	const drafts = new Drafts(database);
	asked = [];
	place = {
		get: (key) => drafts.get(key),
		put: (key, value) => void asked.push(drafts.put(key, value, 1)),
		remove: (key) => void asked.push(drafts.remove(key)),
	};
});
afterEach(async () => {
	await database.delete();
});

async function openedAgain(): Promise<Observing> {
	await Promise.all(asked);
	return Observing.open(scenario!, place);
}

describe('an observer’s sheet', () => {
	test('is as it was left, tick by tick', async () => {
		const sheet = await Observing.open(scenario, place);
		expect(sheet.blank).toBe(true);
		sheet.answer('empathise', 'yes');
		sheet.quote('empathise', '难为您了');
		sheet.addObjection('plead');
		sheet.addObjection('evade');
		sheet.step(0, 'listen', true);
		sheet.changeObjection(0, { words: '没钱' });
		sheet.removeObjection(1);
		sheet.hear('give-up', true);
		sheet.gaveWayLast = true;
		sheet.outcome = 'verbal';
		sheet.rung = 2;
		sheet.notes = '先问';
		const again = await openedAgain();
		expect(again.ticks).toEqual(sheet.ticks);
		expect(again.blank).toBe(false);
		expect(again.check('empathise')).toEqual({ answer: 'yes', words: '难为您了' });
		expect(again.ticks.objections).toMatchObject([{ kind: 'plead', words: '没钱', steps: { listen: true } }]);
		expect(again.card.outcome.id).toBe('verbal');
	});

	test('forgets that the last word gave way when nothing did', async () => {
		const sheet = await Observing.open(scenario, place);
		sheet.hear('give-up', true);
		sheet.gaveWayLast = true;
		sheet.hear('give-up', false);
		expect(sheet.ticks.gaveWayLast).toBe(false);
		expect(sheet.heard('give-up')).toBeNull();
	});

	test('is blank again for the next pair', async () => {
		const sheet = await Observing.open(scenario, place);
		sheet.answer('reflect', 'no');
		sheet.clear();
		expect(sheet.blank).toBe(true);
		expect((await openedAgain()).blank).toBe(true);
	});

	test('begins blank where what lies there is none of this version, or no sheet at all', async () => {
		const sheet = await Observing.open(scenario, place);
		sheet.answer('reflect', 'no');
		await Promise.all(asked);
		const later = { ...scenario, hash: 'later' };
		expect((await Observing.open(later, place)).blank).toBe(true);
		place.put(Observing.keyOf(scenario), { ...sheet.ticks, rung: 9 });
		expect((await openedAgain()).blank).toBe(true);
		const refusing: SheetPlace = { ...place, get: () => Promise.reject(new Error('shut')) };
		expect((await Observing.open(scenario, refusing)).blank).toBe(true);
	});
});
