import { describe, expect, it } from 'vitest';
import { nameFrom } from '../../../src/lib/server/class/seats.ts';
import { readName, readText } from '../../../src/lib/server/teams/name.ts';

describe('free text that somebody sends', () => {
	it('is rid of what no database keeps and nobody sees, and trimmed', () => {
		expect(readText('  第一\0周\u0007 \u007f', 80)).toBe('第一周');
		expect(readText('半个\ud83d表情', 80)).toBe('半个\ufffd表情');
		expect(readText(null, 80)).toBe('');
		expect(readText(new Blob(['x']), 80)).toBe('');
	});
	it('is cut between signs, never within one', () => {
		expect(readText('字'.repeat(79) + '😀尾', 80)).toBe('字'.repeat(79) + '😀');
		expect(readText('😀'.repeat(200), 80)).toBe('😀'.repeat(80));
		expect(readText('字'.repeat(80), 80)).toHaveLength(80);
		for (let before = 0; before < 12; before++) {
			const cut = readText('a'.repeat(before) + '😀'.repeat(12), 10);
			expect(cut.isWellFormed()).toBe(true);
			expect([...cut]).toHaveLength(10);
		}
	});
	it('keeps its lines only where lines are wanted', () => {
		expect(readText('一\r\n二\t三\u2028四', 80)).toBe('一 二 三 四');
		expect(readText('一\r\n二\t三\u2028四', 80, { lines: true })).toBe('一\n二\t三\n四');
	});
	it('is as harmless as a name', () => {
		expect(readName('王\ud83d芳\0', 40)).toBe('王\ufffd芳');
		// What joins several pictures to one stays, and nothing else that nobody sees.
		for (const name of ['👩‍👩‍👧 妈妈', '👩🏽‍🌾', '❤️‍🔥火']) expect(readName(name, 40)).toBe(name);
		expect(readName('a\u200db\u200d', 40)).toBe('a b');
		expect(nameFrom(' 👩‍👩‍👧\u202e ')).toBe('👩‍👩‍👧');
	});
});
