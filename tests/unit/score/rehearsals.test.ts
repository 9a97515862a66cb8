import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { checkExpectations } from '../../../src/lib/core/score/expect.ts';

const folder = new URL('../../../scenarios/', import.meta.url);
const files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
	entry.isDirectory()
		? readdirSync(new URL(`${entry.name}/`, folder))
				.filter((file) => file.endsWith('.play.md'))
				.map((file) => ({ id: entry.name, file }))
		: [],
);

test('there are rehearsals to play', () => {
	expect(files.length).toBeGreaterThanOrEqual(12);
});

describe.each(files)('$id/$file', ({ id, file }) => {
	const language = file.split('.').at(-3);
	const text = (name: string) => readFileSync(new URL(`${id}/${name}`, folder), 'utf8');

	test('plays as it is written and is scored as it expects', () => {
		const { scenario } = read(text(`${language}.md`));
		const { rehearsal } = readRehearsal(text(file));
		if (!scenario || !rehearsal) throw new Error('it does not read');
		const { run, problems } = playRehearsal(scenario, rehearsal);
		expect(problems).toEqual([]);
		expect(checkExpectations(scenario, run, rehearsal.expect)).toEqual([]);
	});
});
