import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/lib/core/board/csv.ts';
import { mostResultRows, readMonth, readResults } from '../../../src/lib/core/board/results-file.ts';
import { tableText } from '../../../src/lib/core/board/table-text.ts';
import { writeCsv } from '../../../src/lib/server/boards/csv.ts';

const cells = (text: string) => readCsv(text).map((row) => row.cells);

describe('a table in text', () => {
	it('has cells between commas, semicolons or tabs, whichever its head has most of', () => {
		expect(cells('a,b\n1,2')).toEqual([['a', 'b'], ['1', '2']]); // prettier-ignore
		expect(cells('a;b;c\n1,5;2;3')).toEqual([['a', 'b', 'c'], ['1,5', '2', '3']]); // prettier-ignore
		expect(cells('a\tb\r\n1\t2\r\n')).toEqual([['a', 'b'], ['1', '2']]); // prettier-ignore
		expect(cells('sep=;\r\na;b\r\n1;2')).toEqual([['a', 'b'], ['1', '2']]); // prettier-ignore
	});

	it('keeps what stands in quotation marks: commas, lines, and quotation marks', () => {
		expect(readCsv('a,b\n"1,234\n5","say ""no"""\nx,y')).toEqual([
			{ line: 1, cells: ['a', 'b'] },
			{ line: 2, cells: ['1,234\n5', 'say "no"'] },
			{ line: 4, cells: ['x', 'y'] },
		]);
	});

	it('leaves out empty lines and the mark of its encoding', () => {
		expect(cells('\uFEFFa,b\n\n,\n1,2\n\n')).toEqual([['a', 'b'], ['1', '2']]); // prettier-ignore
	});

	it('takes what is broken as it comes', () => {
		expect(cells('a,"b\n1,2')).toEqual([['a', 'b\n1,2']]);
		expect(cells('a,b"c"')).toEqual([['a', 'b"c"']]);
		expect(cells('"a"x,b')).toEqual([['ax', 'b']]);
		expect(cells('')).toEqual([]);
		expect(cells('"')).toEqual([]);
	});

	it('reads what was written', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '中', '\r') });
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
				const solid = rows.map(([one, two]) => [`x${one}`, `y${two}`]);
				expect(cells(writeCsv([['head', 'head'], ...solid])).slice(1)).toEqual(solid);
			}),
		);
	});

	it('is read in one pass, whatever is in it', () => {
		for (const sign of ['"', ',', '\n', '"",', '"\n', '=('])
			expect(readCsv(sign.repeat(200_000 / sign.length)).length).toBeLessThan(200_001);
		const names = '"'.repeat(99_999);
		expect(
			readResults(`成员,月份,应收,实收\n${names},${'9'.repeat(50_000)},${'1,'.repeat(20_000)}`, [], '2026-05').rows,
		).toEqual([]);
	});
});

describe('the bytes of a table', () => {
	const table = '成员,月份\n小李,2026-05';
	it('are UTF-8 with or without a mark, UTF-16, or GB 18030', () => {
		expect(tableText(new TextEncoder().encode(table))).toBe(table);
		expect(tableText(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(table)]))).toBe(table);
		expect(tableText(new Uint8Array([0xff, 0xfe, ...Buffer.from(table, 'utf16le')]))).toBe(table);
		// 成员,月份 and 小李 as a Chinese spreadsheet saves them.
		const saved = [0xb3, 0xc9, 0xd4, 0xb1, 0x2c, 0xd4, 0xc2, 0xb7, 0xdd, 0x0a, 0xd0, 0xa1, 0xc0, 0xee];
		expect(tableText(new Uint8Array([...saved, ...Buffer.from(',2026-05')]))).toBe(table);
	});
	it('that are no text at all become none that could be taken for one', () => {
		const text = tableText(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00, 0x80]));
		expect(readResults(text, [], '2026-05').rows).toEqual([]);
	});
});

describe('a month', () => {
	it.each(['2026-05', '2026/5', '2026.05', '202605', '2026年5月', '2026年05月份', '2026-05-31', '2026/5/1', '2026/5/1 0:00', 'May-26', 'May 2026', 'may, 2026', '5/2026'])('is read from %s', (text) => expect(readMonth(text)).toBe('2026-05')); // prettier-ignore
	it.each(['', '05', '2026', '2026-13', '2026-0', '26-05', '五月', 'Mai-26', '1999-05', '2026-05-', '=2026'])('is not read from “%s”', (text) => expect(readMonth(text)).toBeNull()); // prettier-ignore
});

