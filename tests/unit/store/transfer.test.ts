import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { Drafts } from '../../../src/lib/store/drafts.ts';
import { eraseAll } from '../../../src/lib/store/erase.ts';
import { rowOf } from '../../../src/lib/store/row-of.ts';
import { Runs } from '../../../src/lib/store/runs.ts';
import { largestImport, Transfer, type TransferProgress } from '../../../src/lib/store/transfer.ts';
import { copyTimes, playOnto, smallTalk } from '../../support/filled-store.ts';
import { shippedScenarios } from '../../support/library.ts';

let database: HuikuanDatabase;
let runs: Runs;
let transfer: Transfer;
const day = '2026-06-05T08:00:00.000Z';

beforeEach(() => {
	database = new HuikuanDatabase(`transfer-${crypto.randomUUID()}`);
	runs = new Runs(database);
	transfer = new Transfer(database);
});
afterEach(async () => {
	await database.delete();
});

/** Everything on the disk. */
async function contents() {
	return {
		runs: await database.runs.toArray(),
		entries: await database.entries.toArray(),
		scenarios: await database.scenarios.toArray(),
	};
}

async function fill(): Promise<void> {
	await playOnto(runs, { at: 1000, until: 'begun' });
	await playOnto(runs, { at: 2000, until: 'follow-up', coaching: 'exam' });
	await playOnto(runs, { at: 3000, until: 'failed' });
	await playOnto(runs, { at: 4000, until: 'finished' });
}

/** An export as text, to be taken apart. */
async function exported(): Promise<string> {
	return (await transfer.export(day)).file.text();
}

interface Parsed {
	format: unknown;
	version: unknown;
	exportedAt: string;
	runs: { head: Record<string, unknown>; entries: Record<string, unknown>[] }[];
	scenarios: Record<string, Record<string, unknown>>;
}

describe('An export', () => {
	test('gives the same after everything was erased: rows, logs and scenarios', async () => {
		await fill();
		const before = await contents();
		const { file, runs: count, leftOut } = await transfer.export(day);
		expect({ count, leftOut }).toEqual({ count: 4, leftOut: 0 });
		await eraseAll(database);
		expect(await contents()).toEqual({ runs: [], entries: [], scenarios: [] });
		expect(await transfer.import(file)).toEqual({ added: 4, replaced: 0, kept: 0, differing: 0 });
		expect(await contents()).toEqual(before);
	});

	test('holds every rehearsal of the library, and scores each as it was', async () => {
		for (const { scenario, rehearsals } of shippedScenarios()) {
			for (const { source } of rehearsals) {
				const { rehearsal } = readRehearsal(source);
				if (!rehearsal) throw new Error('unreadable');
				const { run } = playRehearsal(scenario, rehearsal);
				const head = { ...run.head, id: crypto.randomUUID() };
				await runs.start(head, scenario, run.entries, run.entries[0]?.at ?? 0);
				await database.runs.put(rowOf(scenario, { ...run, head }));
			}
		}
		const before = await contents();
		expect(before.runs.filter(({ medal }) => medal === 'gold').length).toBeGreaterThan(1);
		const { file } = await transfer.export(day);
		await eraseAll(database);
		await transfer.import(file);
		expect(await contents()).toEqual(before);
	});

	test('is one JSON document that says what it is', async () => {
		await fill();
		const parsed = JSON.parse(await exported()) as Parsed;
		expect(parsed).toMatchObject({ format: 'huikuan-export', version: 1, exportedAt: day });
		expect(parsed.runs).toHaveLength(4);
		expect(Object.keys(parsed.scenarios)).toEqual([smallTalk.hash]);
		expect(Object.keys(parsed.runs[0] ?? {})).toEqual(['head', 'entries']);
	});

	test('of nothing is a file too, which brings nothing', async () => {
		const { file } = await transfer.export(day);
		expect(await transfer.import(file)).toEqual({ added: 0, replaced: 0, kept: 0, differing: 0 });
	});

	test('leaves out runs that cannot be opened here, so that they do not spoil the others', async () => {
		await fill();
		const broken = await playOnto(runs, { at: 9000 });
		await database.entries.put({ run: broken, position: 1, entry: { kind: 'finish', at: 1 } });
		const result = await transfer.export(day);
		expect(result).toMatchObject({ runs: 4, leftOut: 1 });
		await eraseAll(database);
		expect(await transfer.import(result.file)).toMatchObject({ added: 4 });
	});

	test('tells how far it is and stops when asked', async () => {
		await copyTimes(database, await playOnto(runs), 119);
		const told: TransferProgress[] = [];
		await transfer.export(day, { onprogress: (progress) => told.push(progress) });
		// After each batch, and whenever the page had a turn between.
		const done = told.map((progress) => progress.done);
		expect(done).toEqual(done.toSorted((a, b) => a - b));
		expect(done).toEqual(expect.arrayContaining([50, 100, 120]));
		expect(told.at(-1)).toMatchObject({ done: 120, total: 120 });
		const cancel = new AbortController();
		const stopped = transfer.export(day, { onprogress: () => cancel.abort(), signal: cancel.signal });
		await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
	});
});

