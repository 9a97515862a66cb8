import { describe, expect, it } from 'vitest';
import { classBeginning, classHead, giving, takenBackTo } from '../../../src/lib/core/board/class/beginning.ts';
import { bestReplies, snapshotIn } from '../../../src/lib/core/board/class/best.ts';
import { discussionPoints, missedByMost } from '../../../src/lib/core/board/class/discussion.ts';
import { groupPoints, groupTalk, handsUp, revealOf } from '../../../src/lib/core/board/class/group.ts';
import { moodsOf, outcomesOf, placesOf } from '../../../src/lib/core/board/class/own.ts';
import { back, forward } from '../../../src/lib/core/board/class/remote.ts';
import { ahead } from '../../../src/lib/core/board/class/tally.ts';
import type { Place, ProjectorView } from '../../../src/lib/core/board/class/view.ts';
import { ReplayError, replay } from '../../../src/lib/core/run/replay.ts';
import { repliesOf, textOf } from '../../../src/lib/core/scenario/replies.ts';
import { shippedScenarios } from '../../support/library.ts';
import { smallTalk } from '../../support/small-talk.ts';

const index = (text: string) => repliesOf(smallTalk).find((reply) => textOf(reply) === text)?.index ?? -1;
const rings = index('18.6 万，4 月 11 号到期的。');
const breaksOff = index('那回头再说。');
const notes = index('6 月 5 号，我记下了。');
const wavers = index('再看看吧。');

const head = classHead(smallTalk, 'room', 7);
const beginning = classBeginning(smallTalk, head, 0);
const said = (...replies: number[]) =>
	replies.reduce((log, reply) => [...giving(smallTalk, head, log, reply, 0).entries], beginning);

describe('a class begins', () => {
	it('with the customer’s first line and act one as its key has it, for every scenario that ships', () => {
		for (const { id, language, scenario } of shippedScenarios()) {
			const own = classHead(scenario, 'room', 1);
			const run = { head: own, entries: classBeginning(scenario, own, 0) };
			const { phase, steps } = replay(scenario, run);
			expect(phase, `${id} ${language}`).toBe('talk');
			expect(steps, `${id} ${language}`).toHaveLength(1);
			expect(groupTalk(scenario, own, run.entries).talk.options.length, `${id} ${language}`).toBeGreaterThan(1);
		}
	});
});

describe('a rewind', () => {
	it('takes back all from a reply on, and the log goes on growing', () => {
		const log = said(rings, wavers, rings);
		const returned = takenBackTo(smallTalk, head, log, beginning.length + 2, 0);
		expect(returned?.state.steps.map(({ reply }) => reply?.index)).toEqual([undefined, rings]);
		expect(returned?.entries.length).toBeGreaterThan(log.length);
		expect(takenBackTo(smallTalk, head, log, beginning.length + 1, 0), 'a line').toBeNull();
		expect(takenBackTo(smallTalk, head, log, 0, 0)).toBeNull();
	});
	it('gives no reply that is not on offer', () => {
		expect(() => giving(smallTalk, head, beginning, notes, 0)).toThrow(ReplayError);
		expect(() => giving(smallTalk, head, beginning, 99, 0)).toThrow(ReplayError);
	});
});

describe('the vote', () => {
	it('is won by the reply with most votes, and by none when it is tied or nobody voted', () => {
		expect(ahead(new Map([[3, 2], [1, 5]]))).toEqual([1]); // prettier-ignore
		expect(ahead(new Map([[3, 2], [1, 2], [2, 1]]))).toEqual([1, 3]); // prettier-ignore
		expect(ahead(new Map())).toEqual([]);
		expect(handsUp(new Map([[3, 2]]))).toEqual({ votes: [{ index: 3, votes: 2 }], voted: 2, ahead: [3] });
	});
});

describe('the reveal', () => {
	it('marks the sound reply as the best, and tells tones and votes', () => {
		const reveal = revealOf(groupTalk(smallTalk, head, beginning), new Map([[breaksOff, 4]]));
		expect(reveal).toMatchObject({ state: '接通', voted: 4 });
		expect(reveal?.options.find((each) => each.index === rings)).toMatchObject({ best: true, votes: 0, tone: 'sound' });
		expect(reveal?.options.find((each) => each.index === breaksOff)).toMatchObject({
			best: false,
			votes: 4,
			tone: 'weak',
		});
	});
	it('finds a best reply in the first state of every scenario that ships, and never one that is not sound', () => {
		for (const { id, language, scenario } of shippedScenarios()) {
			const snapshot = snapshotIn(scenario, 0);
			const best = snapshot ? bestReplies(scenario, snapshot) : [];
			expect(best.length, `${id} ${language}`).toBeGreaterThan(0);
		}
	});
});

