/** A row for any table of the schema, with something in every column. */
import { getTableColumns, type Column } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { v7 as uuid } from 'uuid';

/** `named` by the names of columns in the code; the others get a value of their type. */
export function filledRow(table: PgTable, named: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(getTableColumns(table)).map(([name, column]) => [name, name in named ? named[name] : some(column)]),
	);
}

function some(column: Column): unknown {
	const { columnType, enumValues } = column;
	if (enumValues?.[0]) return enumValues[0];
	if (columnType === 'PgArray') return Array.from({ length: 101 }, () => 0);
	if (columnType === 'PgUUID') return uuid();
	if (columnType === 'PgBoolean') return false;
	if (columnType === 'PgJsonb') return [];
	if (columnType === 'PgTimestamp') return new Date('2026-05-20T10:00:00Z');
	if (columnType === 'PgDateString') return '2026-05-01';
	if (/^Pg(?:Integer|SmallInt|BigInt53)$/.test(columnType)) return 7;
	return `some ${column.name} ${uuid()}`;
}
