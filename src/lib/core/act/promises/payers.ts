/** Who will pay, where it is not the speaker: 我让会计给你打, our parent company will settle it. */

const pays = '(?:付|打|转|汇|划|送|还|结|走|支付|代付|补)';
const chinese: readonly RegExp[] = [
	new RegExp(
		`(?:让|叫|喊|安排|由)(?:我们?|咱们?|你)?([^，。！？；、\\s]{1,8}?)(?:去|来|给|帮|今天|明天|后天|下午|马上|直接|把)[^，。！？；]{0,16}?${pays}`,
	),
	new RegExp(`由([^，。！？；、\\s]{2,12}?)(?:直接)?(?:支付|付款|代付|承担)`),
	new RegExp(
		`((?:我们?|咱)?(?:总部|集团|总公司|母公司|甲方|总包|业主|财务|会计|出纳|老板|老板娘|媳妇|老公|老婆|儿子|侄子|合伙人))[^，。！？；]{0,10}?${pays}(?:给|过|你|您|款)`,
	),
];
const english: readonly RegExp[] = [
	/\b((?:my|our|the) (?:accountant|bookkeeper|finance (?:team|department|manager|guy|lady)?|accounts (?:team|department|lady)?|head office|parent company|wife|husband|son|daughter|partner|boss|landlord|main contractor|client|insurer|treasury))(?:'ll| will| is going to| can| pays?)\b[^.!?]{0,40}\b(?:pay|transfer|wire|send|settle|remit|release|do)/i,
	/\bget (?:my|our|the) ([a-z]+(?: [a-z]+)?) to (?:pay|transfer|wire|send|settle|remit)/i,
	/\b(?:paid|settled|wired|transferred) by ((?:our|my|the) [a-z]+(?: [a-z]+)?)/i,
];

/** The payer in the words that were said; null when nobody else is named. */
export function payerIn(text: string): string | null {
	for (const pattern of [...chinese, ...english]) {
		const name = pattern.exec(text)?.[1]?.trim();
		if (name) return name;
	}
	return null;
}
