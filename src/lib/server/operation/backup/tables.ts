/** What a backup holds: every table of the schema, those that others refer to first. */
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { tables } from '../../schema/all.ts';

export interface KeptColumn {
	name: string;
	/** As SQL writes it, e.g. `smallint[]`. */
	type: string;
}

export interface KeptTable {
	name: string;
	columns: readonly KeptColumn[];
	/** Names of the columns of its primary key. */
	key: readonly string[];
}

/** Tables that every server fills by itself: a database with rows in these alone is empty. */
export const filledAtStart: readonly string[] = ['setting', 'shipped_scenario', 'rate_limit', 'verification'];

/** In an order in which rows can be put in; backwards they can be taken out. */
export const keptTables: readonly KeptTable[] = inOrder(tables);

function inOrder(all: readonly PgTable[]): KeptTable[] {
	const ordered: KeptTable[] = [];
	const left = new Map(all.map((table) => [getTableConfig(table).name, getTableConfig(table)]));
	while (left.size > 0) {
		const before = left.size;
		for (const [name, { columns, primaryKeys, foreignKeys }] of left) {
			const parents = foreignKeys.map((key) => getTableConfig(key.reference().foreignTable).name);
			if (parents.some((parent) => parent !== name && left.has(parent))) continue;
			left.delete(name);
			ordered.push({
				name,
				columns: columns.map((column) => ({ name: column.name, type: column.getSQLType() })),
				key:
					primaryKeys[0]?.columns.map((column) => column.name) ??
					columns.filter(({ primary }) => primary).map((column) => column.name),
			});
		}
		if (left.size === before) throw new Error('tables refer to each other in a circle');
	}
	return ordered;
}
