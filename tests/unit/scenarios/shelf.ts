/** The scenarios that ship, with their rehearsals, as the tests of the library need them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../src/lib/core/scenario/scenario.ts';

export interface ScenarioFile {
	path: string;
	language: Language;
	source: string;
	rehearsals: { path: string; name: string; source: string }[];
}

export interface Shelf {
	id: string;
	files: ScenarioFile[];
}

const folder = 'scenarios';

/** Every folder of scenarios/ that holds a scenario. */
export function shelves(): Shelf[] {
	const ids = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	return ids
		.map(({ name }) => ({ id: name, files: (['zh', 'en'] as const).flatMap((language) => fileOf(name, language)) }))
		.filter(({ files }) => files.length > 0);
}

function fileOf(id: string, language: Language): ScenarioFile[] {
	const path = join(folder, id, `${language}.md`);
	if (!existsSync(path)) return [];
	const ending = `.${language}.play.md`;
	const rehearsals = readdirSync(join(folder, id))
		.filter((name) => name.endsWith(ending))
		.map((name) => {
			const file = join(folder, id, name);
			return { path: file, name: name.slice(0, -ending.length), source: readFileSync(file, 'utf8') };
		});
	return [{ path, language, source: readFileSync(path, 'utf8'), rehearsals }];
}
