import { describe, expect, it } from 'vitest';
import { readLetter } from '../../../src/lib/core/letter/read-letter.ts';
import { earOf, matterOf } from './letter-example.ts';

/** What letters say every day, firm and lawful: never a fault of tone. */
const chinese = [
	'感谢贵司三年来的合作与支持。',
	'贵我双方自2023年起合作，一直顺利。',
	'贵司4月20日曾书面答复月底安排，至今未付。',
	'贵司多次承诺付款均未兑现。',
	'截至本函发出之日，贵司仍未支付。',
	'我司5月12日、5月21日两次致电，均未获明确答复。',
	'特此函告，请予重视并安排付款。',
	'如对上述金额有异议，请于收到本函之日起三日内以书面形式向我司提出。',
	'逾期不付，我司将按合同约定暂停供货。',
	'到期未付，我司将通过法律途径维护自身合法权益，由此产生的费用由贵司承担。',
	'请在收到本函后盖章回传一份。',
	'我司账户信息：户名 华瑞轴承有限公司，开户行 工商银行，账号见合同。',
	'敬请配合，谢谢。',
	'望贵司以双方长期合作为重。',
	'贵司的付款信用将影响后续的账期和供货安排。',
	'为不影响双方合作，请于6月5日前付清。',
	'此函以快递和电子邮件同时送达。',
	'专此函达，请予函复。',
	'联系人：小李，电话 021-12345678。',
	'我司财务月底结账，急需回笼资金。',
	'请将付款凭证发至我司邮箱。',
	'如已付款，请忽略本函。',
	'若贵司近期资金确有困难，可与我司协商分期，首期不低于50%。',
	'我司拟于6月12日后将本案移交法务部门处理。',
	'届时我司将不再另行通知。',
	'后果由贵司自行承担。',
	'以上款项，请勿再拖。',
	'请贵司法定代表人王建国先生亲自过问。',
	'已将合同、对账单一并抄送贵司财务。',
];
const english = [
	'We value our three years of business together.',
	'You wrote on 20 April that the payment would be arranged at month-end; nothing has been received.',
	'Despite two calls on 12 and 21 May we have had no definite answer.',
	'Please treat this matter as urgent.',
	'If you dispute any part of this sum, please tell us in writing within three days of receipt.',
	'If you have already paid, please disregard this letter.',
	'We are willing to discuss instalments if the first is at least half.',
	'Otherwise we will hand the matter to our solicitors without further notice.',
	'Please confirm in writing that the balance of CNY 186,000 is due.',
	'The outstanding balance affects your credit terms with us.',
	'We look forward to receiving your payment.',
	'Please sign and return a copy of this letter.',
	'We trust that this will not be necessary.',
	'I will be at your office on Tuesday at ten in the morning.',
	'I’ll be at the works at ten in the morning on 11 June; please keep half an hour free, you and Mrs Teoh, to line up dates and amounts with me.',
	'We must insist on payment in full.',
	'Please note that supply of further goods will be suspended under clause 7 from 10 June.',
	'This is our final reminder before legal action.',
	'Any costs incurred will be added to the claim.',
	'We would prefer to settle this amicably.',
	'Our bank details are on the invoice.',
	'The delivery was signed for on 14 March and the April statement came back stamped.',
];

/** What no letter may say. */
const crossing = {
	zh: [
		'我们认识道上的人，你自己看着办。',
		'公安机关已经立案，再不付就抓人。',
		'如不付款，我司将在同行群里公布贵司失信行为。',
		'我们将每天派人到贵司大门口拉横幅，直到付款为止。',
		'别怪我们不客气。',
		'贵司就是骗子公司。',
	],
	en: [
		'The police have been informed and you will be arrested.',
		'We will tell all your customers that you do not pay.',
		'We will stand outside your office every day until you pay.',
		'We know where you live.',
		'You are nothing but a thief.',
	],
};

describe.each([
	['zh', chinese],
	['en', english],
] as const)('the tone in %s', (language, sentences) => {
	const ear = earOf(language);
	const matter = matterOf('demand', language);
	const tone = (text: string) => readLetter(text, matter, ear).find(({ id }) => id === 'tone');

	it.each(sentences)('of “%s” is without fault', (sentence) => {
		expect(tone(sentence)).toMatchObject({ state: 'there', acts: [] });
	});

	it.each(crossing[language])('of “%s” crosses a red line', (sentence) => {
		expect(tone(sentence)?.fault).toBe('tone-red');
	});

	it('of a whole letter is that of its worst sentence', () => {
		const [worst = ''] = crossing[language];
		expect(tone([...sentences.slice(0, 5), worst].join('\n'))?.fault).toBe('tone-red');
	});
});
