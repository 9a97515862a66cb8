/**
 * `npm run train`: learns the recognisers of each language from the data, bit for bit the same on every machine. Named among the arguments, only some of
 * them: `zh`, `en`, `replies`, `moves`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { acts, moves } from '../lib/core/act/act.ts';
import { askedAmong } from './asked.ts';
import { fit, recipes, type Encoded, type Recipe } from './fit.ts';
import { heldOut } from './held-out.ts';
import { movesRecipe, readLines } from './customer-lines.ts';
import { readData, type Language } from './read-data.ts';

const asked = askedAmong(['zh', 'en', 'replies', 'moves']);
const among = <Name extends string>(names: readonly Name[]) => {
	const named = names.filter((name) => asked.includes(name));
	return named.length > 0 ? named : names;
};
const actIds = acts.map(({ id }) => id);
const moveIds = moves.map(({ id }) => id);

for (const language of among(['zh', 'en'] as const))
	for (const kind of among(['replies', 'moves'] as const)) {
		const began = performance.now();
		const learnt = kind === 'replies' ? replies(language) : lines(language);
		if (!learnt) continue;
		const told = store(language, kind === 'replies' ? 'model' : 'moves-model', learnt);
		console.log(`${told}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
	}

noteDigests();

interface Learnt {
	count: string;
	/** The name of the columns, and what they are. */
	columns: Record<string, readonly string[]>;
	model: Encoded;
}

function replies(language: Language): Learnt {
	const { examples, hash } = readData(language);
	const seen = examples.filter(({ hand }) => !heldOut[language].includes(hand));
	const recipe = recipes[language];
	const model = fit(seen, actIds, language, versionOf(hash, recipe), recipe, say(language));
	return { count: `${seen.length} of ${examples.length} replies`, columns: { acts: actIds }, model };
}

function lines(language: Language): Learnt | null {
	const { examples, hash } = readLines(language);
	if (examples.length === 0) return null;
	const model = fit(examples, moveIds, language, versionOf(hash, movesRecipe), movesRecipe, () => undefined);
	return { count: `${examples.length} lines of customers`, columns: { moves: moveIds }, model };
}

function store(language: Language, folder: string, { count, columns, model }: Learnt): string {
	const { format, language: own, version, ...numbers } = model;
	const text = JSON.stringify({ format, language: own, version, ...columns, ...numbers });
	const place = new URL(`../lib/core/act/${folder}/`, import.meta.url);
	mkdirSync(place, { recursive: true });
	writeFileSync(new URL(`${language}.json`, place), `${text}\n`);
	return `${language}: ${count}, ${(gzipSync(text, { level: 9 }).length / 1000).toFixed(1)} kB gzipped`;
}

/** The digests by which runs name the models of replies (see `recogniserId`), without loading them. */
function noteDigests(): void {
	const digestOf = (language: Language) => {
		const file = new URL(`../lib/core/act/model/${language}.json`, import.meta.url);
		return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
	};
	writeFileSync(
		new URL('../lib/core/act/hearing/model-digests.ts', import.meta.url),
		`/** The beginning of the SHA-256 of each model's file. Written by \`npm run train\`. */
export const modelDigests = { zh: '${digestOf('zh')}', en: '${digestOf('en')}' } as const;
`,
	);
}

function versionOf(hash: string, options: Recipe): string {
	return createHash('sha256').update(hash).update(JSON.stringify(options)).digest('hex').slice(0, 16);
}

function say(language: Language) {
	return (words: string) => console.log(`${language}: ${words}`);
}
