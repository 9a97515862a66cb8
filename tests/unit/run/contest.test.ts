import { describe, expect, test } from 'vitest';
import { contestedActs, contestedIn } from '../../../src/lib/core/run/contested.ts';
import { decodeRun, DecodeError, encodeRun } from '../../../src/lib/core/run/decode.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { Entry, RunHead } from '../../../src/lib/core/run/log.ts';
import { replay, ReplayError } from '../../../src/lib/core/run/replay.ts';
import { standing, undone } from '../../../src/lib/core/run/standing.ts';
import { entriesUntil } from '../../../src/lib/core/run/until.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { headOf } from '../../support/random-walk.ts';
import { repliesOf } from '../../../src/lib/core/scenario/replies.ts';
import { smallTalk as unhashed } from '../../support/small-talk.ts';

const smallTalk = { ...unhashed, hash: 'a'.repeat(64) };
const ask = repliesOf(smallTalk).find(({ kind }) => kind === 'reply')?.index ?? -1;
const heard = (text: string) => ({
	text,
	spans: [{ act: 'rapport' as const, start: 0, end: 2 }],
	plan: [],
	documents: [],
});

/** A free talk with one reply: begin, line, reply at 2, line. */
function talk(head: Partial<RunHead> = {}): LiveRun {
	const live = new LiveRun(smallTalk, headOf(smallTalk, { mode: 'free', ...head }));
	for (const [question] of smallTalk.prepare.entries()) live.append({ kind: 'prepare', at: 0, question, options: [] });
	live.begin(0);
	live.say(ask, ['rapport'], 1, heard('王总好，忙着呢？'));
	return live;
}
const replyIn = (live: LiveRun) => live.entries.findIndex(({ kind }) => kind === 'reply');
const contest = (reply: number, acts: (Entry & { kind: 'contest' })['acts']): Entry => ({
	kind: 'contest',
	at: 9,
	reply,
	acts,
});

describe('A contested label', () => {
	test('moves nothing: state, score, and the choice among equal lines stay', () => {
		const [plain, contested] = [talk(), talk()];
		contested.append(contest(replyIn(contested), ['identify', 'ask-permission']));
		expect(contested.state).toEqual(plain.state);
		expect(score(smallTalk, contested.run)).toEqual(score(smallTalk, plain.run));
		for (const live of [plain, contested]) live.hangUp(2);
		expect(contested.state.snapshot).toEqual(plain.state.snapshot);
		const lines = ({ entries }: LiveRun) => entries.filter(({ kind }) => kind === 'line').map((entry) => entry);
		expect(lines(contested)).toEqual(lines(plain));
	});

	test('comes back from JSON as it was', () => {
		const live = talk();
		live.append(contest(replyIn(live), ['identify']));
		const again = decodeRun(encodeRun(live.run));
		expect(again).toEqual(live.run);
		expect(replay(smallTalk, again)).toEqual(live.state);
	});

	test('is refused in JSON when it names no act', () => {
		const live = talk();
		const run = JSON.parse(encodeRun(live.run)) as { entries: unknown[] };
		run.entries.push({ kind: 'contest', at: 1, reply: 1, acts: ['sing'] });
		expect(() => decodeRun(run)).toThrow(DecodeError);
	});

	test('is of a free reply that was answered, and names each act once', () => {
		const live = talk();
		const place = replyIn(live);
		const refused = (entry: Entry) => {
			try {
				live.append(entry);
				return null;
			} catch (error) {
				return error instanceof ReplayError ? error.reason : error;
			}
		};
		expect(refused(contest(place - 1, []))).toBe('no-free-reply');
		expect(refused(contest(place + 9, []))).toBe('no-free-reply');
		expect(refused(contest(place, ['identify', 'identify']))).toBe('act-twice');
		expect(refused(contest(place, []))).toBeNull();
	});

	test('stays when its reply is taken back, and an undo goes past it', () => {
		const live = talk();
		const place = replyIn(live);
		live.append(contest(place, ['identify']));
		live.undo(10);
		expect(live.state.steps).toHaveLength(1);
		const { entries } = live;
		expect(undone(entries)).toEqual([place, place + 1]);
		expect(standing(entries).map((at) => entries[at]?.kind)).toContain('contest');
		expect(contestedActs(entries, place)).toEqual(['identify']);
	});

	test('is not taken along by a run that goes on from there', () => {
		const live = talk();
		live.append(contest(replyIn(live), ['identify']));
		expect(entriesUntil(live.run, live.state.steps, 1).map(({ kind }) => kind)).not.toContain('contest');
	});

	test('can be changed: the last one holds', () => {
		const live = talk();
		const place = replyIn(live);
		expect(contestedActs(live.entries, place)).toBeNull();
		live.append(contest(place, ['identify']));
		live.append(contest(place, []));
		expect(contestedActs(live.entries, place)).toEqual([]);
	});

	test('becomes a labelled line with what it answers and what was heard', () => {
		const live = talk();
		const place = replyIn(live);
		live.append(contest(place, ['identify', 'rapport']));
		expect(contestedIn(smallTalk, live.run)).toEqual([
			{
				id: `${live.head.id}/${place}`,
				situation: smallTalk.summary,
				customer: '喂，小李啊，在开会呢。',
				reply: '王总好，忙着呢？',
				acts: ['identify', 'rapport'],
				heard: ['rapport'],
				spans: [{ act: 'rapport', start: 0, end: 2 }],
			},
		]);
	});
});
