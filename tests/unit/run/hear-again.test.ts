import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { longestReply } from '../../../src/lib/core/act/hearing/normalise.ts';
import type { SecondHearing } from '../../../src/lib/core/act/hearing/other-ear.ts';
import { recogniserId } from '../../../src/lib/core/act/hearing/recogniser-id.ts';
import { specialFor } from '../../../src/lib/core/machine/offer.ts';
import { decodeRun, encodeRun } from '../../../src/lib/core/run/decode.ts';
import { hearAgain } from '../../../src/lib/core/run/hear-again.ts';
import type { Entry, Heard, Run } from '../../../src/lib/core/run/log.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Language, Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { FreeTalk, type Asking, type SayingPlace } from '../../../src/lib/state/free-talk.svelte.ts';
import { Practise } from '../../../src/lib/state/practise.svelte.ts';
import { rewind } from '../../../src/lib/state/rewind.ts';
import { startRun } from '../../../src/lib/state/start.ts';
import { HuikuanDatabase } from '../../../src/lib/store/database.ts';
import { Runs } from '../../../src/lib/store/runs.ts';
import { formed } from '../../support/formed-scenario.ts';
import { dice } from '../../support/random-walk.ts';
import { recogniserFor } from '../../support/recogniser.ts';

let database: HuikuanDatabase;
let runs: Runs;
const place: SayingPlace = { get: async () => undefined, put: () => undefined, remove: () => undefined };

beforeEach(() => {
	database = new HuikuanDatabase(`hear-again-${crypto.randomUUID()}`);
	runs = new Runs(database);
});
afterEach(async () => {
	await database.delete();
});

const scenarioOf = (id: string, language: Language) =>
	read(readFileSync(`scenarios/${id}/${language}.md`, 'utf8')).scenario as Scenario;
const evasive = scenarioOf('evasive-debtor', 'zh');

/** Words that belong to no scenario in particular. */
const words = {
	zh: [
		'那您看六月五号先付八万，剩下十万六月十八号前付清，行吗？',
		'我理解，您现在回款也难。具体卡在哪一步了？',
		'苹果香蕉',
		'再不还钱，我就去你孩子学校门口等着！',
		'好的，我把对账单重新发您一份，您核对以后今天回我。',
	],
	en: [
		'Could you pay CNY 80,000 by 5 June and the rest by 18 June?',
		'I understand cash is tight. What exactly is holding it up?',
		'Apples and bananas.',
		'Pay up, or I will be waiting outside your daughter’s school.',
		'I will send the statement again; could you check it and call me back today?',
	],
};

/** A free run as the page plays it: begun, said turn by turn, sometimes taken back, and stored. */
async function played(scenario: Scenario, seed: number, ask: Asking | null = null): Promise<Run> {
	const prepare = scenario.prepare.map(() => [0]);
	const id = await startRun({ scenario, mode: 'free', coaching: 'coached', seed, silence: true, prepare }, runs);
	const practise = new Practise((await runs.load(id))!, runs);
	const talk = await FreeTalk.open(practise, place);
	const roll = dice(seed);
	for (let turn = 0; turn < 14 && !practise.over; turn++) {
		if (practise.state.snapshot && scenario.states[practise.state.snapshot.state]?.unanswered) {
			await practise.say(practise.options[roll(practise.options.length)]!.index);
			continue;
		}
		if (roll(8) === 0 && specialFor(scenario, practise.state.snapshot!, 'silence')) await practise.silence();
		const own = practise.options[roll(Math.max(1, practise.options.length))]?.text;
		const free = words[scenario.language];
		talk.text = own !== undefined && roll(3) > 0 ? own.slice(roll(6)) : free[roll(free.length)]!;
		await talk.send(recogniserFor(scenario.language), ask);
		if (practise.canUndo && roll(6) === 0) await practise.undo();
	}
	if (!practise.over) await practise.hangUp();
	return decodeRun(encodeRun((await runs.load(id))!.run));
}

/** An exam of which nothing was said yet. */
async function begun(): Promise<Practise> {
	const prepare = evasive.prepare.map(() => []);
	const start = { scenario: evasive, mode: 'free', coaching: 'exam', seed: 1, silence: false, prepare } as const;
	return new Practise((await runs.load(await startRun(start, runs)))!, runs);
}

type FreeReply = Entry & { kind: 'reply'; heard: Heard };
const nothing = { otherwise: [], seconded: [], chosen: [] };
const replyAt = ({ entries }: Run, at: number) => entries[at] as FreeReply;
const freeReplies = ({ entries }: Run) =>
	entries.flatMap((entry, at) => (entry.kind === 'reply' && entry.heard ? [at] : []));

/** The run with a claim of one free reply changed. */
function claiming(run: Run, at: number, change: (reply: FreeReply) => void): Run {
	const copy = structuredClone(run);
	change(replyAt(copy, at));
	return copy;
}

/** As far as an entry: after another one the rest may be no talk. */
const upTo = (at: number, { head, entries }: Run): Run => ({ head, entries: entries.slice(0, at + 1) });
const foundUpTo = (at: number, run: Run) =>
	hearAgain(evasive, upTo(at, run), recogniserFor('zh')).otherwise.map(({ entry }) => entry);

