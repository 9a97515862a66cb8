/** Words that take a promise back in the same breath: whoever says them has promised nothing. */

const chinese =
	/看情况|再说吧?$|到时候(?:再|看)|不一定|说不准|说不好(?!，暑)|不敢(?:保证|打包票)|没准|尽量|争取|看看能不能|能不能批|够呛|试试看|有钱(?:了)?(?:就|再|肯定)|资金(?:到位|宽裕|松)(?:了)?(?:就|再)|可能(?:吧|要|得)|大概吧|应该(?:没问题|可以|差不多|行)吧?/u;
const english =
	/\b(?:might|maybe|perhaps|possibly|probably|hopefully|fingers crossed|touch wood|i guess|i suppose|should be (?:fine|ok(?:ay)?|able|sorted|doable|alright)|try(?:ing)? (?:to|and|my best)|do (?:my|our) best|we'?ll see|i'?ll see|can'?t promise|no promises|not promising|not sure|don'?t hold me|depends|all being well|god willing|if (?:all|everything|things) goes? (?:well|to plan)|can'?t guarantee|no guarantees?)\b/iu;

export function hedges(text: string): boolean {
	return chinese.test(text) || english.test(text);
}

const paidAlready =
	/已(?:经)?(?:转|付|打款|汇)|昨[天晚][^，。]{0,6}(?:转|付|打|汇|出)了|(?:付|转|打|汇)过(?:了|去了|款)|(?<!就)给你们?(?:转|打|汇)了(?!就)|\b(?:already (?:paid|sent|transferred)|(?:was|were|been) paid|(?:paid|sent|transferred) (?:it|that|you) (?:yesterday|last|on|already)|went out (?:yesterday|last|on))\b/iu;

/** What was paid already is news, no promise. */
export function tellsOfPaid(text: string): boolean {
	return paidAlready.test(text);
}
