import { describe, expect, test } from 'vitest';
import { move, played } from '../../support/run-builder.ts';

describe('open-plainly: who calls and what is owed, at the start', () => {
	test('is met when the trainee says both within the first three replies', () => {
		const { check } = played([{ acts: ['rapport'] }, { acts: ['identify'] }, { acts: ['state-debt'] }]);
		expect(check('open-plainly')).toMatchObject({ status: 'yes' });
		expect(check('open-plainly').evidence.map(({ reply }) => reply)).toEqual([2, 3]);
	});

	test('needs no name from a trainee whom the customer has already named', () => {
		const { check } = played([{ acts: ['state-debt'] }], { openingLine: '喂？哦，小李啊。' });
		expect(check('open-plainly').status).toBe('yes');
		expect(check('open-plainly').evidence.at(-1)).toMatchObject({ reply: null, words: '喂？哦，小李啊。' });
	});

	test('is missed when the debt is first named in the fourth reply', () => {
		const { check } = played([{ acts: ['identify'] }, { acts: [] }, { acts: [] }, { acts: ['state-debt'] }]);
		expect(check('open-plainly').status).toBe('no');
	});

	test('is missed when nobody says who is calling', () => {
		expect(played([{ acts: ['state-debt'] }]).check('open-plainly').status).toBe('no');
	});

	test('may be met in the first three replies on a new channel instead', () => {
		const late = [{ acts: [] }, { acts: [] }, { acts: [], channel: 'wechat' as const }];
		const { check } = played([...late, { acts: ['identify', 'state-debt'] }]);
		expect(check('open-plainly')).toMatchObject({ status: 'yes', evidence: [{ reply: 4 }] });
	});

	test('is not met by a name on one channel and the debt on the next', () => {
		const { check } = played([
			{ acts: ['identify'] },
			{ acts: [] },
			{ acts: [], channel: 'wechat' },
			{ acts: [] },
			{ acts: ['state-debt'] },
		]);
		expect(check('open-plainly').status).toBe('no');
	});
});

test('right-person is met by verifying the contact', () => {
	expect(played([{ acts: ['verify-contact'] }]).check('right-person').status).toBe('yes');
	expect(played([{ acts: ['ask-specific'] }]).check('right-person').status).toBe('no');
});

describe('no-apology, like every "no …" check', () => {
	test('is met by three replies without it', () => {
		expect(played([{ acts: [] }, { acts: [] }, { acts: [] }]).check('no-apology')).toMatchObject({
			status: 'yes',
			evidence: [],
		});
	});

	test('is not met by two replies: saying little is no virtue', () => {
		expect(played([{ acts: [] }, { acts: [] }]).check('no-apology')).toMatchObject({ status: 'no', evidence: [] });
	});

	test('is broken by an apology for asking, and shows its words', () => {
		const { check } = played([{ acts: [] }, { acts: ['apologise'], text: '不好意思，又打扰您。' }, { acts: [] }]);
		expect(check('no-apology')).toMatchObject({
			status: 'no',
			evidence: [{ reply: 2, words: '不好意思，又打扰您。', act: 'apologise' }],
		});
	});
});

describe('truthful', () => {
	const three = [{ acts: [] }, { acts: [] }];
	// The account of these runs: one invoice of 10,000 due on 11 April; today is 28 May.

	test('is broken by a false statement', () => {
		expect(played([...three, { acts: ['deceive'] }]).check('truthful').status).toBe('no');
	});

	test('is met by figures that the account knows', () => {
		const { check } = played([...three, { acts: ['state-debt'], text: '1 万，4 月 11 号到期' }]);
		expect(check('truthful').status).toBe('yes');
	});

	test('is broken by an amount that contradicts the account, given as the debt', () => {
		const { check } = played([...three, { acts: ['state-debt'], text: '您欠的是 1.2 万' }]);
		expect(check('truthful')).toMatchObject({
			status: 'no',
			evidence: [{ reply: 3, detail: { key: 'contradicts-account', values: { figure: '1.2 万' } } }],
		});
	});

	test('is broken by a date that contradicts the account, given as the debt', () => {
		const { check } = played([...three, { acts: ['recall-terms'], text: '合同写的是 3 月 1 号' }]);
		expect(check('truthful').status).toBe('no');
	});

	test('leaves other figures alone: those of a plan, those that are not meant exactly, and counts of goods', () => {
		const { check } = played([
			{ acts: ['propose-plan'], text: '先付 3,000 元' },
			{ acts: ['state-debt'], text: '差不多 2 万左右' },
			{ acts: ['state-debt'], text: '12,000 套的那批' },
		]);
		expect(check('truthful').status).toBe('yes');
	});

	test('knows the sums of several invoices and their disputed parts', () => {
		const invoices = [
			{ number: 'A', amount: 144_000_00, due: '2026-05-20', disputed: 38_400_00 },
			{ number: 'B', amount: 99_600_00, due: '2026-05-20' },
		];
		const says = (text: string) =>
			played([...three, { acts: ['state-debt'], text }], { invoices }).check('truthful').status;
		expect(says('两张合计 243,600 元')).toBe('yes');
		expect(says('没有争议的 205,200 元')).toBe('yes');
		expect(says('差的 38,400 元')).toBe('yes');
		expect(says('两张合计 243,700 元')).toBe('no');
	});

	test('knows what the customer said and promised', () => {
		const opening = [
			{ ...move.plead },
			{ kind: 'promise' as const, more: false, amount: 7_000_00, date: '2026-06-09', method: null },
		];
		const { check } = played([...three, { acts: ['recall-terms'], text: '您说过 6 月 9 号付 7,000 元' }], { opening });
		expect(check('truthful').status).toBe('yes');
	});
});
