import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openComparison } from '../../../src/lib/state/comparing.ts';
import { Practise } from '../../../src/lib/state/practise.svelte.ts';
import { rewind } from '../../../src/lib/state/rewind.ts';
import { startRun } from '../../../src/lib/state/start.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { History } from '../../../src/lib/store/history.ts';
import { Runs } from '../../../src/lib/store/runs.ts';
import { smallTalk } from '../../support/small-talk.ts';

let database: HuikuanDatabase;
let runs: Runs;
let time = 0;
const clock = { now: () => ++time };

beforeEach(() => {
	database = new HuikuanDatabase(`comparing-${crypto.randomUUID()}`);
	runs = new Runs(database);
	time = 0;
});
afterEach(async () => {
	await database.delete();
});

/** A run in which the first thing on offer was said. */
async function begun(coaching: 'coached' | 'exam' = 'coached'): Promise<string> {
	const id = await startRun({ scenario: smallTalk, coaching, seed: 7, silence: true, prepare: [] }, runs, clock);
	await says(id, '18.6 万');
	return id;
}
async function stored(id: string) {
	const found = await runs.load(id);
	if (!found) throw new Error('not stored');
	return found;
}
async function says(id: string, words: string): Promise<void> {
	const practise = new Practise(await stored(id), runs, clock);
	await practise.say(practise.options.find(({ text }) => text.startsWith(words))?.index ?? -1);
}
/** A run that goes on from before the other one's first reply. */
async function rewound(id: string): Promise<string> {
	const parent = await stored(id);
	const reply = parent.run.entries.findIndex(({ kind }) => kind === 'reply');
	return rewind(parent, reply, runs, clock);
}
const kindOf = async (id: string) => (await openComparison(id, runs)).kind;

describe('A run that went on from another', () => {
	test('opens beside it, finished or not', async () => {
		const parent = await begun();
		const child = await rewound(parent);
		await says(child, '那回头');
		const opened = await openComparison(child, runs);
		expect(opened).toMatchObject({
			kind: 'open',
			value: {
				parent: { run: { head: { id: parent } } },
				child: { run: { head: { id: child } } },
				comparison: { commonReplies: 0 },
				grandparent: null,
				children: [],
			},
		});
	});

	test('knows the generation before its parent, and the one after itself', async () => {
		const first = await begun();
		const middle = await rewound(first);
		await says(middle, '18.6 万');
		const last = await rewound(middle);
		expect(await openComparison(last, runs)).toMatchObject({ kind: 'open', value: { grandparent: { id: first } } });
		expect(await openComparison(middle, runs)).toMatchObject({ kind: 'open', value: { children: [{ id: last }] } });
	});

	test('has nothing beside it once the other was deleted', async () => {
		const parent = await begun();
		const child = await rewound(parent);
		await new History(database).remove(parent);
		expect(await kindOf(child)).toBe('parent-gone');
	});

	test('has nothing beside it when the other one’s log does not replay, or is of another edition', async () => {
		const parent = await begun();
		const child = await rewound(parent);
		const row = (await stored(parent)).row;
		await database.scenarios.put({ hash: 'other', scenario: { ...smallTalk, hash: 'other' } });
		const head = { ...row.head, scenario: { ...row.head.scenario, hash: 'other' } };
		await database.runs.put({ ...row, hash: 'other', head });
		expect(await kindOf(child)).toBe('unlike');
		await database.runs.put(row);
		await database.entries.put({ run: parent, position: 1, entry: { kind: 'finish', at: 1 } });
		expect(await kindOf(child)).toBe('parent-broken');
	});

	test('says nothing of an exam that still goes on', async () => {
		expect(await kindOf(await rewound(await begun('exam')))).toBe('exam');
	});
});

describe('Any other run', () => {
	test('has nothing to be set beside', async () => {
		expect(await kindOf(await begun())).toBe('alone');
	});

	test('is missing when it is not there', async () => {
		expect(await kindOf('018f0000-0000-7000-8000-000000000000')).toBe('missing');
	});
});