describe('a file of collections', () => {
	const members = [
		{ userId: 'li', nickname: '小李', email: 'Li@Example.com' },
		{ userId: 'wang', nickname: 'Wang Ning', email: 'wang@example.com' },
		{ userId: 'zhao', nickname: '赵', email: 'zhao@example.com' },
		{ userId: 'zhao2', nickname: '赵', email: null },
	];
	const read = (text: string) => readResults(text, members, '2026-06');

	it('is read as Chinese spreadsheets write it', () => {
		const text =
			'成员,月份,应收（元）,实收,DSO（天）\r\n小李,2026年5月,"1,234.50",12.5万,45.3\r\nWANG NING,2026/6,￥3亿,1 万 2500,\r\n';
		expect(read(text)).toEqual({
			findings: [],
			rows: [
				{ line: 2, userId: 'li', month: '2026-05-01', due: 123_450, collected: 12_500_000, dso: 453 },
				{ line: 3, userId: 'wang', month: '2026-06-01', due: 30_000_000_000, collected: 1_250_000, dso: null },
			],
		});
	});

	it('is read as English ones do, in any order of columns, with others between them', () => {
		const text = 'Region;Collected;Month;E-mail;Amount due\nEast;¥980.5;May-26;LI@example.COM;CNY 1,234\n';
		expect(read(text).rows).toEqual([
			{ line: 2, userId: 'li', month: '2026-05-01', due: 123_400, collected: 98_050, dso: null },
		]);
	});

	it('reads full-width signs', () => {
		expect(read('成员,月份,应收,实收\n小李,２０２６－０５,１２３４,¥１００').rows).toHaveLength(1);
	});

	it.each([
		['', 'empty-file', 0],
		['成员,月份,应收,实收', 'empty-file', 1],
		['成员,月份,应收\n小李,2026-05,1', 'no-column', 1],
		['成员,姓名,月份,应收,实收\n小李,小李,2026-05,1,1', 'column-twice', 1],
	])('is refused as a whole where nothing of it can be read: %j', (text, trouble, line) => {
		expect(read(text)).toMatchObject({ rows: [], findings: [{ trouble, line }] });
	});

	it('is refused when it is too long', () => {
		const rows = '小李,2026-05,1,1\n'.repeat(mostResultRows + 1);
		expect(read(`成员,月份,应收,实收\n${rows}`).findings).toMatchObject([{ trouble: 'too-many-rows' }]);
	});

	it.each([
		[',2026-05,1,1,', 'no-member', 'member'],
		['小张,2026-05,1,1,', 'unknown-member', 'member'],
		['赵,2026-05,1,1,', 'several-members', 'member'],
		['小李,,1,1,', 'no-month', 'month'],
		['小李,上个月,1,1,', 'bad-month', 'month'],
		['小李,2026-07,1,1,', 'future-month', 'month'],
		['小李,2026-05,,1,', 'no-amount', 'due'],
		['小李,2026-05,1,很多,', 'bad-amount', 'collected'],
		['小李,2026-05,1,-5,', 'negative-amount', 'collected'],
		['小李,2026-05,1,(5),', 'negative-amount', 'collected'],
		['小李,2026-05,1,1,四十天', 'bad-dso', 'dso'],
		['小李,2026-05,99999999999999,1,', 'bad-amount', 'due'],
		['小李,2026-05', 'no-amount', 'due'],
	])('tells of %j what is wrong and where, and reads the rest', (row, trouble, column) => {
		const { rows, findings } = read(`成员,月份,应收,实收,DSO\n${row}\nzhao@example.com,2026-05,5,4,30\n`);
		expect(findings).toMatchObject([{ trouble, line: 2, column }]);
		expect(rows).toMatchObject([{ userId: 'zhao', line: 3 }]);
	});

	it('keeps the first of two rows for a member and month', () => {
		const { rows, findings } = read('成员,月份,应收,实收\n小李,2026-05,1,1\nli@example.com,2026/5,2,2');
		expect(rows).toMatchObject([{ line: 2, due: 100 }]);
		expect(findings).toEqual([{ trouble: 'month-twice', line: 3, column: 'month', text: '2' }]);
	});
});