describe('An import', () => {
	test('of what is here already changes nothing', async () => {
		await fill();
		const before = await contents();
		const { file } = await transfer.export(day);
		expect(await transfer.import(file)).toEqual({ added: 0, replaced: 0, kept: 4, differing: 0 });
		expect(await contents()).toEqual(before);
	});

	test('takes the longer log of a run, whichever side it is on, and leaves the runs that only one side has', async () => {
		const grown = await playOnto(runs, { at: 1000, until: 'finished' });
		const short = await transfer.export(day);
		const log = (await runs.load(grown))?.run.entries ?? [];
		// The disk falls back to an earlier moment of the run, and another run is begun.
		await database.entries.where('[run+position]').between([grown, 2], [grown, Infinity]).delete();
		await database.runs.update(grown, { entries: 2, phase: 'talk', total: null, passed: null, medal: null });
		const early = await transfer.export(day);
		const other = await playOnto(runs, { at: 5000 });
		expect(await transfer.import(short.file)).toEqual({ added: 0, replaced: 1, kept: 0, differing: 0 });
		expect((await runs.load(grown))?.run.entries).toEqual(log);
		expect((await runs.load(grown))?.row).toMatchObject({ phase: 'finished', entries: log.length });
		expect(await transfer.import(early.file)).toEqual({ added: 0, replaced: 0, kept: 1, differing: 0 });
		expect((await runs.load(grown))?.run.entries).toEqual(log);
		expect(await runs.load(other)).toBeDefined();
	});

	test('of a file that holds one run twice takes the longer one', async () => {
		await playOnto(runs, { until: 'finished' });
		const parsed = JSON.parse(await exported()) as Parsed;
		const [run] = parsed.runs;
		if (!run) throw new Error('no run');
		const early = { ...run, entries: run.entries.slice(0, 4) };
		await eraseAll(database);
		await transfer.import(new Blob([JSON.stringify({ ...parsed, runs: [early, run, early] })]));
		expect((await database.runs.toArray()).map(({ entries }) => entries)).toEqual([run.entries.length]);
		expect(await database.entries.count()).toBe(run.entries.length);
	});

	test('never puts another run in the place of one that is here, however long it is', async () => {
		const id = await playOnto(runs, { at: 1000, until: 'begun' });
		const before = await contents();
		// The same id, another course: as when one file was gone on with on two computers.
		const elsewhere = new HuikuanDatabase(`elsewhere-${crypto.randomUUID()}`);
		const other = await playOnto(new Runs(elsewhere), { at: 1000, until: 'failed' });
		const text = (await (await new Transfer(elsewhere).export(day)).file.text()).replaceAll(other, id);
		await elsewhere.delete();
		expect(await transfer.import(new Blob([text]))).toEqual({ added: 0, replaced: 0, kept: 0, differing: 1 });
		expect(await contents()).toEqual(before);
	});

	test('reads the same file in any layout: indented, fields in another order, with a byte order mark', async () => {
		await fill();
		const before = await contents();
		const { format, version, exportedAt, ...rest } = JSON.parse(await exported()) as Parsed;
		await eraseAll(database);
		const text = `\uFEFF${JSON.stringify({ ...rest, exportedAt, version, format }, null, '\t')}\r\n`;
		await transfer.import(new Blob([text]));
		expect(await contents()).toEqual(before);
	});

	test('believes no total that a file claims', async () => {
		await playOnto(runs, { until: 'failed' });
		const before = await contents();
		const parsed = JSON.parse(await exported()) as Parsed;
		await eraseAll(database);
		const claimed = parsed.runs.map((run) => ({ ...run, total: 100, medal: 'gold', row: { total: 100 } }));
		await transfer.import(new Blob([JSON.stringify({ ...parsed, runs: claimed })]));
		expect(await contents()).toEqual(before);
	});

	test('never replaces a scenario that is here', async () => {
		await fill();
		const before = await contents();
		const parsed = JSON.parse(await exported()) as Parsed;
		const own = parsed.scenarios[smallTalk.hash] ?? {};
		const forged = { ...parsed.scenarios, [smallTalk.hash]: { ...own, title: 'forged' } };
		await transfer.import(new Blob([JSON.stringify({ ...parsed, scenarios: forged })]));
		expect(await contents()).toEqual(before);
	});

	test('tells how far it is: reading, checking, writing', async () => {
		await fill();
		const { file } = await transfer.export(day);
		await eraseAll(database);
		const told: TransferProgress[] = [];
		await transfer.import(file, { onprogress: (progress) => told.push(progress) });
		const read = told.filter(({ phase }) => phase === 'reading');
		expect(read.at(-1)).toEqual({ phase: 'reading', done: file.size, total: file.size });
		expect(told.at(-1)).toEqual({ phase: 'writing', done: 4, total: 4 });
	});

	test.each(['reading', 'writing'] as const)('that is cancelled while %s has changed nothing', async (phase) => {
		await copyTimes(database, await playOnto(runs), 119);
		const { file } = await transfer.export(day);
		await eraseAll(database);
		const cancel = new AbortController();
		const stopped = transfer.import(file, {
			onprogress: (progress) => {
				if (progress.phase === phase) cancel.abort();
			},
			signal: cancel.signal,
		});
		await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
		expect(await contents()).toEqual({ runs: [], entries: [], scenarios: [] });
	});

	test('for which there is no room has changed nothing and says so', async () => {
		await fill();
		const { file } = await transfer.export(day);
		await eraseAll(database);
		let room = 12;
		database.entries.hook('creating', () => {
			if (room-- === 0) throw new DOMException('no room', 'QuotaExceededError');
		});
		await expect(transfer.import(file)).rejects.toMatchObject({ name: 'StoreError', reason: 'full' });
		expect(await contents()).toEqual({ runs: [], entries: [], scenarios: [] });
	});
});

