import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeModel, type EncodedModel } from '../../../src/lib/core/act/hearing/model.ts';
import { longestReply } from '../../../src/lib/core/act/hearing/normalise.ts';
import { Recogniser } from '../../../src/lib/core/act/hearing/recognise.ts';
import { heldOut } from '../../../src/train/held-out.ts';
import { readData } from '../../../src/train/read-data.ts';

const model = (language: 'zh' | 'en') =>
	decodeModel(
		JSON.parse(
			readFileSync(new URL(`../../../src/lib/core/act/model/${language}.json`, import.meta.url), 'utf8'),
		) as EncodedModel,
	);
const chinese = new Recogniser(model('zh'));
const english = new Recogniser(model('en'));
const acts = (ear: Recogniser, reply: string, customer: string | null = null) =>
	ear.hear(reply, { customer }).map(({ act }) => act);

describe('a plain reply', () => {
	it.each([
		['您好，我是恒润轴承的小李。', 'identify'],
		['请问您是管付款的陈会计吗？', 'verify-contact'],
		['您这会儿方便说两句吗？', 'ask-permission'],
		['合同第五条写的是货到三十天付清。', 'recall-terms'],
		['到底是什么原因一直没付，能跟我说说吗？', 'ask-open'],
		['您的意思是，三月那批有两箱没收到，对吗？', 'reflect'],
		['没争议的那 14.76 万先付，有问题的另外核。', 'split-dispute'],
		['那您哪天能付？', 'ask-commitment'],
		['您别催我，我天天给您打电话，打到您付为止。', 'harass'],
		['你就是个老赖，骗子！', 'insult'],
	])('“%s” is heard', (reply, act) => {
		expect(acts(chinese, reply)).toContain(act);
	});

	it.each([
		['Hello, this is Jamie from Hengrun Bearings.', 'identify'],
		['Is now a good time, or shall I ring back?', 'ask-permission'],
		['When can you pay it?', 'ask-commitment'],
		["You're a liar and a crook.", 'insult'],
	])('“%s” is heard', (reply, act) => {
		expect(acts(english, reply)).toContain(act);
	});

	it('carries its words with it', () => {
		const reply = '您好，我是恒润轴承的小李，欠的那 18.6 万您看周五前能不能先付一半？';
		const heard = chinese.hear(reply, { customer: '喂？' });
		const words = (act: string) => {
			const found = heard.find((each) => each.act === act);
			return found && reply.slice(found.start, found.end);
		};
		expect(words('identify')).toContain('小李');
		expect(words('ask-commitment')).toContain('周五前');
	});
});

describe('what is no reply', () => {
	it.each(['', '   ', '？？？', '……', '😊😊', '\u202e\u200b'])('“%s” carries nothing', (text) => {
		expect(chinese.hear(text, { customer: '喂？' })).toEqual([]);
	});
});

/** A fixed sample of replies that the model never read. */
const sample = readData('zh')
	.examples.filter(({ hand }, at) => heldOut.zh.includes(hand) && at % 4 === 0)
	.map(({ reply, customer }) => ({ reply, customer }));

describe('the same reply in other clothes', () => {
	const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
	it.each([
		['full width', wide],
		['half-width punctuation', (text: string) => text.normalize('NFKC')],
		[
			'spaces between the signs',
			(text: string) =>
				[...text]
					.join(' ')
					.replace(/(\d) (?=[\d.,])/g, '$1')
					.replace(/([.,]) (?=\d)/g, '$1'),
		],
		['a filler at the front', (text: string) => `嗯，那个，${text}`],
		['fillers after each comma', (text: string) => text.replace(/，/g, '，呃，')],
		['joiners and direction marks', (text: string) => [...text].join('\u200b')],
		['an emoji at the end', (text: string) => `${text}😊`],
	])('%s: the same acts in at least 97 of 100', (_, dress) => {
		const same = sample.filter(({ reply, customer }) => {
			const dressed = dress(reply);
			return acts(chinese, reply, customer).join() === acts(chinese, dressed, customer).join();
		});
		expect(same.length / sample.length).toBeGreaterThanOrEqual(0.97);
	});
});

describe('hostile text', () => {
	it('too long to be a reply is refused', () => {
		expect(() => chinese.hear('我'.repeat(longestReply + 1), { customer: null })).toThrow(RangeError);
	});

	it('of any signs is heard without a fault, and spans lie within it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				for (const { start, end, confidence } of chinese.hear(text, { customer: text })) {
					expect(start).toBeGreaterThanOrEqual(0);
					expect(end).toBeLessThanOrEqual(text.length);
					expect(start).toBeLessThan(end);
					expect(confidence).toBeGreaterThan(0);
					expect(confidence).toBeLessThanOrEqual(1);
				}
			}),
			{ seed: 7, numRuns: 300 },
		);
	});

	it('is heard alike every time', () => {
		for (const { reply, customer } of sample.slice(0, 50))
			expect(chinese.hear(reply, { customer })).toEqual(chinese.hear(reply, { customer }));
	});
});
