import { describe, expect, test } from 'vitest';
import { move, played } from '../../support/run-builder.ts';

test('empathise and reflect are met by saying them once', () => {
	const { check } = played([{ acts: ['empathise'] }, { acts: ['reflect'] }]);
	expect(check('empathise')).toMatchObject({ status: 'yes', evidence: [{ reply: 1 }] });
	expect(check('reflect')).toMatchObject({ status: 'yes', evidence: [{ reply: 2 }] });
	expect(played([{ acts: ['acknowledge'] }]).check('empathise').status).toBe('no');
});

describe('find-cause', () => {
	test('is met when a line names a true cause, and shows that line', () => {
		const { check } = played([
			{ acts: ['ask-open'], answer: [move.reveal], line: '项目款 6 月 3 号才到。' },
			{ acts: ['empathise'] },
		]);
		expect(check('find-cause')).toMatchObject({
			status: 'yes',
			evidence: [{ reply: null, words: '项目款 6 月 3 号才到。' }],
		});
	});

	test('is missed when no cause came out', () => {
		expect(played([{ acts: ['ask-open'] }]).check('find-cause').status).toBe('no');
	});

	test.each(['dismiss', 'argue'] as const)('is missed when the next reply answers it with %s', (act) => {
		const { check } = played([{ acts: ['ask-open'], answer: [move.reveal] }, { acts: [act] }]);
		expect(check('find-cause')).toMatchObject({
			status: 'no',
			evidence: [{ reply: 2, detail: { key: 'brushed-aside' } }],
		});
	});

	test('is kept when the quarrel comes later than the next reply', () => {
		const { check } = played([
			{ acts: ['ask-open'], answer: [move.reveal] },
			{ acts: ['reflect'] },
			{ acts: ['argue'] },
		]);
		expect(check('find-cause').status).toBe('yes');
	});
});
