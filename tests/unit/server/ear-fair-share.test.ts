import { describe, expect, it } from 'vitest';
import { FairShare } from '../../../src/lib/server/ear/fair-share.ts';

/** Asks and is answered at once, until it is not let in. */
function asksOn(share: FairShare, address: string): number {
	for (let count = 0; ; count++) {
		const leave = share.enter(address);
		if (!leave) return count;
		leave();
	}
}

describe('a fair share', () => {
	it('is half a minute’s questions at once, and grows back evenly', () => {
		let now = 0;
		const share = new FairShare(60, () => now);
		expect(asksOn(share, 'a')).toBe(30);
		now += 5000;
		expect(asksOn(share, 'a')).toBe(5);
		now += 3_600_000;
		expect(asksOn(share, 'a')).toBe(30);
	});

	it('is one’s own: whoever asks too much is no loss to others', () => {
		const share = new FairShare(60, () => 0);
		expect([asksOn(share, 'a'), asksOn(share, 'b')]).toEqual([30, 30]);
	});

	it('leaves places for others while one’s questions are under way', () => {
		const share = new FairShare(1000, () => 0);
		const leaves = Array.from({ length: 16 }, () => share.enter('a'));
		expect(leaves).not.toContain(null);
		expect(share.enter('a')).toBeNull();
		expect(share.enter('b')).not.toBeNull();
		leaves[0]?.();
		leaves[0]?.();
		expect(share.enter('a')).not.toBeNull();
		expect(share.enter('a')).toBeNull();
	});

	it('has an end for all together', () => {
		const share = new FairShare(1000, () => 0);
		const inside = Array.from({ length: 100 }, (_, at) => share.enter(`asker ${at}`)).filter(Boolean);
		expect(inside).toHaveLength(32);
	});

	it('is remembered of so many askers and no more, however many addresses there are', () => {
		const share = new FairShare(2, () => 0);
		for (let at = 0; at < 25_000; at++) expect(asksOn(share, `asker ${at}`)).toBe(1);
	});
});
