import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActId } from '../../../src/lib/core/act/act.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import { replay, ReplayError } from '../../../src/lib/core/run/replay.ts';
import { standing, undone } from '../../../src/lib/core/run/standing.ts';
import type { Entry, RunHead } from '../../../src/lib/core/run/log.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { shippedScenarios } from '../../support/library.ts';
import { buildScenario, reply, replyNamed, special } from '../../support/scenario-builder.ts';
import { headOf, randomRun } from '../../support/random-walk.ts';

describe('replay of a log', () => {
	const heads = fc.record({
		mode: fc.constantFrom('choice' as const, 'free' as const),
		coaching: fc.constantFrom('coached' as const, 'exam' as const),
		silence: fc.boolean(),
	});

	test('equals the live state, for any play of any scenario', () => {
		fc.assert(
			fc.property(arbitraryTalk, fc.integer(), heads, (scenario, seed, head) => {
				const live = randomRun(scenario, seed, 25, head);
				expect(replay(scenario, live.run)).toEqual(live.state);
			}),
			{ numRuns: 300 },
		);
	});

	test('equals the live state, for any play of the shipped scenarios', () => {
		for (const { scenario } of shippedScenarios()) {
			fc.assert(
				fc.property(fc.integer(), heads, (seed, head) => {
					const live = randomRun(scenario, seed, 30, head);
					expect(replay(scenario, live.run)).toEqual(live.state);
				}),
				{ numRuns: 60 },
			);
		}
	});

	test('equals the live state at every moment of the play', () => {
		fc.assert(
			fc.property(arbitraryTalk, fc.integer(), (scenario, seed) => {
				const { run, head } = randomRun(scenario, seed, 15);
				const live = new LiveRun(scenario, head);
				run.entries.forEach((entry, place) => {
					expect(live.append(entry)).toEqual(replay(scenario, { head, entries: run.entries.slice(0, place + 1) }));
				});
			}),
			{ numRuns: 60 },
		);
	});

	test('the steps that stand are those that no undo took back', () => {
		fc.assert(
			fc.property(arbitraryTalk, fc.integer(), (scenario, seed) => {
				const { run, state } = randomRun(scenario, seed, 25);
				const stands = new Set(standing(run.entries));
				const turns = run.entries.flatMap(({ kind }, entry) =>
					['begin', 'reply', 'silence', 'hang-up'].includes(kind) && stands.has(entry) ? [entry] : [],
				);
				expect(state.steps.map((step) => step.entry)).toEqual(turns);
				const undos = run.entries.filter(({ kind }) => kind === 'undo').length;
				expect(stands.size + undone(run.entries).length + undos).toBe(run.entries.length);
			}),
			{ numRuns: 100 },
		);
	});
});

const scenario = buildScenario({
	documents: ['contract', 'statement'],
	offeredDocuments: [0, 1],
	everywhere: [special('silence', 'gone'), special('other', 'start'), special('red-line', 'gone')],
	states: {
		start: {
			says: ['?'],
			replies: [reply('ask', 'start', ['ask-commitment', 'state-debt']), reply('close', 'agreed', ['close-politely'])],
		},
		far: { says: ['far'], replies: [reply('elsewhere', 'start')] },
		agreed: { says: ['yes'], outcome: 'agreed' },
		gone: { says: ['no'], outcome: 'no-commitment' },
	},
	followUp: {
		record: { reasons: [{ text: 'cash', fact: null, unknown: false }], next: null, promises: true },
		recordFor: [],
		message: [{ name: 'what', options: [{ text: 'it', right: true, why: null }] }],
		messageFor: [],
	},
});
const ask = replyNamed(scenario, 'ask').index;
const close = replyNamed(scenario, 'close').index;
const [silence, other, redLine] = scenario.everywhere.map(({ index }) => index) as [number, number, number];
const begun: Entry[] = [
	{ kind: 'begin', at: 0 },
	{ kind: 'line', at: 0, index: 0 },
];
const closed: Entry[] = [
	...begun,
	{ kind: 'reply', at: 0, index: close, acts: ['close-politely'] },
	{ kind: 'line', at: 0, index: 2 },
];
const heard = (text: string, spans: { act: 'rapport'; start: number; end: number }[] = []) => ({
	text,
	spans,
	plan: [],
	documents: [],
});
const record: Entry = { kind: 'record', at: 0, record: { reason: 0, promises: [], next: null, notes: '' } };

