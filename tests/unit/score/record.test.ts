import { describe, expect, test } from 'vitest';
import type { CollectionRecord, WrittenMessage } from '../../../src/lib/core/run/log.ts';
import type { FollowUp, Move, Question } from '../../../src/lib/core/scenario/scenario.ts';
import { promise } from '../../support/scenario-builder.ts';
import { move, played, type Setting, type Turn } from '../../support/run-builder.ts';

describe('prepared', () => {
	const option = (text: string, right: boolean, document: number | null = null) => ({
		text,
		right,
		why: null,
		document,
	});
	const prepare: Question[] = [
		{ text: '带什么？', options: [option('合同', true, 0), option('对账单', true, 1), option('住址', false)] },
		{ text: '要拿到什么？', options: [option('放心', false), option('日期', true)] },
	];
	const documents = ['合同', '对账单'];
	const says = (ticked: number[][], turn: Turn = { acts: [] }) =>
		played([turn], { prepare, documents, ticked }).check('prepared');

	test('is met by all right options and no wrong one', () => {
		expect(says([[0, 1], [1]])).toMatchObject({
			status: 'yes',
			evidence: [{ entry: 1, detail: { key: 'all-prepared' } }],
		});
	});

	test('names what was missing and what was wrong', () => {
		expect(says([[0, 2], [1]])).toMatchObject({
			status: 'no',
			evidence: [
				{ entry: 0, detail: { key: 'missing-option', values: { option: '对账单' } } },
				{ entry: 0, detail: { key: 'wrong-option', values: { option: '住址' } } },
			],
		});
	});

	test('is missed by a question left unanswered', () => {
		expect(says([[0, 1]]).status).toBe('no');
	});

	test('is broken by pointing at a paper that was not at hand', () => {
		expect(says([[0], [1]], { acts: ['cite-evidence'], documents: [1] }).evidence.at(-1)).toMatchObject({
			reply: 1,
			detail: { key: 'not-at-hand', values: { document: '对账单' } },
		});
	});
});

test('say-back is met by confirming the agreement', () => {
	expect(played([{ acts: ['confirm-agreement'] }]).check('say-back').status).toBe('yes');
	expect(played([{ acts: ['close-politely'] }]).check('say-back').status).toBe('no');
});

const followUp: FollowUp = {
	record: {
		reasons: [
			{ text: '等项目回款', fact: 0, unknown: false },
			{ text: '忘记了', fact: null, unknown: false },
			{ text: '未问出', fact: null, unknown: true },
		],
		next: { from: '2026-06-04', to: '2026-06-05', contact: '陈会计', channel: 'phone' },
		promises: true,
	},
	recordFor: [],
	message: [
		{
			name: '约定',
			options: [
				{ text: '{{promises}}，均为对公转账。', right: true, why: null },
				{ text: '月初、月中各安排一些。', right: false, why: null },
				{ text: '6 月 5 号 1 万。', right: false, why: null },
			],
		},
	],
	messageFor: [],
};
const promises = { amount: 1_000_000, date: '2026-06-05', method: 'bank-transfer' } as const;
const promised: Move = { kind: 'promise', more: false, ...promises };

describe('in-writing', () => {
	const agreed: Turn = { acts: ['ask-commitment'], answer: [promised] };
	const announced: Turn = { acts: ['confirm-in-writing'] };
	const record: CollectionRecord = { reason: 0, promises: [promises], next: null, notes: '' };
	const says = (turns: Turn[], message?: WrittenMessage, more: Setting = {}) =>
		played(turns, { followUp, record, ...(message ? { message } : {}), ...more });

	test('is met by announcing it and a message with every promise', () => {
		const { check, card } = says([agreed, announced], { parts: [0] });
		expect(check('in-writing').status).toBe('yes');
		expect(card.rung).toBe(5);
		expect(card.ladder[5]).toMatchObject({ reply: 2 });
	});

	test('is met by a message whose own words hold amount and date', () => {
		expect(says([agreed, announced], { parts: [2] }).check('in-writing').status).toBe('yes');
	});

	test('is met by words of one’s own, in traditional characters or with the day told otherwise', () => {
		const own = (text: string) => says([agreed, announced], { parts: [], text }).check('in-writing').status;
		expect(own('6 月 5 日付 1 万元，請回覆確認。')).toBe('yes');
		expect(own('６ 月 ５ 日付壹萬元。')).toBe('yes');
		expect(own('下周五付 10,000 元。')).toBe('yes');
		expect(own('6 月 5 日付 2 万元。')).toBe('no');
	});

	test('is missed by a message that leaves a promise out', () => {
		expect(says([agreed, announced], { parts: [1] }).check('in-writing')).toMatchObject({
			status: 'no',
			evidence: [{ reply: 2 }, { detail: { key: 'message-lacks', values: { lacking: 1, promises: 1 } } }],
		});
		const second = promise(500_000, '2026-06-20', true);
		const two: Turn = { acts: [], answer: [promised, second] };
		expect(
			says([two, announced], { parts: [2] })
				.check('in-writing')
				.evidence.at(-1)?.detail?.values,
		).toEqual({
			lacking: 1,
			promises: 2,
		});
	});

	test('is missed when the record that fills the message holds another promise', () => {
		const wrong = { ...record, promises: [{ ...promises, amount: 900_000 }] };
		const { check } = says([agreed, announced], { parts: [0] }, { record: wrong });
		expect(check('in-writing').evidence.at(-1)?.detail?.values).toEqual({ lacking: 1, promises: 1 });
	});

	test('is missed when the talk did not announce it, when no message was written, and when nothing was promised', () => {
		const key = (played: ReturnType<typeof says>) => played.check('in-writing').evidence.at(-1)?.detail?.key;
		expect(key(says([agreed], { parts: [0] }))).toBe('not-announced');
		expect(key(says([agreed, announced]))).toBe('no-message');
		expect(key(says([announced], { parts: [0] }))).toBe('nothing-promised');
	});

	test('needs the message alone where the promise was made in writing', () => {
		expect(says([{ ...agreed, channel: 'wechat' }], { parts: [0] }).check('in-writing').status).toBe('yes');
	});

	test('without a method leaves the promise at rung 4', () => {
		const { card } = says([{ acts: [], answer: [promise(1_000_000, '2026-06-05')] }, announced], { parts: [0] });
		expect(card.rung).toBe(4);
	});
});