/** Changes the parsed export and gives the text of what came of it. */
type Spoil = (parsed: Parsed, text: string) => string;
const changed =
	(change: (parsed: Parsed) => void): Spoil =>
	(parsed) => {
		change(parsed);
		return JSON.stringify(parsed);
	};
const firstRun = ({ runs: all }: Parsed) => all[0]!;
const scenarioIn = ({ scenarios }: Parsed) => scenarios[smallTalk.hash]! as unknown as typeof smallTalk;

const refused: [reason: string, what: string, spoil: Spoil][] = [
	['not-json', 'an empty file', () => ''],
	['not-json', 'a picture', () => '\u0089PNG\r\n\u001a\n'],
	['not-json', 'a page', () => '<!doctype html><html></html>'],
	['not-ours', 'a list', () => '[]'],
	['not-json', 'JSON with something behind it', (_, text) => `${text}x`],
	['not-json', 'a run with a comma too many', (_, text) => text.replace('"entries":[', '"entries":[,')],
	['not-json', 'two documents', (_, text) => text + text],
	['not-ours', 'another program’s JSON', () => '{"data":[{"a":1}]}'],
	['not-ours', 'a single run', ({ runs: all }) => JSON.stringify(all[0])],
	['not-ours', 'no runs', changed((parsed) => Reflect.deleteProperty(parsed, 'runs'))],
	['not-ours', 'scenarios as a list', changed((parsed) => Object.assign(parsed, { scenarios: [] }))],
	['not-ours', 'another format', changed((parsed) => (parsed.format = 'huikuan'))],
	['not-ours', 'a version that never was', changed((parsed) => (parsed.version = 0.5))],
	['truncated', 'half of an export', (_, text) => text.slice(0, text.length / 2)],
	['truncated', 'an export without its last brace', (_, text) => text.trimEnd().slice(0, -1)],
	['truncated', 'the first letters', (_, text) => text.slice(0, 12)],
	['later', 'a later version', changed((parsed) => (parsed.version = 2))],
	['later', 'a run of a later version', changed((parsed) => (firstRun(parsed).head.format = 2))],
	['hostile', 'a prototype among the fields', (_, text) => text.replace('{"head":', '{"__proto__":{"a":1},"head":')],
	['hostile', 'an escaped prototype', (_, text) => text.replace('{"head":', '{"\\u005f_proto__":{"a":1},"head":')],
	['hostile', 'a prototype of the whole', (_, text) => text.replace('"runs":', '"__proto__":{"runs":[]},"runs":')],
	['hostile', 'a scenario called constructor', changed(({ scenarios }) => (scenarios['constructor'] = {}))],
	['hostile', 'nesting without end', (_, text) => text.replace('"runs":[', `"runs":[${'['.repeat(100_000)}`)],
	[
		'broken',
		'lists within lists, which take ten times their length in memory',
		(_, text) => text.replace('"runs":[', `"runs":[[${'[],'.repeat(100_000)}[]],`),
	],
	['broken', 'a number that names what lies in another field', changed((parsed) => (parsed.runs = [1 as never]))],
	['not-ours', 'another program’s runs', () => '{"runs":[{"speed":3},{"speed":4}]}'],
	[
		'later',
		'a later version whose runs we cannot read',
		(_, text) => text.replace('"version":1', '"version":2').replace('"entries":', '"log":'),
	],
	['hostile', 'one run of 9 million letters', changed((parsed) => (firstRun(parsed).head['x'] = 'x'.repeat(9e6)))],
	['broken', 'a run that is a number', changed(({ runs: all }) => all.push(3 as never))],
	['broken', 'a run that is no run', changed(({ runs: all }) => all.push({} as never))],
	['broken', 'an id that is no id', changed((parsed) => (firstRun(parsed).head['id'] = '../../etc'))],
	['broken', 'a run of a scenario that is not in it', changed((parsed) => (parsed.scenarios = {}))],
	['broken', 'a run without a beginning', changed((parsed) => (firstRun(parsed).entries = []))],
	['broken', 'a log that could not have happened', changed((parsed) => firstRun(parsed).entries.reverse())],
	[
		'broken',
		'a reply that is not on offer',
		changed((parsed) => {
			for (const entry of firstRun(parsed).entries) if (entry['kind'] === 'reply') entry['index'] = 999;
		}),
	],
	['broken', 'an entry of an unknown kind', changed((parsed) => (firstRun(parsed).entries[0]!['kind'] = 'win'))],
	['broken', 'a time that is none', changed((parsed) => (firstRun(parsed).entries[0]!['at'] = -1))],
	['broken', 'a scenario under another hash', changed((parsed) => (scenarioIn(parsed).hash = 'cd'.repeat(32)))],
	['broken', 'a scenario without states', changed((parsed) => (scenarioIn(parsed).states = []))],
	[
		'broken',
		'a scenario whose reply leads nowhere',
		changed((parsed) => (scenarioIn(parsed).states[0]!.parts[0]!.replies[0]!.target = 99)),
	],
	[
		'twice',
		'two runs of one id that went different ways',
		changed((parsed) => {
			const other = structuredClone(firstRun(parsed));
			other.entries[1]!['at'] = 1;
			parsed.runs.push(other);
		}),
	],
	['broken', 'a title that is an object', changed((parsed) => Object.assign(scenarioIn(parsed), { title: {} }))],
];

