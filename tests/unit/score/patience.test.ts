import { describe, expect, test } from 'vitest';
import { move, played } from '../../support/run-builder.ts';

describe('ask-before-propose', () => {
	test.each(['ask-open', 'ask-specific', 'reflect'] as const)(
		'is met by %s in a reply before the first proposal',
		(act) => {
			const { check } = played([{ acts: [act] }, { acts: ['propose-plan'] }]);
			expect(check('ask-before-propose')).toMatchObject({
				status: 'yes',
				evidence: [{ reply: 1, detail: { key: 'before-proposal', values: { proposal: 2 } } }],
			});
		},
	);

	test('is missed when the proposal comes first', () => {
		const { check } = played([{ acts: ['split-dispute'] }, { acts: ['ask-open'] }, { acts: ['propose-plan'] }]);
		expect(check('ask-before-propose')).toMatchObject({
			status: 'no',
			evidence: [{ reply: 1, detail: { key: 'proposed-first' } }],
		});
	});

	test('is missed when question and proposal come in one breath', () => {
		expect(played([{ acts: ['ask-open', 'propose-plan'] }]).check('ask-before-propose').status).toBe('no');
	});

	test('is missed when nothing was proposed at all', () => {
		expect(played([{ acts: ['ask-open'] }]).check('ask-before-propose')).toMatchObject({ status: 'no', evidence: [] });
	});
});

test('hear-out is broken by brushing a point aside', () => {
	const quiet = [{ acts: [] }, { acts: [] }, { acts: [] }];
	expect(played(quiet).check('hear-out').status).toBe('yes');
	expect(played([...quiet, { acts: ['dismiss'] }]).check('hear-out').status).toBe('no');
});

test('stay-calm is broken by quarrelling', () => {
	const quiet = [{ acts: [] }, { acts: [] }, { acts: [] }];
	expect(played(quiet).check('stay-calm').status).toBe('yes');
	expect(played([...quiet, { acts: ['argue'] }]).check('stay-calm').status).toBe('no');
});

describe('persist', () => {
	test.each(['ask-commitment', 'recall-terms', 'ask-specific', 'state-debt'] as const)(
		'is met by %s after a put-off',
		(act) => {
			expect(played([{ acts: [], answer: [move.evade] }, { acts: [act] }]).check('persist').status).toBe('yes');
			expect(played([{ acts: [act] }], { opening: [move.refuse] }).check('persist').status).toBe('yes');
		},
	);

	test('does not count what came before the first put-off', () => {
		expect(played([{ acts: ['state-debt'], answer: [move.evade] }, { acts: [] }]).check('persist').status).toBe('no');
	});

	test.each(['give-up', 'argue'] as const)('is broken by %s from then on', (act) => {
		const { check } = played([{ acts: ['ask-commitment'] }, { acts: [act] }], { opening: [move.evade] });
		expect(check('persist')).toMatchObject({ status: 'no', evidence: [{ reply: 2, act }] });
	});

	test('forgives a quarrel before the first put-off', () => {
		const { check } = played([{ acts: ['argue'], answer: [move.evade] }, { acts: ['ask-specific'] }]);
		expect(check('persist').status).toBe('yes');
	});
});
