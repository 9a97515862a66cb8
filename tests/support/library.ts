/** The scenarios that ship with the project, with their rehearsals. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { read } from '../../src/lib/core/scenario/read.ts';
import type { Language, Scenario } from '../../src/lib/core/scenario/scenario.ts';

const root = new URL('../../scenarios/', import.meta.url);

export interface Shelved {
	id: string;
	language: Language;
	source: string;
	scenario: Scenario;
	rehearsals: { name: string; source: string }[];
}

/** Those that read without an error. */
export function shippedScenarios(): Shelved[] {
	return readdirSync(root, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap(({ name: id }) => (['zh', 'en'] as const).flatMap((language) => shelved(id, language)));
}

function shelved(id: string, language: Language): Shelved[] {
	const folder = new URL(`${id}/`, root);
	const file = new URL(`${language}.md`, folder);
	if (!existsSync(file)) return [];
	const source = readFileSync(file, 'utf8');
	const { scenario, findings } = read(source);
	if (!scenario || findings.some((finding) => finding.severity === 'error')) return [];
	const ending = `.${language}.play.md`;
	const rehearsals = readdirSync(folder)
		.filter((name) => name.endsWith(ending))
		.map((name) => ({ name, source: readFileSync(new URL(name, folder), 'utf8') }));
	return [{ id, language, source, scenario, rehearsals }];
}
