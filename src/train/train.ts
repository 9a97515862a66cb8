/** `npm run train`: learns the recogniser of each language from the data, bit for bit the same on every machine. */
import { writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { fit, recipe } from './fit.ts';
import { heldOut } from './held-out.ts';
import { readData } from './read-data.ts';

const modelFolder = new URL('../lib/core/act/model/', import.meta.url);

for (const language of process.argv.slice(2).length
	? (process.argv.slice(2) as ('zh' | 'en')[])
	: (['zh', 'en'] as const)) {
	const began = performance.now();
	const { examples, hash } = readData(language);
	const seen = examples.filter(({ hand }) => !heldOut[language].includes(hand));
	const version = createHash('sha256').update(hash).update(JSON.stringify(recipe)).digest('hex').slice(0, 16);
	const model = fit(seen, language, version, recipe, (words) => console.log(`${language}: ${words}`));
	const text = JSON.stringify(model);
	writeFileSync(new URL(`${language}.json`, modelFolder), `${text}\n`);
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	console.log(
		`${language}: ${seen.length} of ${examples.length} replies, ${(gzipSync(text, { level: 9 }).length / 1000).toFixed(1)} kB gzipped, ${seconds} s`,
	);
}
