/** Real collections in words. */
import { m } from '$lib/paraglide/messages.js';
import type { ResultColumn, ResultTrouble } from '../core/board/results-file.ts';

export function columnName(column: ResultColumn): string {
	return {
		member: m.result_column_member,
		month: m.result_column_month,
		due: m.result_column_due,
		collected: m.result_column_collected,
		dso: m.result_column_dso,
	}[column]();
}

/** What is wrong, and how it is mended. */
export function resultTrouble(trouble: ResultTrouble, text: string): string {
	return {
		'empty-file': m.result_trouble_empty,
		'too-many-rows': m.result_trouble_rows,
		'no-column': m.result_trouble_no_column,
		'column-twice': m.result_trouble_column_twice,
		'no-member': m.result_trouble_no_member,
		'unknown-member': m.result_trouble_unknown_member,
		'several-members': m.result_trouble_several,
		'no-month': m.result_trouble_no_month,
		'bad-month': m.result_trouble_month,
		'future-month': m.result_trouble_future,
		'no-amount': m.result_trouble_no_amount,
		'bad-amount': m.result_trouble_amount,
		'negative-amount': m.result_trouble_negative,
		'bad-dso': m.result_trouble_dso,
		'month-twice': m.result_trouble_twice,
	}[trouble]({ text });
}

/** 87.5%; a dash for none. */
export function shareText(share: number | null): string {
	return share === null ? '—' : `${(share * 100).toFixed(1)}%`;
}

/** 45.3; a dash for none. */
export function daysText(days: number | null): string {
	return days === null ? '—' : days.toFixed(1);
}
