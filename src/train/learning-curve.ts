/** How much more data would help: models learnt from a part of the writers, measured on those held out. Each takes its share of the time of a training. */
import { acts } from '../lib/core/act/act.ts';
import { decodeModel } from '../lib/core/act/hearing/model.ts';
import { Recogniser } from '../lib/core/act/hearing/recognise.ts';
import { fit, recipes } from './fit.ts';
import { heldOut } from './held-out.ts';
import { countsOf, f1, sumOf } from './measure.ts';
import { readData, type Language } from './read-data.ts';

const shares = [1 / 8, 1 / 4, 1 / 2, 1];
const actIds = acts.map(({ id }) => id);

export function learningCurve(language: Language): void {
	const { examples } = readData(language);
	const seen = examples.filter(({ hand }) => !heldOut[language].includes(hand));
	const held = examples.filter(({ hand }) => heldOut[language].includes(hand));
	const there = held.map((example) => example.acts);
	console.log(`\n${language}: micro F1 on ${held.length} replies of the writers held out, by lines learnt from`);
	for (const share of shares) {
		// Every so many lines of every writer: fewer lines, not fewer voices.
		const part = seen.filter((_, at) => Math.floor((at + 1) * share) > Math.floor(at * share));
		const model = fit(part, actIds, language, '', recipes[language], () => undefined);
		const ear = new Recogniser(decodeModel({ ...model, acts: actIds }));
		const said = held.map(({ reply, customer }) => ear.hear(reply, { customer }).map(({ act }) => act));
		const micro = f1(sumOf(actIds.map((act) => countsOf(act, said, there))));
		console.log(`  ${String(part.length).padStart(6)} lines  ${micro.toFixed(3)}`);
	}
}