function refusal(entries: Entry[], head: Partial<RunHead> = {}): [number, string] | null {
	try {
		replay(scenario, { head: headOf(scenario, head), entries });
		return null;
	} catch (error) {
		if (!(error instanceof ReplayError)) throw error;
		return [error.entry, error.reason];
	}
}

describe('a log that does not replay', () => {
	test('is refused with the entry and the reason', () => {
		expect(refusal(closed)).toBeNull();
		expect(refusal([...begun, { kind: 'reply', at: 0, index: ask, acts: [] }])).toEqual([2, 'other-acts']);
	});

	test('is of another scenario, language or edition', () => {
		const { id, language, version, hash } = scenario;
		expect(refusal([], { scenario: { id: 'other', language, version, hash } })).toEqual([-1, 'other-scenario']);
		expect(refusal([], { scenario: { id, language: 'en', version, hash } })).toEqual([-1, 'other-scenario']);
		expect(refusal([], { scenario: { id, language, version, hash: 'changed' } })).toEqual([-1, 'hash-mismatch']);
	});

	test('has entries in a wrong order', () => {
		const prepare: Entry = { kind: 'prepare', at: 0, question: 0, options: [] };
		expect(refusal([begun[1] as Entry])).toEqual([0, 'not-in-talk']);
		expect(refusal([...begun, prepare])).toEqual([2, 'not-in-prepare']);
		expect(refusal([...begun, begun[0] as Entry])).toEqual([2, 'not-in-prepare']);
		expect(refusal([...begun, record])).toEqual([2, 'not-in-follow-up']);
		expect(refusal([...begun, { kind: 'finish', at: 0 }])).toEqual([2, 'not-in-follow-up']);
		expect(refusal([...closed, begun[1] as Entry])).toEqual([4, 'not-in-talk']);
		expect(refusal([...closed, { kind: 'finish', at: 0 }, record])).toEqual([5, 'not-in-follow-up']);
	});

	test('answers what act one does not ask', () => {
		const answer = (question: number, options: number[]) => refusal([{ kind: 'prepare', at: 0, question, options }]);
		expect(answer(1, [])).toEqual([0, 'unknown-question']);
		expect(answer(0, [2])).toEqual([0, 'unknown-option']);
		expect(answer(0, [1, 1])).toEqual([0, 'option-twice']);
		expect(answer(0, [1, 0])).toBeNull();
	});

	test('leaves out the customer’s line, or gives another', () => {
		expect(
			refusal([begun[0] as Entry, { kind: 'reply', at: 0, index: ask, acts: ['ask-commitment', 'state-debt'] }]),
		).toEqual([1, 'line-due']);
		expect(refusal([begun[0] as Entry, { kind: 'line', at: 0, index: 1 }])).toEqual([1, 'not-a-candidate']);
		expect(refusal([...begun, begun[1] as Entry])).toEqual([2, 'no-line-due']);
	});

	test('gives a reply that is not there, not on offer, or not with its author’s acts', () => {
		const say = (index: number, acts: ActId[]) => refusal([...begun, { kind: 'reply', at: 0, index, acts }]);
		expect(say(99, [])).toEqual([2, 'unknown-reply']);
		expect(say(replyNamed(scenario, 'elsewhere').index, [])).toEqual([2, 'not-on-offer']);
		expect(say(ask, ['ask-commitment'])).toEqual([2, 'other-acts']);
		expect(say(ask, ['state-debt', 'ask-commitment'])).toEqual([2, 'other-acts']);
		expect(say(ask, ['ask-commitment', 'state-debt'])).toBeNull();
	});

	test('names a special bullet without words that were heard', () => {
		for (const index of [silence, other, redLine]) {
			expect(refusal([...begun, { kind: 'reply', at: 0, index, acts: [] }], { mode: 'free' })).toEqual([
				2,
				'not-on-offer',
			]);
		}
		const free = (index: number) =>
			refusal([...begun, { kind: 'reply', at: 0, index, acts: [], heard: heard('?') }], { mode: 'free' });
		expect([free(other), free(redLine)]).toEqual([null, null]);
		expect(free(silence)).toEqual([2, 'not-on-offer']);
	});

	test('has heard words in choice mode, or acts where no words are', () => {
		const entry = (spans: { act: 'rapport'; start: number; end: number }[]): Entry => ({
			kind: 'reply',
			at: 0,
			index: ask,
			acts: ['rapport'],
			heard: heard('hi', spans),
		});
		expect(refusal([...begun, entry([])])).toEqual([2, 'heard-in-choice-mode']);
		expect(refusal([...begun, entry([{ act: 'rapport', start: 0, end: 2 }])], { mode: 'free' })).toBeNull();
		expect(refusal([...begun, entry([{ act: 'rapport', start: 0, end: 3 }])], { mode: 'free' })).toEqual([
			2,
			'bad-span',
		]);
		expect(refusal([...begun, entry([{ act: 'rapport', start: 2, end: 1 }])], { mode: 'free' })).toEqual([
			2,
			'bad-span',
		]);
	});

	test('has a silence where the clock is off', () => {
		const quiet: Entry[] = [...begun, { kind: 'silence', at: 0 }, { kind: 'line', at: 0, index: null }];
		expect(refusal(quiet)).toBeNull();
		expect(refusal(quiet, { silence: false })).toEqual([2, 'silence-is-off']);
	});

	test('files a reason or a wording that was not offered', () => {
		const file = (entry: Entry) => refusal([...closed, entry]);
		expect(file(record)).toBeNull();
		expect(file({ kind: 'record', at: 0, record: { reason: 1, promises: [], next: null, notes: '' } })).toEqual([
			4,
			'unknown-reason',
		]);
		expect(file({ kind: 'message', at: 0, message: { parts: [0] } })).toBeNull();
		expect(file({ kind: 'message', at: 0, message: { parts: [1] } })).toEqual([4, 'unknown-wording']);
		expect(file({ kind: 'message', at: 0, message: { parts: [] } })).toEqual([4, 'other-parts']);
		expect(file({ kind: 'message', at: 0, message: { parts: [], text: 'written' } })).toBeNull();
	});

	test('changes nothing: the next fitting entry goes on', () => {
		const live = new LiveRun(scenario, headOf(scenario), begun);
		const before = live.state;
		expect(() => live.append(record)).toThrow(ReplayError);
		expect(() => live.say(99, [], 0)).toThrow(ReplayError);
		expect(live.state).toEqual(before);
		expect(live.say(close, ['close-politely'], 0).map(({ kind }) => kind)).toEqual(['reply', 'line']);
	});
});

