import { describe, expect, test } from 'vitest';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { standing, undone } from '../../../src/lib/core/run/standing.ts';
import { headOf } from '../../support/random-walk.ts';
import { buildScenario, reply, replyNamed, special } from '../../support/scenario-builder.ts';

const scenario = buildScenario({
	moods: ['calm', 'angry'],
	transitions: [['calm', 'angry', ['argue']]],
	everywhere: [special('silence', 'gone')],
	states: {
		start: { says: ['?'], replies: [reply('ask', 'start', ['ask-open']), reply('argue', 'next', ['argue'])] },
		next: { says: ['!'], replies: [reply('close', 'agreed')] },
		agreed: { says: ['yes'], outcome: 'agreed' },
		gone: { says: ['no'], outcome: 'no-commitment' },
	},
	followUp: { record: { reasons: [], next: null, promises: false }, recordFor: [], message: [], messageFor: [] },
});

function begun(more: Parameters<typeof headOf>[1] = {}): LiveRun {
	const live = new LiveRun(scenario, headOf(scenario, more));
	live.begin(0);
	return live;
}
const say = (live: LiveRun, text: string) => {
	const { index, segments } = replyNamed(scenario, text);
	return live.say(index, segments[0]?.acts ?? [], 0);
};

describe('an undo', () => {
	test('takes back the last reply with the line that answered it', () => {
		const live = begun();
		const before = live.state.snapshot;
		say(live, 'argue');
		expect(live.undo(0).map(({ kind }) => kind)).toEqual(['undo']);
		expect(live.state.snapshot).toEqual(before);
		expect(live.state.steps.map(({ kind }) => kind)).toEqual(['begin']);
	});

	test('is an entry of its own: nothing leaves the log', () => {
		const live = begun();
		say(live, 'argue');
		live.undo(0);
		say(live, 'ask');
		expect(live.entries.map(({ kind }) => kind)).toEqual(['begin', 'line', 'reply', 'line', 'undo', 'reply', 'line']);
		expect(standing(live.entries)).toEqual([0, 1, 5, 6]);
		expect(undone(live.entries)).toEqual([2, 3]);
	});

	test('may follow another, back to the first reply', () => {
		const live = begun();
		say(live, 'ask');
		say(live, 'argue');
		live.undo(0);
		live.undo(0);
		expect(live.state.steps).toHaveLength(1);
		expect(standing(live.entries)).toEqual([0, 1]);
		expect(() => live.undo(0)).toThrow('nothing-to-undo');
	});

	test('takes back a silence and a hanging up too', () => {
		const live = begun();
		live.silence(0);
		live.undo(0);
		expect(live.state.snapshot?.silences).toBe(0);
		live.hangUp(0);
		expect(live.state.phase).toBe('follow-up');
		live.undo(0);
		expect([live.state.phase, live.state.snapshot?.state]).toEqual(['talk', 0]);
	});

	test('may come after the ending, as long as nothing was filed', () => {
		const live = begun();
		say(live, 'argue');
		say(live, 'close');
		expect(live.state.phase).toBe('follow-up');
		live.undo(0);
		expect([live.state.phase, live.state.snapshot?.state]).toEqual(['talk', 1]);
		say(live, 'close');
		live.append({ kind: 'record', at: 0, record: { reason: null, promises: [], next: null, notes: '' } });
		expect(() => live.undo(0)).toThrow('undo-after-talk');
	});

	test('is refused in an exam, before the talk and once the run is finished', () => {
		const exam = begun({ coaching: 'exam' });
		say(exam, 'ask');
		expect(() => exam.undo(0)).toThrow('undo-in-exam');
		expect(() => new LiveRun(scenario, headOf(scenario)).undo(0)).toThrow('nothing-to-undo');
		const finished = begun();
		finished.hangUp(0);
		finished.append({ kind: 'finish', at: 0 });
		expect(() => finished.undo(0)).toThrow('undo-after-talk');
	});

	test('of a hanging up that interrupted the customer lets the line be said after all', () => {
		const live = new LiveRun(scenario, headOf(scenario));
		live.append({ kind: 'begin', at: 0 });
		live.hangUp(0);
		expect(live.undo(0).map(({ kind }) => kind)).toEqual(['undo', 'line']);
		expect(live.state.steps[0]?.line?.line?.text).toEqual(['?']);
		expect(replay(scenario, live.run)).toEqual(live.state);
	});

	test('does not hide what was taken back from being checked', () => {
		const live = begun();
		const bad = { kind: 'reply' as const, at: 0, index: replyNamed(scenario, 'close').index, acts: [] };
		const entries = [...live.entries, bad, { kind: 'undo' as const, at: 0 }];
		expect(() => replay(scenario, { head: live.head, entries })).toThrow('not-on-offer');
	});
});
