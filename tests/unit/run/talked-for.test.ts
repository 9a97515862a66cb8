import { expect, test } from 'vitest';
import type { Entry } from '../../../src/lib/core/run/log.ts';
import { talkedFor } from '../../../src/lib/core/run/talked-for.ts';

const minute = 60_000;

/** A talk whose first reply comes after that many minutes, and whose answer comes at once; the record is written an hour later. */
function talk(minutes: number): Entry[] {
	return [
		{ at: 0, kind: 'prepare', question: 0, options: [] },
		{ at: minute, kind: 'begin' },
		{ at: minute, kind: 'line', index: 0 },
		{ at: (1 + minutes) * minute, kind: 'reply', index: 0, acts: [] },
		{ at: (1 + minutes) * minute, kind: 'line', index: 1 },
		{ at: (61 + minutes) * minute, kind: 'finish' },
	];
}

test('a talk took the time from its beginning to the last thing said, without the briefing and the follow-up', () => {
	expect(talkedFor(talk(3))).toBe(3 * minute);
	expect(talkedFor(talk(10))).toBe(10 * minute);
});

test('who went away and came back the next day did not talk all night', () => {
	expect(talkedFor(talk(24 * 60))).toBe(10 * minute);
});

test('a clock that was set back takes nothing away', () => {
	expect(talkedFor(talk(-30))).toBe(0);
});

test('nothing said is no time', () => {
	expect(talkedFor([])).toBe(0);
	expect(talkedFor(talk(5).slice(0, 1))).toBe(0);
});