describe('A file that is refused changes nothing', () => {
	test.each(refused)('%s: %s', async (reason, _what, spoil) => {
		await playOnto(runs, { at: 2000, until: 'finished' });
		const text = await exported();
		const file = spoil(JSON.parse(text) as Parsed, text);
		await eraseAll(database);
		const mine = await playOnto(runs, { at: 1000, until: 'begun' });
		// A scenario that is here would stand in for the one in the file.
		await database.scenarios.clear();
		const before = await contents();
		await expect(transfer.import(new Blob([file]))).rejects.toMatchObject({ name: 'ImportError', reason });
		expect(await contents()).toEqual(before);
		expect(before.runs.map(({ id }) => id)).toEqual([mine]);
		expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('a');
	});

	test('not-json: bytes that are no UTF-8', async () => {
		const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
		await expect(transfer.import(new Blob([bytes]))).rejects.toMatchObject({ reason: 'not-json' });
	});

	test('too-large: more than 200 MB, without reading a byte of it', async () => {
		const file = new Blob(['{']);
		Object.defineProperty(file, 'size', { value: largestImport + 1 });
		file.stream = () => {
			throw new Error('was read');
		};
		await expect(transfer.import(file)).rejects.toMatchObject({ reason: 'too-large' });
	});

	test('names the place of what is broken', async () => {
		await fill();
		const parsed = JSON.parse(await exported()) as Parsed;
		Object.assign(parsed.runs[2]!.head, { seed: 'x' });
		const refusal = transfer.import(new Blob([JSON.stringify(parsed)]));
		await expect(refusal).rejects.toMatchObject({ reason: 'broken', place: 'runs[2]' });
	});
});

describe('A name with a script in it', () => {
	test('is taken as the text that it is', async () => {
		await playOnto(runs, { until: 'finished' });
		const parsed = JSON.parse(await exported()) as Parsed;
		const title = '<img src=x onerror=alert(1)>';
		scenarioIn(parsed).title = title;
		await eraseAll(database);
		await transfer.import(new Blob([JSON.stringify(parsed)]));
		expect((await database.runs.toArray())[0]?.title).toBe(title);
	});
});

describe('Erasing', () => {
	test('leaves nothing of practice on this disk', async () => {
		await fill();
		await new Drafts(database).put('prepare:x', {}, 1);
		await eraseAll(database);
		for (const table of database.tables) expect(await table.count()).toBe(0);
	});

	test('is all or nothing', async () => {
		await fill();
		const before = await contents();
		database.close();
		await expect(eraseAll(database)).rejects.toMatchObject({ name: 'StoreError', reason: 'closed' });
		await database.open();
		expect(await contents()).toEqual(before);
	});
});
