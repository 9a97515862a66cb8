import { describe, expect, test } from 'vitest';
import { countable, hindrancesOf } from '../../../src/lib/core/board/countable.ts';
import { disciplineKey, disciplineOf } from '../../../src/lib/core/board/discipline.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { Entry, Heard, Run, RunHead } from '../../../src/lib/core/run/log.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { headOf } from '../../support/random-walk.ts';
import { smallTalk } from '../../support/small-talk.ts';

/** Rings up, gets a date, agrees. */
function exam(head: Partial<RunHead> = {}, heard?: Heard): LiveRun {
	const live = new LiveRun(smallTalk, headOf(smallTalk, { coaching: 'exam', ...head }));
	live.begin(0);
	live.say(2, ['state-debt'], 1, heard);
	live.say(4, ['confirm-agreement'], 2, heard);
	return live;
}

function finished(live: LiveRun): Run {
	live.append({ kind: 'finish', at: 3 });
	return live.run;
}

const hindrances = (run: Run) => hindrancesOf(run, score(smallTalk, run));

const heard = (seconded?: Heard['seconded']): Heard => ({
	text: '六月五号，我记下了。',
	spans: [],
	plan: [],
	documents: [],
	...(seconded ? { seconded } : {}),
});

describe('a run counts on a board', () => {
	test('when it is an exam that was played from its beginning to its end', () => {
		const run = finished(exam());
		expect(hindrances(run)).toEqual([]);
		expect(countable(run, score(smallTalk, run))).toBe(true);
	});

	test('when it ended because the learner hung up', () => {
		const live = new LiveRun(smallTalk, headOf(smallTalk, { coaching: 'exam' }));
		live.begin(0);
		live.hangUp(1);
		expect(hindrances(finished(live))).toEqual([]);
	});

	test('when the recogniser alone heard it, though another model was asked and told nothing', () => {
		expect(hindrances(finished(exam({ mode: 'free' }, heard({ model: 'm', failed: 'slow' }))))).toEqual([]);
	});

	test('when its learner contests what was heard: that moves no score', () => {
		const live = exam({ mode: 'free' }, heard());
		live.append({ kind: 'contest', at: 3, reply: 2, acts: ['empathise'] });
		expect(hindrances(finished(live))).toEqual([]);
	});
});

describe('a run does not count', () => {
	test.each<[string, Partial<RunHead>, string]>([
		['with a coach beside it', { coaching: 'coached' }, 'coached'],
		['when it goes on from another', { parent: { run: 'r', entries: 3 } }, 'continued'],
		['when it began with a model', { watched: { rehearsal: 'excellent', entries: 3 } }, 'watched'],
		['when a model was watched and nothing taken over', { watched: { rehearsal: 'excellent', entries: 0 } }, 'watched'],
	])('%s', (_what, head, hindrance) => {
		expect(hindrances(finished(exam(head)))).toEqual([hindrance]);
	});

	test('before it is closed', () => {
		expect(hindrances(exam().run)).toEqual(['unfinished']);
	});

	test('when another model helped to hear it', () => {
		expect(hindrances(finished(exam({ mode: 'free' }, heard({ model: 'm' }))))).toEqual(['second-ear']);
	});

	test('when anything was taken back, a silence too', () => {
		const reply = exam({ coaching: 'coached' });
		reply.undo(3);
		reply.say(4, ['confirm-agreement'], 4);
		expect(hindrances(finished(reply))).toEqual(['coached', 'taken-back']);

		const live = new LiveRun(smallTalk, headOf(smallTalk));
		live.begin(0);
		live.silence(1);
		live.undo(2);
		live.hangUp(3);
		expect(hindrances(finished(live))).toEqual(['coached', 'taken-back']);
	});

	test('when an exam claims to have taken something back, which no replay admits', () => {
		const run = finished(exam());
		const undo: Entry = { kind: 'undo', at: 2 };
		const forged = { ...run, entries: [...run.entries, undo] };
		expect(hindrancesOf(forged, score(smallTalk, run))).toEqual(['taken-back']);
	});

	test('when it was scored by another rubric than the one that applied', () => {
		expect(hindrances(finished(exam({ rubric: 7 })))).toEqual(['other-rubric']);
	});
});

test('all reasons are told, in one order', () => {
	const head = { coaching: 'coached', parent: { run: 'r', entries: 1 } } as const;
	expect(hindrances(exam(head).run)).toEqual(['coached', 'unfinished', 'continued']);
});

describe('runs are of one discipline', () => {
	const key = (head: Partial<RunHead>) => disciplineKey(disciplineOf(headOf(smallTalk, head)));
	const { scenario } = headOf(smallTalk);

	test('whatever seed, form and coach they had', () => {
		expect(key({ seed: 1, form: 1, coaching: 'exam' })).toBe(key({ seed: 2 }));
	});

	test.each<[string, Partial<RunHead>]>([
		['mode', { mode: 'free' }],
		['rubric', { rubric: 2 }],
		['version', { scenario: { ...scenario, version: 9 } }],
		['text under the same version', { scenario: { ...scenario, hash: 'f'.repeat(64) } }],
		['language', { scenario: { ...scenario, language: 'en' } }],
		['scenario', { scenario: { ...scenario, id: 'another' } }],
	])('but not with another %s', (_what, head) => {
		expect(key(head)).not.toBe(key({}));
	});
});
