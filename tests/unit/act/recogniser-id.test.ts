import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { modelDigests } from '../../../src/lib/core/act/hearing/model-digests.ts';
import { recogniserForm, recogniserId } from '../../../src/lib/core/act/hearing/recogniser-id.ts';
import { Listener } from '../../../src/lib/core/run/listen.ts';
import type { Language } from '../../../src/lib/core/scenario/scenario.ts';
import { startTalk } from '../../../src/lib/core/machine/step.ts';
import { recogniserFor } from '../../support/recogniser.ts';
import { buildScenario, reply, special } from '../../support/scenario-builder.ts';

const languages: Language[] = ['zh', 'en'];

describe('The name of a recogniser', () => {
	test.each(languages)('holds the content of its model: %s', (language) => {
		const file = readFileSync(`src/lib/core/act/model/${language}.json`);
		expect(modelDigests[language]).toBe(createHash('sha256').update(file).digest('hex').slice(0, 12));
		expect(recogniserId(language)).toMatch(recogniserForm);
	});

	/**
	 * When this fails and the model is the same, the code hears something otherwise: raise `recogniserVersion`, so that runs heard before are not taken for
	 * wrong claims. Then note the new name with what is heard under it.
	 */
	test.each(languages)('changes whenever something is heard otherwise: %s', (language) => {
		expect([recogniserId(language), digestOf(heardOf(language))]).toEqual(noted[language]);
	});
});

const noted: Record<Language, [id: string, heard: string]> = {
	zh: ['1-b2ef4622fb64', 'cc11602eb251b1c2'],
	en: ['1-9e92ab6da6ee', '2d8b1cfa9cbe1664'],
};

/** A little of everything: acts, red lines, figures in all their forms, days, documents, words of a reply on offer, and nothing at all. */
const said: Record<Language, string[]> = {
	zh: [
		'王总您好，我是华瑞的小李，现在方便说话吗？',
		'HR-0312 那张十八万六的票，四月三十号到期，已经逾期四十七天了。',
		'签收单上有您的签字，对账单也盖过章。',
		'上次您答应月底付，今天都六月三号了。',
		'是货有什么问题，还是款子没回来？',
		'差的是哪一笔，差多少？',
		'您的意思是，等总包回款才能付，对吗？',
		'我理解，年底谁家都紧。',
		'这两年您一直按时付，我们是记得的。',
		'那先付八万，剩下的分两期，六月十八号和下月底，行不行？',
		'有争议的三万先放一放，其余的这周五先付了吧。',
		'付一半也行，转账、承兑都可以。',
		'账号我再发您一遍，我让售后明天过去看。',
		'我们月底关账，再拖下去按合同只能停供，利息万分之五。',
		'隔壁那家也是拖，后来被起诉了。',
		'我请我们经理跟您财务总监谈。',
		'您看几号能付，付多少？',
		'那说定了：六月五号付八万元整，我发微信给您确认。',
		'下周三下午三点我再打给您，谢谢王总，祝您生意兴隆。',
		'不好意思打扰了，没什么大事。',
		'那算了，下次再说吧。',
		'明明是你们自己弄错的，别找借口了。',
		'剩下的利息全免，我说了算。',
		'再不还钱，我就去你孩子学校门口等着！',
		'我是法院的，传票已经寄了。',
		'你不付我就把这事发到你们客户群里。',
		'几号能付，付多少？',
		'苹果香蕉',
		'……',
	],
	en: [
		'Hello Mr Wang, this is Xiao Li from Huarui. Is now a good time?',
		'Invoice HR-0312 for CNY 186,000 fell due on 30 April; it is forty-seven days overdue.',
		'You signed the delivery receipt, and the statement carries your stamp.',
		'Last time you promised the end of the month.',
		'Is it the goods, or has money not come in?',
		'Which item differs, and by how much?',
		'So you can pay once the contractor pays you, is that right?',
		'I understand; everybody is short at the end of the year.',
		'You have always paid on time, and we remember that.',
		'Could you pay 80,000 now and the rest in two instalments, on the 18th of June and at the end of next month?',
		'Let us leave the disputed 30,000 aside; please pay the rest this Friday.',
		'Half is fine, by transfer or by bill.',
		'I will send the account number again, and have after-sales come over tomorrow.',
		'We close the books on the 30th; after that supply stops under the contract, with interest.',
		'Another customer waited like this and was sued in the end.',
		'I will ask my manager to speak with your finance director.',
		'What day can you pay, and how much?',
		'Agreed then: CNY 80,000 on 5 June. I will confirm that in writing.',
		'I will call next Wednesday at three. Thank you, and all the best.',
		'Sorry to bother you, it is nothing much.',
		'Never mind, some other time.',
		'It was your own mistake, so stop making excuses.',
		'I waive all the interest, you have my word.',
		'Pay up, or I will be waiting outside your daughter’s school.',
		'I am calling from the court; the summons is in the post.',
		'If you do not pay, all your clients will hear about it.',
		'When can you pay, and how much?',
		'Apples and bananas.',
		'…',
	],
};

/** Made here, so that no scenario that is edited moves what is noted. */
function heardOf(language: Language): unknown[] {
	const other =
		language === 'zh'
			? ['几号能付，付多少？', '先付八万，行吗？']
			: ['When can you pay, and how much?', 'Could you pay 80,000 first?'];
	const scenario = {
		...buildScenario({
			everywhere: [special('other', 'start'), special('red-line', 'end')],
			documents: language === 'zh' ? ['签收单', '对账单'] : ['delivery receipt', 'statement'],
			states: {
				start: {
					says: ['?'],
					replies: [
						reply(other[0]!, 'start', ['ask-commitment']),
						reply(other[1]!, 'start', ['propose-plan']),
						reply(said[language][7]!, 'start', ['empathise']),
						reply(said[language][19]!, 'start', ['apologise']),
					],
				},
				end: { says: ['!'], outcome: 'no-commitment' },
			},
		}),
		language,
	};
	const customer = language === 'zh' ? '最近手头紧，回头再说吧。' : 'Money is tight just now, let us talk later.';
	const snapshot = { ...startTalk(scenario, { documents: [0, 1] }).snapshot(), lineDue: false };
	const listener = new Listener(scenario, recogniserFor(language));
	return said[language].flatMap((text) =>
		[null, customer].map((before) => {
			const listened = listener.hear(text, snapshot, before);
			return listened && { index: listened.index, acts: listened.acts, heard: listened.heard, as: listened.as };
		}),
	);
}

const digestOf = (heard: unknown[]) => createHash('sha256').update(JSON.stringify(heard)).digest('hex').slice(0, 16);