describe('log-true', () => {
	const turns: Turn[] = [{ acts: ['ask-open'], answer: [move.reveal, promised] }, { acts: ['schedule-follow-up'] }];
	const truth: CollectionRecord = {
		reason: 0,
		promises: [promises],
		next: { date: '2026-06-05', contact: '陈会计', channel: 'phone' },
		notes: '',
	};
	const keys = (record: CollectionRecord | undefined, told = turns, key = followUp) => {
		const { status, evidence } = played(told, { followUp: key, ...(record ? { record } : {}) }).check('log-true');
		return status === 'yes' ? 'yes' : evidence.map(({ detail }) => detail?.key);
	};

	test('is met by the reason, the promises and the next contact of the talk', () => {
		expect(keys(truth)).toBe('yes');
	});

	test('is missed without a record', () => {
		expect(keys(undefined)).toEqual(['no-record']);
	});

	test('wants the cause that was revealed, and "not found out" when none was', () => {
		expect(keys({ ...truth, reason: 1 })).toEqual(['reason-differs']);
		const silent: Turn[] = [{ acts: [], answer: [promised] }];
		expect(keys({ ...truth, reason: 0 }, silent)).toEqual(['reason-differs']);
		expect(keys({ ...truth, reason: 2 }, silent)).toBe('yes');
	});

	test('wants the promises that stand at the end, in any order, none added', () => {
		expect(keys({ ...truth, promises: [] })).toEqual(['promises-differ']);
		expect(keys({ ...truth, promises: [promises, promises] })).toEqual(['promises-differ']);
		expect(keys({ ...truth, promises: [{ ...promises, method: null }] })).toEqual(['promises-differ']);
	});

	test('wants date, person and channel of the next contact that was fixed', () => {
		const next = truth.next;
		expect(keys({ ...truth, next: null })).toEqual(['next-missing']);
		expect(keys({ ...truth, next: next && { ...next, date: '2026-06-06' } })).toEqual(['next-differs']);
		expect(keys({ ...truth, next: next && { ...next, contact: '王总' } })).toEqual(['next-differs']);
		expect(keys({ ...truth, next: next && { ...next, channel: 'visit' } })).toEqual(['next-differs']);
	});

	test('takes any day within seven after the talk when none was fixed', () => {
		const open: Turn[] = [{ acts: [], answer: [move.reveal, promised], days: 2 }];
		const on = (date: string) => keys({ ...truth, next: { date, contact: '王总', channel: 'wechat' } }, open);
		// The talk ends on 30 May.
		expect(on('2026-05-30')).toBe('yes');
		expect(on('2026-06-06')).toBe('yes');
		expect(on('2026-06-07')).toEqual(['next-differs']);
		expect(on('2026-05-29')).toEqual(['next-differs']);
	});

	test('an ending may ask for another next contact, and the rest stays', () => {
		const next = { from: '2026-05-29', to: '2026-05-29', contact: '主管', channel: 'meeting' } as const;
		const own = { ...followUp, recordFor: [{ state: turns.length, record: { next } }] };
		expect(keys(truth, turns, own)).toEqual(['next-differs']);
		expect(keys({ ...truth, next: { date: '2026-05-29', contact: '主管', channel: 'meeting' } }, turns, own)).toBe(
			'yes',
		);
	});
});