describe('A free run heard again', () => {
	test.each(['evasive-debtor', 'disputed-statement', 'cash-flow-excuse'])(
		'is what its log claims, every reply of it: %s, in both languages',
		async (id) => {
			for (const language of ['zh', 'en'] as const)
				for (let seed = 1; seed <= 6; seed++) {
					const scenario = scenarioOf(id, language);
					const run = await played(scenario, seed);
					expect(run.head.recogniser).toBe(recogniserId(language));
					expect(freeReplies(run).length).toBeGreaterThan(0);
					expect(hearAgain(scenario, run, recogniserFor(language))).toEqual(nothing);
				}
		},
	);

	test('is so from an earlier reply on, too, and keeps the recogniser’s name', async () => {
		const run = await played(evasive, 3);
		const id = await rewind({ run, scenario: evasive }, freeReplies(run).at(-1)!, runs);
		const { run: child } = (await runs.load(id))!;
		expect(child.head.recogniser).toBe(run.head.recogniser);
		expect(hearAgain(evasive, child, recogniserFor('zh'))).toEqual(nothing);
	});

	test('is so in another form of the scenario', async () => {
		const scenario = read(formed).scenario as Scenario;
		const run = await played(scenario, 1);
		expect(run.head.form).toBe(1);
		expect(freeReplies(run).length).toBeGreaterThan(0);
		expect(hearAgain(scenario, run, recogniserFor('zh'))).toEqual(nothing);
	});

	test('finds an act that was not heard, and one that was left out, in any of its replies', async () => {
		const run = await played(evasive, 1);
		for (const at of freeReplies(run)) {
			const added = claiming(run, at, ({ acts }) => void acts.push('cite-case'));
			expect(foundUpTo(at, added)).toEqual([at]);
			const { acts } = replyAt(run, at);
			if (acts.length === 0) continue;
			const left = claiming(run, at, (reply) => {
				const [gone] = reply.acts.splice(0, 1);
				reply.heard.spans = reply.heard.spans.filter(({ act }) => act !== gone);
			});
			expect(foundUpTo(at, left)).toEqual([at]);
		}
	});

	test('finds a red line that was taken out', async () => {
		const practise = await begun();
		const talk = await FreeTalk.open(practise, place);
		talk.text = words.zh[3]!;
		await talk.send(recogniserFor('zh'));
		const { run } = practise;
		const [at = -1] = freeReplies(run);
		expect(replyAt(run, at).acts).toContain('threaten');
		expect(hearAgain(evasive, run, recogniserFor('zh'))).toEqual(nothing);
		const cleaned = claiming(run, at, (reply) => {
			reply.acts = reply.acts.filter((act) => act !== 'threaten');
			reply.heard.spans = reply.heard.spans.filter(({ act }) => act !== 'threaten');
		});
		const { otherwise } = hearAgain(evasive, upTo(at, cleaned), recogniserFor('zh'));
		expect(otherwise).toMatchObject([{ entry: at, heard: { acts: replyAt(run, at).acts } }]);
		expect(otherwise[0]?.claimed.acts).not.toContain('threaten');
	});

	const here = evasive.states[0]!.parts.flatMap(({ replies }) => replies).filter(({ kind }) => kind === 'reply');
	test.each<[what: string, change: (reply: FreeReply) => void]>([
		['another bullet', (reply) => (reply.index = here.find(({ index }) => index !== reply.index)!.index)],
		['a plan', ({ heard }) => heard.plan.push({ amount: 100, share: null, date: null })],
		['documents', ({ heard }) => heard.documents.push(0)],
		['words that show something else', ({ acts, heard }) => heard.spans.push({ act: acts[0]!, start: 0, end: 1 })],
		['words longer than are listened to', ({ heard }) => (heard.text = '苹果'.repeat(longestReply))],
	])('finds %s that the reply did not have', async (_, change) => {
		const run = await played(evasive, 2);
		const at = freeReplies(run).find((each) => replyAt(run, each).acts.length > 0 && each < 8 + evasive.prepare.length);
		expect(at).toBeDefined();
		expect(foundUpTo(at!, claiming(run, at!, change))).toEqual([at]);
	});

	test('tells apart what a second ear helped with; one that did not answer changes nothing', async () => {
		const answers: SecondHearing[] = [
			{ model: 'm', acts: [] },
			{ model: 'm', failed: 'slow' },
		];
		let asked = 0;
		const run = await played(evasive, 4, async () => answers[asked++ % 2]!);
		const again = hearAgain(evasive, run, recogniserFor('zh'));
		expect(again.otherwise).toEqual([]);
		expect(again.seconded.map(({ entry }) => entry)).toEqual(
			freeReplies(run).filter((at) => !replyAt(run, at).heard.seconded?.failed),
		);
		expect(again.seconded.length).toBeGreaterThan(0);
	});

	test('finds a reply that was chosen, though nothing is to be chosen from in a free run', async () => {
		const practise = await begun();
		await practise.say(practise.options[0]!.index);
		const at = practise.run.entries.findIndex(({ kind }) => kind === 'reply');
		expect(hearAgain(evasive, practise.run, recogniserFor('zh'))).toEqual({ ...nothing, chosen: [at] });
	});

	test('takes a recogniser of its own language', async () => {
		const run = await played(evasive, 1);
		expect(() => hearAgain(evasive, run, recogniserFor('en'))).toThrow(RangeError);
	});
});