describe('the points to discuss', () => {
	it('are the wrong replies that most fell for, the surest first', () => {
		const points = discussionPoints(smallTalk, [
			{ state: 0, votes: new Map([[rings, 0], [breaksOff, 1]]), voters: 1 }, // prettier-ignore
			{ state: 1, votes: new Map([[notes, 2], [wavers, 8]]), voters: 10 }, // prettier-ignore
		]);
		expect(points.map(({ state, votes, voted }) => [state, votes, voted])).toEqual([
			['给日子', 8, 10],
			['接通', 1, 1],
		]);
	});
	it('are none where nobody was wrong', () => {
		expect(discussionPoints(smallTalk, [{ state: 0, votes: new Map([[rings, 9]]), voters: 9 }])).toEqual([]);
	});
	it('count the steps of the group that stand, and the present one', () => {
		const log = said(rings);
		const votes = new Map([
			[beginning.length, new Map([[rings, 3], [breaksOff, 2]])],
			[log.length, new Map([[wavers, 1]])],
			[log.length + 8, new Map([[breaksOff, 9]])],
		]); // prettier-ignore
		expect(groupPoints(groupTalk(smallTalk, head, log), votes).map(({ text }) => text).sort()).toEqual(['再看看吧。', '那回头再说。'].sort()); // prettier-ignore
	});
	it('name the checks that most missed', () => {
		const missed = missedByMost([{ missed: ['reflect', 'persist'] }, { missed: ['reflect'] }, { missed: [] }, { missed: ['reflect'] }]); // prettier-ignore
		expect(missed).toEqual([{ check: 'reflect', seats: 3, of: 4 }]);
	});
});

describe('a class in which everyone moves by themselves', () => {
	it('is counted by state, mood and ending', () => {
		const standing = [
			{ state: 0, mood: 0, seats: 3 },
			{ state: 1, mood: 1, seats: 2 },
			{ state: 2, mood: 1, seats: 4 },
		];
		const chosen = [{ state: 0, voters: 6, votes: new Map([[rings, 6], [breaksOff, 1]]) }]; // prettier-ignore
		const places = placesOf(smallTalk, standing, chosen);
		expect(places.map(({ name, here, voted, ending }) => [name, here, voted, ending])).toEqual([
			['接通', 3, 6, null],
			['给日子', 2, 0, null],
			['谈妥', 4, 0, 'agreed'],
		]);
		expect(places[0]?.options.map(({ index: reply, votes }) => [reply, votes])).toEqual([[rings, 6], [breaksOff, 1]]); // prettier-ignore
		expect(moodsOf(smallTalk, standing)).toEqual([{ name: '敷衍', here: 3 }, { name: '认真', here: 6 }]); // prettier-ignore
		expect(outcomesOf(smallTalk, standing)).toEqual([{ outcome: 'agreed', seats: 4 }]);
	});
});

describe('a presenter’s remote', () => {
	type Seen = Parameters<typeof forward>[0];
	const talk = { over: false } as ProjectorView['talk'];
	const group = (seen: Partial<Seen>): Seen => ({
		way: 'group', phase: 'open', talk, ahead: [], places: [], focus: null, stops: [], ...seen,
	}); // prettier-ignore
	it('leads a group forward by reveal and move, and back by hiding and rewinding', () => {
		expect(forward(group({}))).toEqual({ do: 'reveal', focus: null });
		expect(forward(group({ phase: 'stopped' }))).toEqual({ do: 'reveal', focus: null });
		expect(forward(group({ phase: 'revealed', ahead: [1] }))).toEqual({ do: 'move' });
		expect(forward(group({ phase: 'revealed', ahead: [1, 2] }))).toEqual({ do: 'pick' });
		expect(forward(group({ phase: 'revealed' }))).toEqual({ do: 'pick' });
		expect(forward(group({ talk: { over: true } as ProjectorView['talk'] }))).toBeNull();
		expect(back(group({ phase: 'revealed' }))).toEqual({ do: 'go-on' });
		expect(back(group({}))).toBeNull();
		expect(back(group({ stops: [{ entry: 2, state: '', text: '', tone: 'sound' }] }))).toEqual({ do: 'ask-rewind' });
		expect(forward(group({ phase: 'closed' }))).toBeNull();
		expect(back(group({ phase: 'closed' }))).toBeNull();
	});
	it('leads through the states that a class of singles chose in, and back to their talks', () => {
		const place = (state: number, voted: number): Place => ({
			state,
			name: '',
			ending: null,
			here: 0,
			voted,
			options: [],
		});
		const own = (seen: Partial<Seen>) => group({ way: 'own', talk: null, places: [place(0, 3), place(1, 0), place(4, 1)], ...seen }); // prettier-ignore
		expect(forward(own({}))).toEqual({ do: 'reveal', focus: 0 });
		expect(forward(own({ phase: 'revealed', focus: 0 }))).toEqual({ do: 'reveal', focus: 4 });
		expect(forward(own({ phase: 'revealed', focus: 4 }))).toEqual({ do: 'go-on' });
		expect(back(own({ phase: 'revealed', focus: 4 }))).toEqual({ do: 'reveal', focus: 0 });
		expect(back(own({ phase: 'revealed', focus: 0 }))).toEqual({ do: 'go-on' });
		expect(back(own({}))).toBeNull();
		expect(forward(own({ places: [] }))).toBeNull();
	});
});
