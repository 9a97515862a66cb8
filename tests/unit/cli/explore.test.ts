import { describe, expect, test } from 'vitest';
import { write } from '../../../src/lib/core/scenario/write.ts';
import { buildScenario, promise, reply, special } from '../../support/scenario-builder.ts';
import { folderWith, huikuan } from './captured.ts';

const plain = buildScenario({
	everywhere: [special('red-line', 'lost')],
	states: {
		start: {
			says: ['Yes?'],
			replies: [
				reply('Which day?', 'day', ['ask-commitment']),
				reply('Never mind', 'gone', ['give-up']),
				reply('You liar', 'loop', ['insult']),
			],
		},
		day: {
			says: [{ text: 'Friday.', moves: [promise(10_000_00, '2026-06-05')] }],
			replies: [reply('Friday, agreed', 'end', ['confirm-agreement']), reply('Fine', 'gone', ['vague-close'])],
		},
		loop: { says: ['What?'], replies: [reply('You heard', 'loop', ['insult']), reply('Thief', 'loop', ['insult'])] },
		end: { outcome: 'agreed', says: ['Yes.'] },
		gone: { outcome: 'no-commitment', says: ['Bye.'] },
		lost: { outcome: 'broken-off', says: ['!'] },
	},
});
const cwd = folderWith({ 'plain.md': write(plain) });

describe('explore', () => {
	test('tells what is reached, by how many replies, where one is trapped, and what can be scored', () => {
		const { exit, out } = huikuan(['explore', 'plain.md', '--runs', '20'], { cwd });
		expect(exit).toBe(0);
		expect(out).toContain('Reached: 6 of 6 states, 7 of 7 replies, 1 of 1 moods, 3 of 3 endings.');
		expect(out).toContain('Trapped in “loop”, on this way: You liar\n');
		expect(out).toMatch(/^end +2 +[\d.]+ % +Agreed$/m);
		expect(out).toMatch(/^gone +1 /m);
		expect(out).toContain('3 runs end within 20 replies.');
		expect(out).toMatch(/^Total +\d+ +[\d.]+ +\d+$/m);
		expect(out).toContain('Lowest and highest are exact for runs of up to 20 replies');
		expect(out).toContain('The mean is that of play at random, every reply and every line as likely as another');
		for (const policy of ['sound only', 'always firm', 'always yielding', 'random']) expect(out).toContain(policy);
	});

	test('tells the same to programs', () => {
		const { exit, out } = huikuan(['explore', '--json', 'plain.md', '--runs', '20'], { cwd });
		expect(exit).toBe(0);
		const told = JSON.parse(out) as Record<string, unknown>;
		expect(told).toMatchObject({
			complete: true,
			traps: [{ state: 2, name: 'loop', way: [3] }],
			scores: { replies: 20, runs: 3, exact: true, mean: { exactUpTo: 20, covered: 1, sample: null } },
		});
		expect(
			(told['states'] as { name: string; shortest: number[] }[]).map(({ name, shortest }) => [name, shortest]),
		).toEqual([
			['start', []],
			['day', [1]],
			['loop', [3]],
			['end', [1, 4]],
			['gone', [2]],
			['lost', [0]],
		]);
		expect((told['policies'] as { policy: string }[]).map(({ policy }) => policy)).toContain('firm');
	});

	test('says so where no run ends', () => {
		const round = buildScenario({
			states: {
				start: { says: ['?'], replies: [reply('a', 'start', ['argue']), reply('b', 'start', ['rapport'])] },
				end: { outcome: 'agreed', says: ['.'] },
			},
		});
		const { out } = huikuan(['explore', 'round.md', '--runs', '5'], { cwd: folderWith({ 'round.md': write(round) }) });
		expect(out).toContain('Never reached: end');
		expect(out).toContain('No run ends within 20 replies');
	});

	test.each(['0', 'many'])('refuses %s runs', (runs) => {
		const { exit, err } = huikuan(['explore', 'plain.md', `--runs=${runs}`], { cwd });
		expect([exit, err]).toEqual([2, expect.stringContaining('--runs is a whole number from 1 to')]);
	});
});
