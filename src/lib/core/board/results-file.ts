/** A file of real collections: who, which month, what was due, what came in, days sales outstanding. Every row is read or told what is wrong with it. */
import { parseAmount } from '../scenario/amounts.ts';
import type { Cents } from '../scenario/scenario.ts';
import { readCsv, type CsvRow } from './csv.ts';

export const resultColumns = ['member', 'month', 'due', 'collected', 'dso'] as const;
export type ResultColumn = (typeof resultColumns)[number];

/** What a column may be called; compared without spaces, signs and case. */
const headings: Record<ResultColumn, readonly string[]> = {
	member: ['成员', '学员', '姓名', '昵称', '成员昵称', '员工', '业务员', '销售', '邮箱', '成员邮箱', '电子邮箱', 'member', 'name', 'nickname', 'email', 'salesperson'],
	month: ['月份', '月', '年月', '期间', '账期月份', 'month', 'period', 'yearmonth'],
	due: ['应收', '应收款', '应收金额', '应回款', '本月应收', '到期应收', '到期金额', 'due', 'amountdue', 'receivable', 'receivables'],
	collected: ['实收', '实收款', '实收金额', '回款', '回款额', '回款金额', '实际回款', '本月回款', '已收', 'collected', 'received', 'amountcollected', 'paid'],
	dso: ['dso', '回款天数', '周转天数', '应收账款周转天数', '应收周转天数', 'dayssalesoutstanding'],
}; // prettier-ignore

export interface ReadResult {
	line: number;
	userId: string;
	/** First day of the month. */
	month: string;
	due: Cents;
	collected: Cents;
	/** Tenths of a day. */
	dso: number | null;
}

/** What keeps a row, or the whole file, from being read; codes, whose words are the page's. */
export type ResultTrouble =
	| 'empty-file' | 'too-many-rows' | 'no-column' | 'column-twice'
	| 'no-member' | 'unknown-member' | 'several-members'
	| 'no-month' | 'bad-month' | 'future-month'
	| 'no-amount' | 'bad-amount' | 'negative-amount'
	| 'bad-dso' | 'month-twice'; // prettier-ignore

export interface ResultFinding {
	trouble: ResultTrouble;
	/** 0: the file as a whole. */
	line: number;
	column: ResultColumn | null;
	/** What stands there, cut short; for `month-twice` the line that had it first. */
	text: string;
}

/** Whom a cell may name. */
export interface Nameable {
	userId: string;
	nickname: string;
	email: string | null;
}

export const mostResultRows = 5000;
const longestShown = 40;

/**
 * Rows that can be kept, and what is wrong with the others. Of a month that stands twice the first row is kept.
 *
 * @param thisMonth `2026-05`: no later one can have been collected in
 */
export function readResults(
	text: string,
	members: readonly Nameable[],
	thisMonth: string,
): { rows: ReadResult[]; findings: ResultFinding[] } {
	const [head, ...body] = readCsv(text);
	const ofFile = (trouble: ResultTrouble, column: ResultColumn | null = null, text = '') => ({
		rows: [],
		findings: [{ trouble, line: head?.line ?? 0, column, text: shown(text) }],
	});
	if (!head || body.length === 0) return ofFile('empty-file');
	if (body.length > mostResultRows) return ofFile('too-many-rows', null, String(body.length));
	const columns = columnsOf(head.cells);
	for (const column of resultColumns) {
		if (columns[column].length > 1)
			return ofFile('column-twice', column, columns[column].map((at) => head.cells[at]).join(' / '));
		if (columns[column].length === 0 && column !== 'dso') return ofFile('no-column', column, head.cells.join(' / '));
	}

	const rows: ReadResult[] = [];
	const findings: ResultFinding[] = [];
	const seen = new Map<string, number>();
	const named = byName(members);
	for (const row of body) {
		const read = readRow(row, columns, named, thisMonth);
		if ('trouble' in read) {
			findings.push(read);
			continue;
		}
		const key = `${read.userId} ${read.month}`;
		const first = seen.get(key);
		if (first === undefined) {
			seen.set(key, row.line);
			rows.push(read);
		} else findings.push({ trouble: 'month-twice', line: row.line, column: 'month', text: String(first) });
	}
	return { rows, findings };
}

type Columns = Record<ResultColumn, number[]>;

