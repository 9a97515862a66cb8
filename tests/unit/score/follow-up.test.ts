import { expect, test } from 'vitest';
import { played } from '../../support/run-builder.ts';

test('ask-commitment and next-contact are met by saying them once', () => {
	const { check } = played([{ acts: ['ask-commitment'] }, { acts: ['schedule-follow-up'] }]);
	expect(check('ask-commitment').status).toBe('yes');
	expect(check('next-contact').status).toBe('yes');
	expect(played([{ acts: ['close-politely'] }]).check('next-contact').status).toBe('no');
});

test('no-vague-close is broken by leaving it open', () => {
	const quiet = [{ acts: [] }, { acts: [] }, { acts: [] }];
	expect(played(quiet).check('no-vague-close').status).toBe('yes');
	expect(played([...quiet, { acts: ['vague-close'] }]).check('no-vague-close').status).toBe('no');
});
