/** Ask: what the other side is to do. In a letter, to pay; in a message, to answer, or what happens next and when. */
import type { HeardAct } from '../act/hearing/recognise.ts';
import type { LetterMatter, LetterPart, Words } from './letter.ts';
import { missing, there, wrong } from './part.ts';
import { placesOf } from './text.ts';

const end = '[^。；;！!？?\\n]';
const englishEnd = '[^.;!?\\n]';
const asksIn = '(?:请|要求|催告|敦促|限(?=贵|你|您)|务必|立即|望(?!来)|盼)';
const asksEn =
	'(?:please|kindly|we (?:hereby |now |must |therefore |again |formally ){0,2}(?:ask|request|require|demand)|demand|you (?:must|are (?:hereby )?(?:required|requested|asked) to)|would you)';

/** To pay, in so many words. */
const toPay = new RegExp(
	`${asksIn}${end}{0,60}?(?:支付|付清|付款|结清|清偿|偿还|归还|履行|汇入|付至|打款|打入|转账|转入|还清|付到|能否先付)|${asksEn}\\b${englishEnd}{0,120}?\\b(?:pay|paid|payment|settle|settlement|remit|discharge|perform|performance|transfer|clear)\\b`,
	'gi',
);
/** To do something else about it. */
const toAnswer = new RegExp(
	`(?:请|麻烦|烦请|盼|望)${end}{0,40}?(?:确认|回复|答复|回函|签字|盖章|核对|告诉我|告知|回给我|安排|定下|定由|定您|留半小时|看怎么|联系|打电话|提出)|${asksEn}\\b${englishEnd}{0,100}?\\b(?:confirm(?:ed)?|reply|answer|let (?:me|us) know|tell (?:me|us)|sign|check|arrange|put (?:it )?(?:in|through)|send|decide|advise|choose|keep|ring|contact)\\b`,
	'gi',
);
/** Taking silence for a yes. */
const silence =
	/(?:不|未|没有?|如无|若无)(?:回复|回|答复|异议|回音)[^。；;！!？?\n]{0,12}?(?:就当|视为|视作|即为|默认|等于)[^。；;！!？?\n]{0,8}|if (?:i|we) (?:don['’]t|do not) hear[^.;!?\n]{0,60}?(?:agree|accept|confirm)\w*|silence (?:means|will be taken)[^.;!?\n]{0,40}/gi;
/** What the writer does next: a message may leave it at that. */
const nextStep =
	/(?:我|我们|经理|主管|他)[^。；;！!？?\n]{0,24}?(?:打给您|打给你|打电话|到厂里|到贵司|拜访|上门|跟您联系|与您联系|发您|来对|当面谈|当面去)|\b(?:(?:i|we|he|she|they)(?:['’]ll| will)|(?:mr|ms|mrs) \w+ (?:and i )?(?:will|calls?))\b[^.;!?\n]{0,60}?\b(?:ring|call|be at|visit|bring|send|come|report|go (?:through|on)|get in touch)\b|\b(?:mr|ms|mrs) \w+ calls on\b/gi;
const askActs = ['ask-commitment', 'confirm-in-writing', 'schedule-follow-up', 'escalate'];

/** The places at which a letter demands payment. */
export function demandsIn(plain: string): Words[] {
	return placesOf(plain, toPay);
}

/** `plain` is the letter made plain. */
export function readAsk(plain: string, { kind }: LetterMatter, heard: readonly HeardAct[]): LetterPart {
	const taken = placesOf(plain, silence);
	if (taken.length > 0) return wrong('ask', 'ask-silence', taken);
	const demands = demandsIn(plain);
	if (kind !== 'confirmation') {
		if (demands.length > 0) return there('ask', demands);
		const asked = heard.filter(({ act, confidence }) => act === 'ask-commitment' && confidence >= 0.6);
		return asked.length > 0 ? there('ask', asked) : missing('ask', 'ask-lacks');
	}
	const asks = [...demands, ...placesOf(plain, toAnswer), ...placesOf(plain, nextStep)];
	if (asks.length > 0) return there('ask', asks);
	const said = heard.filter(({ act, confidence }) => askActs.includes(act) && confidence >= 0.6);
	return said.length > 0 ? there('ask', said.slice(0, 1)) : missing('ask', 'ask-lacks');
}
