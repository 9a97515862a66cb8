/** A bare yes: whoever says it takes over the terms that the other side has just named. */

const chineseYes =
	'(?:行(?!不行)|好(?!说|像|几|难|多|不)|可以(?!考虑|再|先)|成(?!本)|中(?=[，。,！!]|$)|得(?=[，。,！!得]|$)|没问题|没错|对(?!不|方|账|的上|了)|是的|嗯+|恩|哦?了解|就这么|就照|就按|照办|同意|OK|ok|Ok|okay)';
const beginsChinese = new RegExp(`^\\s*(?:那)?${chineseYes}(?:[的吧啊呢哈了呀啦嘞哒噻]|${chineseYes})*`, 'u');
const beginsEnglish =
	/^\s*(?:yes|yeah|yep|ok(?:ay)?|sure|fine|agreed|deal|right|correct|alright|all right|that(?:'s| is) (?:fine|right|correct|ok|agreed)|works? for me|no problem|sounds good|will do|you(?:'ve| have) got it|done|perfect|absolutely|confirmed)\b/i;
/** What takes a yes back, or asks for something first. */
const butOnly =
	/但|不过|可是|就是|问题是|考虑|再说|再看|看情况|商量|研究|请示|如果|除非|要是|等(?!我)|先[^付打给转]|\bbut\b|\bif\b|\bunless\b|\bonce\b|\bwhen\b|\bhowever\b|\bdepends\b|have to (?:ask|check)|let me (?:check|see|ask)|i'?ll (?:see|check|ask|try)/iu;

/** Whether a line agrees with what was said before it. */
export function assents(line: string): boolean {
	return (beginsChinese.test(line) || beginsEnglish.test(line)) && !butOnly.test(line) && line.length <= 80;
}

/** Whether a line puts terms to the other side: to say yes to it is to promise them. */
export function putsTerms(line: string): boolean {
	return /[?？吗吧]|约定|定下|确认|就按|那就|记一下|先付|先打|先转|先结|分[两三四\d]|好不好|行不行|怎么样|\b(?:shall we|can you|could you|would you|how about|what about|so that'?s|to confirm|let me confirm|agreed|then)\b/iu.test(
		line,
	);
}
