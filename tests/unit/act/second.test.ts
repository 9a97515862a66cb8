import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acts, toneOfAct, type ActId } from '../../../src/lib/core/act/act.ts';
import { isModelName, type OtherAct } from '../../../src/lib/core/act/hearing/other-ear.ts';
import { mostHeard, placed, readSecond } from '../../../src/lib/core/act/hearing/read-second.ts';
import type { HeardAct } from '../../../src/lib/core/act/hearing/recognise.ts';
import { leastAlone, leastForOther, leastForRed, second } from '../../../src/lib/core/act/hearing/second.ts';
import { recogniserFor } from '../../support/recogniser.ts';

const text = '我知道您难，可六月五号之前得付。';
const own = (act: ActId, confidence: number): HeardAct => ({ act, start: 0, end: 5, confidence });
const other = (act: ActId): OtherAct => ({ act, start: 6, end: 9 });
/** The acts by both ears, as `act by`. */
const both = (mine: HeardAct[], theirs: OtherAct[], confidences: [ActId, number][] = []) =>
	second(text, mine, new Map(confidences), theirs).map(({ act, by }) => `${act} ${by}`);

describe('Of two ears', () => {
	test('an act that both hear stands, however doubtful it is to the one, with the words of the recogniser', () => {
		expect(both([own('empathise', 0.2)], [other('empathise')])).toEqual(['empathise both']);
		const [heard] = second(text, [own('empathise', 0.2)], new Map(), [other('empathise')]);
		expect(heard).toMatchObject({ start: 0, end: 5, confidence: 0.2 });
	});

	test('what the recogniser alone hears stands when it is rather there than not', () => {
		expect(both([own('empathise', leastAlone)], [])).toEqual(['empathise own']);
		expect(both([own('empathise', leastAlone - 0.01)], [])).toEqual([]);
	});

	test('what the other alone hears stands when the recogniser gives it a chance at all', () => {
		expect(both([], [other('reflect')], [['reflect', leastForOther]])).toEqual(['reflect other']);
		expect(both([], [other('reflect')], [['reflect', leastForOther - 0.01]])).toEqual([]);
		expect(both([], [other('reflect')])).toEqual([]);
	});

	test('neither draws a red line alone, but for a recogniser that is sure', () => {
		expect(both([], [other('threaten')], [['threaten', 0.99]])).toEqual([]);
		expect(both([own('threaten', leastForRed - 0.01)], [])).toEqual([]);
		expect(both([own('threaten', leastForRed)], [])).toEqual(['threaten own']);
		expect(both([own('threaten', 0.3)], [other('threaten')])).toEqual(['threaten both']);
	});

	test('acts come in the order of the closed list, each once', () => {
		expect(
			both(
				[own('ask-commitment', 0.9), own('empathise', 0.9)],
				[other('reflect'), other('empathise'), other('reflect')],
				[['reflect', 0.4]],
			),
		).toEqual(['reflect other', 'empathise both', 'ask-commitment own']);
	});

	test('a plan without a figure is none for either', () => {
		const plan = (said: string) => second(said, [], new Map([['propose-plan', 0.4]]), [other('propose-plan')]);
		expect(plan('您看着办吧')).toEqual([]);
		expect(plan('先付一半吧，您看')).toHaveLength(1);
	});

	test('an ear that hears red lines everywhere draws none, whatever is said', () => {
		const recogniser = recogniserFor('zh');
		const red = acts.filter(({ id }) => toneOfAct(id) === 'red');
		for (const said of ['王总您好，我是华瑞的小周。', '按合同，逾期可以停止供货。', '六月五号付十万，您看行吗？']) {
			const heard = recogniser.hear(said, { customer: null });
			const told = red.map(({ id }) => ({ act: id, start: 0, end: said.length }));
			const stand = second(said, heard, recogniser.confidences(said, { customer: null }), told);
			expect(stand.filter(({ act }) => toneOfAct(act) === 'red')).toEqual([]);
		}
	});

	test('the same is heard again every time', () => {
		const some = fc.subarray(acts.map(({ id }) => id));
		fc.assert(
			fc.property(some, some, fc.double({ min: 0, max: 1, noNaN: true }), (mine, theirs, confidence) => {
				const hear = () =>
					second(
						text,
						mine.map((act) => own(act, confidence)),
						new Map(acts.map(({ id }) => [id, confidence])),
						theirs.map(other),
					);
				expect(hear()).toEqual(hear());
				const stand = hear().map(({ act }) => act);
				expect(new Set(stand).size).toBe(stand.length);
				for (const act of stand) expect(mine.includes(act) || theirs.includes(act)).toBe(true);
			}),
		);
	});
});

describe('The recogniser', () => {
	test('tells how likely each act is, and agrees with what it heard', () => {
		const recogniser = recogniserFor('zh');
		const said = '王总您好，我是华瑞轴承的小周。';
		const confidences = recogniser.confidences(said, { customer: null });
		expect(confidences.size).toBe(acts.length);
		const heard = recogniser.hear(said, { customer: null });
		expect(heard.length).toBeGreaterThan(0);
		for (const { act, confidence } of heard) expect(confidences.get(act)).toBe(confidence);
		expect(recogniser.confidences(' ……', { customer: null }).size).toBe(0);
	});
});

describe('What another ear tells', () => {
	test('is a list of acts, by id or name, each with words that stand in the reply', () => {
		const heard = readSecond([{ act: '共情理解', quote: '我知道您难' }], text);
		expect(heard).toEqual([{ act: 'empathise', quote: '我知道您难' }]);
		expect(placed(heard ?? [], text)).toEqual([{ act: 'empathise', start: 0, end: 5 }]);
	});

	test.each([
		['no list', { acts: [] }],
		['a list of other things', ['empathise']],
		['null among them', [null]],
		['words that are none', [{ act: 'empathise', quote: null }]],
		['more than anybody does', Array.from({ length: mostHeard + 1 }, () => ({ act: 'empathise', quote: '难' }))],
	])('is refused as a whole when it is %s', (_, items) => {
		expect(readSecond(items, text)).toBeNull();
	});

	test('never has words from elsewhere, whatever it is', () => {
		const item = fc.record({ act: fc.constantFrom(...acts.map(({ id }) => id), 'x'), quote: fc.string() });
		fc.assert(
			fc.property(fc.array(fc.oneof(item, fc.anything())), fc.string(), (items, said) => {
				for (const { quote } of readSecond(items, said) ?? []) expect(said).toContain(quote);
			}),
		);
	});
});

test('A model has a name that can be read', () => {
	for (const name of ['qwen2.5:7b', 'deepseek-chat', '通义千问']) expect(isModelName(name)).toBe(true);
	for (const name of ['', ' ', 'a\nb', '\u202egpt', 'm'.repeat(101)]) expect(isModelName(name)).toBe(false);
});
