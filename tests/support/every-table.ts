/** Rows for every table, made from the schema: what somebody adds to it tomorrow is in them too. */
import { getTableConfig, type PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../../src/lib/server/database/database.ts';
import { keptTables } from '../../src/lib/server/operation/backup/tables.ts';
import { tables } from '../../src/lib/server/schema/all.ts';

/** What a file of lines might trip over. */
const texts = [
	'王芳',
	'a "quoted" \\ back\\slash',
	'two\nlines\r\nand \u2028 a third',
	'{"looks":"like JSON"}',
	'#end {"name":"team"}',
	'😀 é ﬁ 龘',
	"it's; drop table x --",
	'\t',
];

/** So many rows in every table, those that others refer to first. */
export async function fillEveryTable(db: Db, rows = 6): Promise<void> {
	const byName = new Map(tables.map((table) => [getTableConfig(table).name, table]));
	for (const { name } of keptTables) {
		const table = byName.get(name)!;
		const { columns, foreignKeys } = getTableConfig(table);
		const referring = new Map(
			foreignKeys.flatMap((key) => {
				const { columns: own, foreignColumns } = key.reference();
				return own.map((column, place) => [column.name, foreignColumns[place]!.name] as const);
			}),
		);
		const keys = Object.fromEntries(Object.entries(table).map(([key, column]) => [(column as PgColumn).name, key]));
		for (let row = 0; row < rows; row++) {
			const values = columns.map((column) => [
				keys[column.name],
				valueOf(referring.get(column.name) ?? column.name, column, row),
			]);
			await db.insert(table).values(Object.fromEntries(values));
		}
	}
}

/** Always the same for the same row; the same in a key as in what refers to it. */
function valueOf(name: string, column: PgColumn, row: number): unknown {
	const type = column.getSQLType();
	const isKey = column.primary || column.isUnique || /(^|_)id$/.test(name) || name === 'hash' || name === 'key';
	if (!column.notNull && row % 3 === 2) return null;
	if (type.endsWith('[]')) return row % 3 === 0 ? [] : [row, -row, 32_767];
	if (type === 'uuid') return `01890a5d-ac96-774b-bcce-${row.toString(16).padStart(12, '0')}`;
	if (type === 'jsonb')
		return [{ a: [1.5, 1e-7, null], 中: texts[row % texts.length] }, [], 'text', 0, { deep: { er: {} } }][row % 5];
	if (type === 'boolean') return row % 2 === 0;
	if (type === 'bigint') return row % 2 ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER - row;
	if (type === 'integer' || type === 'smallint') return row - 1;
	if (type === 'date') return `2026-0${row + 1}-01`;
	if (type.startsWith('timestamp')) return new Date(Date.UTC(2026, row, 28, 23, 59, 59, row * 111 + 1));
	if (column.enumValues) return column.enumValues[row % column.enumValues.length];
	return isKey ? `${texts[row % texts.length]} ${row}` : texts[row % texts.length];
}
