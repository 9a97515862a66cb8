import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatMap, type CheckedMember } from '../../../src/lib/core/board/heat.ts';
import { wilson } from '../../../src/lib/core/board/wilson.ts';
import type { Checks } from '../../../src/lib/core/board/figures.ts';
import { checkIds, type CheckId, type Status } from '../../../src/lib/core/score/scorecard.ts';

/** Nothing was asked but what is told. */
function checks(told: Partial<Record<CheckId, Status>>): Checks {
	const all = Object.fromEntries(checkIds.map((id) => [id, 'not-applicable' as Status])) as Record<CheckId, Status>;
	return { ...all, ...told };
}

const member = (name: string, ...runs: Partial<Record<CheckId, Status>>[]): CheckedMember => ({
	member: name,
	runs: runs.map(checks),
});

describe('the heat map', () => {
	test('tells of every member and check how often it was met of how often it was asked', () => {
		const { columns, rows } = heatMap([
			member('a', { reflect: 'yes' }, { reflect: 'no' }, { reflect: 'yes' }, {}),
			member('b', { reflect: 'no' }),
			member('c'),
		]);
		const place = columns.findIndex(({ check }) => check === 'reflect');
		expect(rows.map(({ member: name, cells }) => [name, cells[place]])).toEqual([
			['a', { yes: 2, asked: 3, share: 2 / 3 }],
			['b', { yes: 0, asked: 1, share: 0 }],
			['c', { yes: 0, asked: 0, share: null }],
		]);
		expect(columns[place]).toMatchObject({ yes: 2, asked: 4, members: 2 });
	});

	test('lets every member weigh the same in the class, however often they practised', () => {
		const often = Array.from({ length: 9 }, () => ({ reflect: 'yes' as const }));
		const { columns } = heatMap([member('a', ...often), member('b', { reflect: 'no' })]);
		const reflect = columns.find(({ check }) => check === 'reflect');
		expect(reflect).toMatchObject({ yes: 9, asked: 10, share: 0.9, mean: 0.5, members: 2 });
		expect(reflect?.interval).toEqual(wilson(1, 2));
	});

	test('puts first what the class is surely weak in, not what one member missed once', () => {
		const many = Array.from({ length: 10 }, (_, place) =>
			member(`m${place}`, {
				empathise: place < 3 ? 'yes' : 'no',
				'say-back': place === 0 ? 'no' : 'not-applicable',
				reflect: 'yes',
			}),
		);
		const { columns } = heatMap(many);
		expect(columns.slice(0, 3).map(({ check }) => check)).toEqual(['empathise', 'say-back', 'reflect']);
	});

	test('puts what was never asked last, in the order of the rubric', () => {
		const { columns } = heatMap([member('a', { 'log-true': 'no' })]);
		expect(columns[0]).toMatchObject({ check: 'log-true', mean: 0 });
		expect(columns.slice(1).map(({ check }) => check)).toEqual(checkIds.filter((id) => id !== 'log-true'));
		expect(columns[1]).toMatchObject({ mean: null, share: null, members: 0, interval: { low: 0, high: 1 } });
	});

	test('does not depend on the order of the members, and loses nothing', () => {
		const status = fc.constantFrom<Status>('yes', 'no', 'not-applicable');
		const runs = fc.array(fc.record({ reflect: status, empathise: status, persist: status }), { maxLength: 4 });
		fc.assert(
			fc.property(fc.array(runs, { maxLength: 8 }), (all) => {
				const members = all.map((own, place) => member(`m${place}`, ...own));
				const { columns, rows } = heatMap(members);
				expect(heatMap(members.toReversed()).columns.map(({ check }) => check)).toEqual(
					columns.map(({ check }) => check),
				);
				columns.forEach(({ yes, asked }, place) => {
					expect(rows.reduce((sum, { cells }) => sum + cells[place]!.yes, 0)).toBe(yes);
					expect(rows.reduce((sum, { cells }) => sum + cells[place]!.asked, 0)).toBe(asked);
				});
			}),
		);
	});
});
