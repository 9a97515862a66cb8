import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeRun, DecodeError, encodeRun } from '../../../src/lib/core/run/decode.ts';
import type { Entry, Run } from '../../../src/lib/core/run/log.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { headOf, randomRun } from '../../support/random-walk.ts';
import { buildScenario } from '../../support/scenario-builder.ts';

const hash = 'a'.repeat(64);
const scenario = { ...buildScenario({ states: { start: { says: ['?'] } } }), hash };
const whole: Run = {
	head: headOf(scenario, {
		mode: 'free',
		recogniser: '1-0123456789ab',
		parent: { run: '01890a5d-ac96-774b-bcce-b302099a8057', entries: 4 },
		watched: { rehearsal: 'by-the-accountant', entries: 3 },
	}),
	entries: [
		{ kind: 'prepare', at: 1, question: 0, options: [0, 2] },
		{ kind: 'begin', at: 2 },
		{ kind: 'line', at: 3, index: 0 },
		{
			kind: 'reply',
			at: 4,
			index: 1,
			acts: ['propose-plan'],
			heard: {
				text: '五号付一半',
				spans: [{ act: 'propose-plan', start: 0, end: 5 }],
				plan: [
					{ amount: null, share: 50, date: '2026-06-05' },
					{ amount: 1, share: null, date: '2026-06' },
				],
				documents: [1],
			},
		},
		{ kind: 'line', at: 5, index: null },
		{ kind: 'silence', at: 6 },
		{ kind: 'undo', at: 7 },
		{ kind: 'hang-up', at: 8 },
		{
			kind: 'record',
			at: 9,
			record: {
				reason: null,
				promises: [
					{ amount: 100, date: 'asap', method: 'cash' },
					{ amount: null, date: null, method: null },
				],
				next: { date: '2026-06-05', contact: '陈会计', channel: 'phone' },
				notes: '',
			},
		},
		{ kind: 'message', at: 10, message: { parts: [0, null], text: '…', letter: '致：' } },
		{ kind: 'finish', at: 11 },
	],
};

describe('a run', () => {
	test('decodes to what was encoded, every kind of entry', () => {
		expect(decodeRun(encodeRun(whole))).toEqual(whole);
		expect(decodeRun(JSON.parse(encodeRun(whole)))).toEqual(whole);
	});

	test('decodes to what was encoded, for any play', () => {
		fc.assert(
			fc.property(arbitraryTalk, fc.integer(), (talk, seed) => {
				const { run } = randomRun({ ...talk, hash }, seed, 15);
				expect(decodeRun(encodeRun(run))).toEqual(run);
			}),
			{ numRuns: 50 },
		);
	});

	test('loses fields that a run does not have', () => {
		const more = { ...whole, extra: 1, head: { ...whole.head, score: 100, __proto__: { a: 1 } } };
		expect(decodeRun(more)).toEqual(whole);
	});
});

/** The run with one thing changed. */
function changed(path: (string | number)[], value: unknown): unknown {
	const copy: unknown = structuredClone(whole);
	let place = copy as Record<string | number, unknown>;
	for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
	place[path.at(-1) ?? ''] = value;
	return copy;
}

function fault(json: unknown): string {
	try {
		decodeRun(json);
		return '';
	} catch (error) {
		if (!(error instanceof DecodeError)) throw error;
		return error.message;
	}
}

describe('a run of the wrong shape', () => {
	test('is refused with the path of what is wrong', () => {
		expect(fault('{')).toBe('is no JSON');
		expect(fault(null)).toBe('is no object');
		expect(fault([])).toBe('is no object');
		expect(fault({})).toBe('lacks head');
		expect(fault(changed(['entries', 3, 'acts', 0], 'flatter'))).toBe('entries[3].acts[0]: is no act');
		expect(fault(changed(['entries', 3, 'acts'], 'rapport'))).toBe('entries[3].acts: is no list');
		expect(fault(changed(['entries', 2, 'index'], undefined))).toBe('entries[2]: lacks index');
		expect(fault(changed(['entries', 2, 'index'], -1))).toContain('entries[2].index: is not between 0 and');
		expect(fault(changed(['entries', 2, 'index'], 0.5))).toBe('entries[2].index: is no whole number');
		expect(fault(changed(['entries', 2, 'index'], '0'))).toBe('entries[2].index: is no whole number');
		expect(fault(changed(['entries', 1, 'kind'], 'win'))).toContain('entries[1].kind: is none of');
		expect(fault(changed(['entries', 1, 'at'], Number.NaN))).toBe('entries[1].at: is no whole number');
		expect(fault(changed(['entries', 8, 'record', 'next', 'date'], 'soon'))).toBe(
			'entries[8].record.next.date: is not of the form asked for',
		);
		expect(fault(changed(['head', 'seed'], 2 ** 32))).toContain('head.seed');
		expect(fault(changed(['head', 'silence'], 1))).toBe('head.silence: is neither true nor false');
		expect(fault(changed(['head', 'id'], '../../etc'))).toBe('head.id: is not of the form asked for');
		expect(fault(changed(['head', 'watched', 'rehearsal'], '../x'))).toBe(
			'head.watched.rehearsal: is not of the form asked for',
		);
		expect(fault(changed(['head', 'watched', 'entries'], -1))).toContain('head.watched.entries: is not between 0 and');
		expect(fault(changed(['head', 'watched'], { entries: 1 }))).toBe('head.watched: lacks rehearsal');
		for (const id of ['', '1', '0-0123456789ab', '1-0123456789AB', '1-0123456789abc', ' 1-0123456789ab'])
			expect(fault(changed(['head', 'recogniser'], id))).toBe('head.recogniser: is not of the form asked for');
		expect(fault(changed(['head', 'recogniser'], 1))).toBe('head.recogniser: is no text');
		expect(fault(changed(['head', 'mode'], 'choice'))).toBe('head.recogniser: has nothing to hear');
	});

	test('or of a later version is refused', () => {
		expect(fault(changed(['head', 'format'], 2))).toBe('head.format: is of a later version');
	});

	test('or beyond the limits is refused', () => {
		const endless: Entry[] = Array.from({ length: 5001 }, () => ({ kind: 'undo', at: 0 }));
		expect(fault(changed(['entries'], endless))).toBe('entries: has more than 5000 items');
		expect(fault(changed(['entries', 3, 'heard', 'text'], 'x'.repeat(4001)))).toBe(
			'entries[3].heard.text: is longer than 4000',
		);
		expect(fault(changed(['entries', 8, 'record', 'notes'], 'x'.repeat(4001)))).toBe(
			'entries[8].record.notes: is longer than 4000',
		);
	});

	test('is never taken for one, whatever it is', () => {
		fc.assert(
			fc.property(fc.anything(), (anything) => {
				expect(() => decodeRun(anything)).toThrow(DecodeError);
			}),
		);
	});

	test('cannot hide fields in its prototype', () => {
		expect(fault(Object.create(whole))).toBe('lacks head');
	});
});
