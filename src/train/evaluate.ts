/** `npm run evaluate`: how well the stored model hears, on writers that it never read. */
import { readFileSync } from 'node:fs';
import { acts } from '../lib/core/act/act.ts';
import { decodeModel, type EncodedModel } from '../lib/core/act/hearing/model.ts';
import { Recogniser } from '../lib/core/act/hearing/recognise.ts';
import { heldOut } from './held-out.ts';
import { anyOf, countsOf, f1, precision, recall, sumOf } from './measure.ts';
import { redLines } from './neighbours.ts';
import { readData } from './read-data.ts';

const percent = (share: number) => share.toFixed(3);

for (const language of process.argv.slice(2).length
	? (process.argv.slice(2) as ('zh' | 'en')[])
	: (['zh', 'en'] as const)) {
	const encoded = JSON.parse(
		readFileSync(new URL(`../lib/core/act/model/${language}.json`, import.meta.url), 'utf8'),
	) as EncodedModel;
	const ear = new Recogniser(decodeModel(encoded));
	const { examples } = readData(language);
	const held = examples.filter(({ hand }) => heldOut[language].includes(hand));
	const began = performance.now();
	const heard = held.map(({ reply, customer }) => ear.hear(reply, { customer }).map(({ act }) => act));
	const each = (performance.now() - began) / held.length;
	const there = held.map((example) => example.acts);
	const counts = acts.map(({ id }) => ({ id, ...countsOf(id, heard, there) }));
	const all = sumOf(counts);
	console.log(
		`${language}: ${held.length} replies of writers ${heldOut[language].join(', ')}; ${each.toFixed(3)} ms a reply`,
	);
	console.log(
		`micro F1 ${percent(f1(all))} precision ${percent(precision(all))} recall ${percent(recall(all))}; macro F1 ${percent(counts.reduce((sum, own) => sum + f1(own), 0) / acts.length)}`,
	);
	const red = anyOf(redLines, heard, there);
	console.log(`red lines: recall ${percent(recall(red))} precision ${percent(precision(red))}`);
	for (const hand of heldOut[language]) {
		const of = held.flatMap((example, at) => (example.hand === hand ? [at] : []));
		console.log(
			`  ${hand}: ${percent(
				f1(
					sumOf(
						acts.map(({ id }) =>
							countsOf(
								id,
								of.map((at) => heard[at] ?? []),
								of.map((at) => there[at] ?? []),
							),
						),
					),
				),
			)}`,
		);
	}
	for (const own of counts.sort((a, b) => f1(a) - f1(b)))
		console.log(
			`  ${own.id.padEnd(20)} ${percent(f1(own))}  precision ${percent(precision(own))} recall ${percent(recall(own))}  ${own.hits + own.missed}`,
		);
}
