import { describe, expect, test } from 'vitest';
import { TranscriptDesk } from '../../../src/lib/state/transcript-desk.svelte.ts';

const today = '2026-05-28';

function place(kept?: unknown) {
	const written = new Map<string, unknown>(kept === undefined ? [] : [['score', kept]]);
	return {
		written,
		get: (key: string) => Promise.resolve(written.get(key)),
		put: (key: string, value: unknown) => void written.set(key, value),
	};
}

const desk = (kept?: unknown) => TranscriptDesk.open(place(kept), today);

describe('the desk', () => {
	test('reads what is pasted, or says why it cannot', async () => {
		const own = await desk();
		expect(own.read('没有名字')).toBe(false);
		expect(own.troubles.map(({ code }) => code)).toEqual(['no-speakers']);
		expect(own.read('我：您好\n客户：喂')).toBe(true);
		expect(own.turns.map(({ who }) => who)).toEqual(['trainee', 'customer']);
		expect([own.troubles.length, own.sided]).toEqual([0, true]);
	});

	test('asks who is who where it cannot be told, and takes an answer for all turns of a name', async () => {
		const own = await desk();
		own.read('甲：您好\n乙：喂\n甲：哪天付？');
		expect([own.sided, own.speakers.map(({ side }) => side)]).toEqual([false, [null, null]]);
		own.assign('乙', 'trainee');
		expect(own.turns.map(({ who }) => who)).toEqual(['customer', 'trainee', 'customer']);
		own.swap();
		expect(own.turns.map(({ who }) => who)).toEqual(['trainee', 'customer', 'trainee']);
	});

	test('needs both sides', async () => {
		const own = await desk();
		own.read('我：您好\n客户：喂');
		own.flip(own.turns[1]?.key ?? -1);
		expect(own.sided).toBe(false);
	});

	test('names the fields that are missing or cannot be read', async () => {
		const own = await desk();
		expect(own.dossier.dossier).toBeNull();
		expect(own.troubleOf('amount', 0)?.code).toBe('missing');
		Object.assign(own.rows[0] ?? {}, { amount: '很多', due: '2026-04-11' });
		expect(own.troubleOf('amount', 0)?.code).toBe('not-an-amount');
		Object.assign(own.rows[0] ?? {}, { amount: '18.6 万' });
		expect(own.dossier.dossier?.account.invoices[0]?.amount).toBe(18_600_000);
	});

	test('is the same after a reload', async () => {
		const first = place();
		const own = await TranscriptDesk.open(first, today);
		own.read('甲：您好\n乙：喂');
		own.assign('甲', 'trainee');
		own.account.customer = '王总';
		Object.assign(own.rows[0] ?? {}, { amount: '100', due: '2026-04-11' });
		own.save();
		const again = await TranscriptDesk.open(first, today);
		expect(again.draft).toEqual(own.draft);
	});

	test.each([null, 5, {}, { text: 3 }, { text: '', turns: [{}], account: {}, rows: [] }])(
		'leaves a draft aside that is none: %j',
		async (kept) => {
			expect((await desk(kept)).draft).toEqual((await desk()).draft);
		},
	);
});
