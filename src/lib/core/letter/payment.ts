/** Payment: into which account or in which way it is to be paid. */
import type { Method } from '../scenario/scenario.ts';
import type { LetterMatter, LetterPart, Words } from './letter.ts';
import { missing, notAsked, there, wrong } from './part.ts';
import { placesOf } from './text.ts';

const account =
	/(?:收款|对公|银行|公司|我司|我方|本公司|指定|上述|下列|合同约定的?)?(?:账户|账号|帐户|帐号|户头)|户名|开户行|\b(?:bank )?account (?:number|details|named|stated|shown|in|on|given|below|at|with|as)\b|\b(?:our|company|bank|the usual|the following) (?:bank )?account\b(?! is| was)|\bto the account\b|\biban\b|\bsort code\b/gi;
const ways: Record<Method, RegExp> = {
	'bank-transfer':
		/对公(?:转账)?|银行转账|转账|电汇|汇款|汇入|汇至|汇到|\b(?:bank|wire|telegraphic|by) transfers?\b|\bby wire\b|\bremit/gi,
	'acceptance-bill': /承兑(?:汇票)?|银承|\bacceptance bills?\b|\bbankers?['’]? acceptance/gi,
	cheque: /支票|\bcheques?\b/gi,
	cash: /现金|\bin cash\b/gi,
	'third-party': /第三方(?:支付|代付)|付款链接|收款码|\bpayment link\b|\bthird[- ]party payment/gi,
	offset: /抵扣|抵账|冲抵|\boffset\b|\bset off\b/gi,
};
const own =
	/(?:我|本)(?:个?人的?|的)?(?:的)?(?:微信|支付宝|银行卡|私人账户|个人账户|卡上|卡里)|(?:转|打|付|汇)(?:到|给|至)?我(?:个人|私人|自己)|个人账户|私人账户|私账|\bmy (?:own |personal |private )(?:bank )?account\b|\b(?:personal|private) account\b|\bto me personally\b/gi;

/** `plain` is the letter made plain. */
export function readPayment(plain: string, { kind, promises }: LetterMatter): LetterPart {
	const personal = placesOf(plain, own);
	if (personal.length > 0) return wrong('payment', 'payment-private', personal);
	const agreed = [...new Set(promises.flatMap(({ method }) => method ?? []))];
	const named = (Object.keys(ways) as Method[]).flatMap((method) =>
		placesOf(plain, ways[method]).map((place) => ({ ...place, method })),
	);
	const accounts: Words[] = placesOf(plain, account);
	if (kind !== 'confirmation') {
		const all = [...accounts, ...named];
		return all.length > 0 ? there('payment', all) : missing('payment', 'payment-lacks');
	}
	if (agreed.length === 0) return named.length > 0 ? there('payment', named) : notAsked('payment');
	const right = named.filter(({ method }) => agreed.includes(method));
	if (right.length > 0) return there('payment', right);
	if (named.length > 0) return wrong('payment', 'payment-other', named);
	return accounts.length > 0 ? there('payment', accounts) : missing('payment', 'payment-lacks');
}