function columnsOf(cells: readonly string[]): Columns {
	const bare = cells.map((cell) =>
		folded(cell)
			.toLowerCase()
			// A unit is often said with the name: 应收(元).
			.replace(/[（(].*$/, '')
			.replace(/[\s_\-:：.]/g, ''),
	);
	const places = (column: ResultColumn) =>
		bare.flatMap((name, place) => (headings[column].includes(name) ? [place] : []));
	return Object.fromEntries(resultColumns.map((column) => [column, places(column)])) as Columns;
}

/** Members by their e-mail address and nickname; several may have one nickname. */
function byName(members: readonly Nameable[]): Map<string, string[]> {
	const named = new Map<string, string[]>();
	for (const { userId, nickname, email } of members)
		for (const name of new Set(
			[nickname, email ?? ''].map((name) => folded(name).toLowerCase()).filter((name) => name !== ''),
		))
			// prettier-ignore
			named.set(name, [...(named.get(name) ?? []), userId]);
	return named;
}

function readRow(
	{ line, cells }: CsvRow,
	columns: Columns,
	named: ReadonlyMap<string, string[]>,
	thisMonth: string,
): ReadResult | ResultFinding {
	const cell = (column: ResultColumn) => folded(cells[columns[column][0] ?? -1] ?? '');
	const wrong = (trouble: ResultTrouble, column: ResultColumn): ResultFinding => ({
		trouble,
		line,
		column,
		text: shown(cell(column)),
	});
	if (cell('member') === '') return wrong('no-member', 'member');
	const found = named.get(cell('member').toLowerCase()) ?? [];
	if (found.length > 1) return wrong('several-members', 'member');
	const [userId] = found;
	if (userId === undefined) return wrong('unknown-member', 'member');

	if (cell('month') === '') return wrong('no-month', 'month');
	const month = readMonth(cell('month'));
	if (month === null) return wrong('bad-month', 'month');
	if (month > thisMonth) return wrong('future-month', 'month');

	const amounts = { due: 0, collected: 0 };
	for (const column of ['due', 'collected'] as const) {
		if (cell(column) === '') return wrong('no-amount', column);
		if (/^[-−–(]/.test(cell(column))) return wrong('negative-amount', column);
		const amount = readMoney(cell(column));
		if (amount === null) return wrong('bad-amount', column);
		amounts[column] = amount;
	}
	const dso = readDso(cell('dso'));
	if (dso === undefined) return wrong('bad-dso', 'dso');
	return { line, userId, month: `${month}-01`, ...amounts, dso };
}

/** Full-width signs as narrow ones, and no spaces about it. */
function folded(text: string): string {
	return text.normalize('NFKC').trim();
}

function shown(text: string): string {
	return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2026-05` from `2026-05`, `2026/5/31`, `202605`, `2026年5月`, `May-26`, `May 2026`; null from anything else. */
export function readMonth(text: string): string | null {
	const plain = /^(20\d\d)(?:[-/.]|年 ?)(\d{1,2})(?:月(?:份)?|[-/.]\d{1,2}(?: 0{1,2}:00(?::00)?)?|月\d{1,2}日)?$/.exec(
		text,
	);
	if (plain) return monthOf(plain[1], Number(plain[2]));
	const closed = /^(20\d\d)(\d\d)$/.exec(text);
	if (closed) return monthOf(closed[1], Number(closed[2]));
	const named = /^([a-z]{3})[a-z]{0,6}\.?[- ,/]{1,2}(?:20)?(\d\d)$/i.exec(text);
	if (named) return monthOf(`20${named[2]}`, months.indexOf((named[1] ?? '').toLowerCase()) + 1);
	const reversed = /^(\d\d?)[-/](20\d\d)$/.exec(text);
	return reversed ? monthOf(reversed[2], Number(reversed[1])) : null;
}

function monthOf(year: string | undefined, month: number): string | null {
	return year !== undefined && month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
}

/** Amounts as people and spreadsheets write them; a dash stands for nothing. */
function readMoney(text: string): Cents | null {
	const bare = text.replace(/^(?:人民币|RMB|CN¥|CNY)\s*/i, '¥');
	const hundredMillions = /^¥?(\d{1,3}(?:\.\d{1,8})?) ?亿元?$/.exec(bare);
	if (hundredMillions) {
		const [whole = '', rest = ''] = (hundredMillions[1] ?? '').split('.');
		return parseAmount(`${whole}${rest.padEnd(8, '0')}`);
	}
	return parseAmount(bare);
}

/** Tenths of a day; null when there is none, undefined when it cannot be read. */
function readDso(text: string): number | null | undefined {
	if (/^(?:|-+|–|—|\/|n\/?a|无)$/i.test(text)) return null;
	const read = /^(\d{1,4})(?:\.(\d{1,6}))? ?(?:天|日|days?|d)?$/i.exec(text);
	if (!read) return undefined;
	return Number(read[1]) * 10 + Math.round(Number(`0.${read[2] ?? 0}`) * 10);
}