describe('a step of a replayed run', () => {
	test('tells what was said, where it led and what the customer answered', () => {
		const { steps, phase, snapshot } = replay(scenario, { head: headOf(scenario), entries: closed });
		expect(steps.map(({ kind, entry, line }) => [kind, entry, line?.entry, line?.line?.text[0]])).toEqual([
			['begin', 0, 1, '?'],
			['reply', 2, 3, 'yes'],
		]);
		expect(steps[1]).toMatchObject({
			acts: ['close-politely'],
			reply: { index: close },
			before: { state: 0 },
			after: { state: 2, over: true },
		});
		expect(steps[0]?.before).toBeNull();
		expect(steps[0]?.after).toBe(steps[1]?.before);
		expect([phase, snapshot]).toEqual(['follow-up', steps[1]?.after]);
	});

	test('names the change of mood and the act that caused it', () => {
		const moody = buildScenario({
			moods: ['calm', 'angry'],
			transitions: [['calm', 'angry', ['argue']]],
			states: { start: { says: ['?'], replies: [reply('rude', 'start', ['state-debt', 'argue'])] } },
		});
		const live = new LiveRun(moody, headOf(moody));
		live.begin(0);
		live.say(0, ['state-debt', 'argue'], 0);
		live.say(0, ['state-debt', 'argue'], 0);
		expect(live.state.steps.map(({ moodChange }) => moodChange)).toEqual([
			null,
			{ from: 0, to: 1, act: 'argue', transition: 0 },
			null,
		]);
	});
});

describe('a record or message', () => {
	test('replaces the one before', () => {
		const later: Entry = { kind: 'record', at: 0, record: { reason: null, promises: [], next: null, notes: 'later' } };
		const state = replay(scenario, {
			head: headOf(scenario),
			entries: [...closed, record, later, { kind: 'finish', at: 0 }],
		});
		expect([state.record?.notes, state.phase]).toEqual(['later', 'finished']);
	});
});
