/** How somebody says they will pay. */
import type { Method } from '../../scenario/scenario.ts';

/** The first that is named in the text wins; of two at one place the earlier in this list. */
const ways: readonly (readonly [Method, RegExp])[] = [
	[
		'acceptance-bill',
		/承兑|汇票|银承|商承|背书|背过去|国股|\b(?:banker'?s )?acceptances?\b|\bbills? of exchange\b|\bdrafts?\b/i,
	],
	['cheque', /支票|\bche(?:que|ck)s?\b(?! (?:with|on|if|what|whether|the|my|our|that|in|it|and|your|up|back))/i],
	[
		'offset',
		/抵(?:账|一半|扣|掉|货款|给你)|[^\s，。]{1,4}抵(?=，|。|$|你|，按)|\b(?:off-?set|contra|net(?:ted)? off|set(?:ting)? off)\b/i,
	],
	[
		'third-party',
		/支付宝|微信(?:红包|转|付|扫|支付)|发你微信|(?:转|付|打)(?:你)?微信|^微信|，微信(?=，|。|$)|红包|扫(?:码|你|给你)|当面扫|代付|付款链接|^链接$|链接(?:发|给)我|\b(?:paypal|paynow|payme|alipay|wechat pay|stripe|fps|payment link|by card|credit card|pay by link|touch ?'?n ?go|zelle|venmo)\b/i,
	],
	['cash', /现金|现钱|现取|现钞|给(?:他|你)?现的|(?:^|[^兑变])现的|\bcash\b(?! ?-?flow)/i],
	[
		'bank-transfer',
		/对公|公户|公对公|网银|电汇|汇款|转账|柜台|手机银行|手机转|银行(?:转|汇)|信用社|基本户|财政直付|直接支付|现汇|招行|建行|工行|农行|农商行|中行|入你卡|银行账户|(?:给(?:你|您|贵司)?|马上|就|来|社)汇|^汇$|T\/T|\b(?:bank transfer|wire|wiring|bacs|chaps|faster payments?|eft|ach|telegraphic transfer|tt|giro|remit(?:tance)?|bank it|transfer(?:red|ring)?|direct deposit|bpay|standing order)\b/i,
	],
];

/** null when none is named. */
export function methodIn(text: string): Method | null {
	let best: { method: Method; at: number } | null = null;
	for (const [method, pattern] of ways) {
		const found = pattern.exec(text);
		if (found && (!best || found.index < best.at)) best = { method, at: found.index };
	}
	return best?.method ?? null;
}
