import { describe, expect, it } from 'vitest';
import { FollowUpForm, longestLetter, longestMessage } from '../../../src/lib/state/follow-up.svelte.ts';

const problemsOf = (form: FollowUpForm) =>
	form.problems.filter(({ field }) => field === 'letter' || field === 'message');
const free = (draft?: unknown) => new FollowUpForm(2, false, draft, true, true);
const choosing = () => new FollowUpForm(2, false, undefined, false, true);

describe('a letter in the form of act three', () => {
	it('must be written by those who write, and may be left out by those who choose', () => {
		expect(problemsOf(free())).toEqual([
			{ field: 'message', kind: 'missing' },
			{ field: 'letter', kind: 'missing' },
		]);
		expect(problemsOf(choosing())).toEqual([]);
		expect(problemsOf(new FollowUpForm(2, false, undefined, true))).toEqual([{ field: 'message', kind: 'missing' }]);
	});

	it('is no longer than anybody reads', () => {
		const form = free();
		form.text = '货'.repeat(longestMessage + 1);
		form.letter = '款'.repeat(longestLetter + 1);
		expect(problemsOf(form).map(({ kind }) => kind)).toEqual(['too-long', 'too-long']);
	});

	it('goes into the log beside the message, without white space about it, and not at all when it is empty', () => {
		const form = free();
		form.text = ' 王总您好 ';
		form.letter = '\n致：恒达机电\n';
		expect(form.message).toEqual({ parts: [], text: '王总您好', letter: '致：恒达机电' });
		expect(choosing().message).toEqual({ parts: [null, null] });
	});

	it('survives as a draft; a draft of before has none', () => {
		const form = free();
		form.letter = '致：恒达机电';
		expect(free(form.draft).letter).toBe('致：恒达机电');
		const { letter: _, ...before } = form.draft;
		expect(free(before).letter).toBe('');
		expect(free({ ...form.draft, letter: 7 }).letter).toBe('');
	});
});
