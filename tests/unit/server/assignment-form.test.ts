import { describe, expect, it } from 'vitest';
import { dayAt, endOfDay, knownZone } from '../../../src/lib/server/assignments/day.ts';
import { readAssignment } from '../../../src/lib/server/assignments/form.ts';

const now = new Date('2026-05-28T04:00:00Z');
const makings = { known: new Set(['a', 'b']), titleOf: (id: string) => id.toUpperCase(), now };

function filled(fields: Record<string, string | string[]>): FormData {
	const form = new FormData();
	const all = { scenario: 'a', mode: 'choice', due: '2026-06-01', zone: 'Asia/Shanghai', ...fields };
	for (const [name, values] of Object.entries(all)) for (const value of [values].flat()) form.append(name, value);
	return form;
}

const read = (fields: Record<string, string | string[]> = {}) => readAssignment(filled(fields), makings);

describe('an assignment that was filled in', () => {
	it('takes the titles of its scenarios where it has no name, everybody, and the first try, unless told otherwise', () => {
		expect(read({ scenario: ['b', '', 'a'], mode: ['free', 'choice', 'choice'] })).toEqual({
			troubles: [],
			assignment: {
				title: 'B · A',
				scenarios: [
					{ scenarioId: 'b', mode: 'free' },
					{ scenarioId: 'a', mode: 'choice' },
				],
				coaching: 'coached',
				audience: { kind: 'everybody' },
				dueAt: new Date('2026-06-01T15:59:59.999Z'),
				minimum: null,
				tries: null,
				counts: 'first',
			},
		});
	});

	it('takes everything else from the form', () => {
		const { assignment } = read({
			title: ' 周测 ', coaching: 'exam', counts: 'best', tries: '3', minimum: '80', who: 'named', member: ['x', 'y', 'x'],
		}); // prettier-ignore
		expect(assignment).toMatchObject({
			title: '周测',
			coaching: 'exam',
			counts: 'best',
			tries: 3,
			minimum: 80,
			audience: { kind: 'named', userIds: ['x', 'y'] },
		});
		expect(read({ counts: 'first', tries: '3' }).assignment?.tries).toBeNull();
	});

	it.each([
		[{ scenario: '' }, 'no-scenario'],
		[{ scenario: 'c' }, 'unknown-scenario'],
		[{ scenario: ['a', 'a'], mode: ['choice', 'choice'] }, 'scenario-twice'],
		[{ scenario: Array.from({ length: 21 }, () => 'a'), mode: [] }, 'too-many-scenarios'],
		[{ who: 'cohort', cohort: ' ' }, 'no-cohort'],
		[{ who: 'named' }, 'nobody'],
		[{ due: 'soon' }, 'bad-due'],
		[{ due: '2026-02-30' }, 'bad-due'],
		[{ due: '2026-05-27' }, 'due-past'],
		[{ minimum: '101' }, 'bad-minimum'],
		[{ minimum: '-1' }, 'bad-minimum'],
		[{ tries: '0' }, 'bad-tries'],
	])('is not taken with %j', (fields, trouble) => {
		expect(read(fields)).toEqual({ assignment: null, troubles: [trouble] });
	});

	it('may be due today, where the trainer is', () => {
		expect(read({ due: '2026-05-28' }).troubles).toEqual([]);
		// In Honolulu it is still the day before.
		expect(read({ due: '2026-05-27', zone: 'Pacific/Honolulu' }).troubles).toEqual([]);
	});
});

describe('a day', () => {
	it('ends at midnight where somebody lives, also when the clocks change', () => {
		expect(endOfDay('2026-06-01', 'UTC')?.toISOString()).toBe('2026-06-01T23:59:59.999Z');
		expect(endOfDay('2026-03-29', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T21:59:59.999Z');
		expect(endOfDay('2026-10-25', 'Europe/Berlin')?.toISOString()).toBe('2026-10-25T22:59:59.999Z');
	});
	it('is told back as it was given', () => {
		for (const zone of ['Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'UTC'])
			expect(dayAt(endOfDay('2026-06-01', zone) as Date, zone)).toBe('2026-06-01');
	});
	it('lies in the server’s own zone where none is known', () => {
		const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
		for (const zone of [null, undefined, '', 'Nowhere/Land', '"><script>']) expect(knownZone(zone)).toBe(own);
	});

	it('keeps a title whole signs long, and nothing that no database keeps', () => {
		const emoji = '字'.repeat(79) + '😀😀';
		expect(read({ title: emoji }).assignment?.title).toBe('字'.repeat(79) + '😀');
		expect(read({ title: '第一\0周' }).assignment?.title).toBe('第一周');
		expect(read({ who: 'cohort', cohort: ' 秋\0季 ' }).assignment?.audience).toEqual({
			kind: 'cohort',
			cohort: '秋 季',
		});
	});

	it('is for a group of a name that groups can have, and names no more members than a page shows', () => {
		expect(read({ who: 'cohort', cohort: '秋'.repeat(41) }).troubles).toEqual(['no-cohort']);
		const many = Array.from({ length: 2_001 }, (_, each) => `user-${each}`);
		expect(read({ who: 'named', member: many }).troubles).toEqual(['too-many-members']);
		expect(read({ who: 'named', member: many.slice(1) }).troubles).toEqual([]);
	});
});
