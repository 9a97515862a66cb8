import { readFileSync } from 'node:fs';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { tables } from '../../../src/lib/server/schema/all.ts';
import { filesBelow } from '../../support/source-file.ts';

const configs = tables.map((table) => getTableConfig(table));
const script = readFileSync('src/lib/server/distribute-citus.sql', 'utf8');
const steps = [...script.matchAll(/select create_(reference|distributed)_table\('(?:public\.)?(\w+)'(.*)\);/g)].map(
	([, way = '', name = '', rest = '']) => ({ way, name, rest }),
);

describe('the script for Citus', () => {
	it('spreads every table of the schema, and each once', () => {
		expect(steps.map(({ name }) => name).toSorted()).toEqual(configs.map(({ name }) => name).toSorted());
	});
	it('spreads by team what leads with the team, and keeps the rest whole on every node', () => {
		for (const { name, columns, primaryKeys } of configs) {
			const step = steps.find((each) => each.name === name);
			const leads = columns[0]?.name === 'team_id';
			expect(step?.way, name).toBe(leads ? 'distributed' : 'reference');
			if (!leads) continue;
			expect(step?.rest, name).toBe(name === 'team' ? ", 'team_id'" : ", 'team_id', colocate_with => 'team'");
			// Unique within a shard is all that can be held.
			const key = primaryKeys[0]?.columns.map((column) => column.name) ?? ['team_id'];
			expect(key, name).toContain('team_id');
			expect(
				columns.filter(({ isUnique }) => isUnique),
				name,
			).toEqual([]);
		}
	});
	it('spreads a table after those that it refers to, and refers to nothing that lies elsewhere', () => {
		const place = (name: string) => steps.findIndex((each) => each.name === name);
		for (const { name, foreignKeys } of configs)
			for (const key of foreignKeys) {
				const target = getTableConfig(key.reference().foreignTable).name;
				expect(place(target), `${name} → ${target}`).toBeLessThan(place(name));
				expect(steps[place(target)]?.way, `${name} → ${target}`).toBe(steps[place(name)]?.way);
			}
	});
});

describe('the page on running a server', () => {
	const page = readFileSync('src/lib/server/README.md', 'utf8');
	it('names every variable that the server reads', () => {
		const sources = filesBelow('src').filter(({ path }) => /^src\/(?:lib\/server|build|setup\/start)/.test(path));
		const read = new Set(sources.flatMap(({ text }) => text.match(/\bHUIKUAN_[A-Z]+(?:_[A-Z]+)*\b/g) ?? []));
		expect(read.size).toBeGreaterThan(10);
		for (const variable of read) expect(page, variable).toContain(`\`${variable}`);
	});
	it('names every table of a team’s data on what is kept', () => {
		for (const { name } of configs) expect(page, name).toContain(`\`${name}\``);
	});
});
