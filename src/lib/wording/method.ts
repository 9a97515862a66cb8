/** Methods of payment, in the language of the interface. */
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { Language, Method } from '../core/scenario/scenario.ts';

const methods: Record<Method, typeof m.account_method_cash> = {
	'bank-transfer': m.account_method_bank_transfer,
	'acceptance-bill': m.account_method_acceptance_bill,
	cheque: m.account_method_cheque,
	cash: m.account_method_cash,
	'third-party': m.account_method_third_party,
	offset: m.account_method_offset,
};

export function methodName(method: Method, locale: Language = getLocale()): string {
	return methods[method]({}, { locale });
}
