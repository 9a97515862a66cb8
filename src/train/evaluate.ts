/**
 * `npm run evaluate`: how well the stored models hear, on writers that they never read, and how well paraphrases are routed. Among the arguments: `zh`, `en`;
 * `curve` for the learning curve instead, which trains anew and takes minutes.
 */
import { readFileSync } from 'node:fs';
import { acts, type ActId } from '../lib/core/act/act.ts';
import { decodeModel, type EncodedModel } from '../lib/core/act/hearing/model.ts';
import { Recogniser } from '../lib/core/act/hearing/recognise.ts';
import { askedAmong } from './asked.ts';
import { evaluateMoves } from './evaluate-moves.ts';
import { evaluatePromises } from './evaluate-promises.ts';
import { heldOut } from './held-out.ts';
import { learningCurve } from './learning-curve.ts';
import { hearingTimes } from './hearing-times.ts';
import { anyOf, countsOf, f1, kappa, precision, recall, recallAtPrecision, sumOf } from './measure.ts';
import { redLines } from './red-lines.ts';
import { readData, type Language, type LabelledData } from './read-data.ts';
import { routeParaphrases } from './routing.ts';

type Labels = readonly (readonly ActId[])[];
const three = (share: number) => share.toFixed(3);
const asked = askedAmong(['zh', 'en', 'curve']);
const named = (['zh', 'en'] as const).filter((language) => asked.includes(language));

for (const language of named.length > 0 ? named : (['zh', 'en'] as const)) {
	if (asked.includes('curve')) {
		learningCurve(language);
		continue;
	}
	const file = new URL(`../lib/core/act/model/${language}.json`, import.meta.url);
	const ear = new Recogniser(decodeModel(JSON.parse(readFileSync(file, 'utf8')) as EncodedModel));
	const data = readData(language);
	hearing(language, ear, data);
	annotators(data);
	routing(language, ear);
	evaluateMoves(language);
	evaluatePromises(language);
}

function hearing(language: Language, ear: Recogniser, { examples }: LabelledData): void {
	const held = examples.filter(({ hand }) => heldOut[language].includes(hand));
	const heard = held.map(({ reply, customer }) => ear.hear(reply, { customer }));
	const { median, p95, longest } = hearingTimes(ear, held);
	const said = heard.map((spans) => spans.map(({ act }) => act));
	const there = held.map((example) => example.acts);
	console.log(
		`\n${language}: ${held.length} replies of the writers held out (${heldOut[language].join(', ')}); heard in ${median.toFixed(2)} ms, 95 % under ${p95.toFixed(2)}, the longest ${longest.toFixed(2)}`,
	);
	const counts = acts.map(({ id }) => ({ id, ...countsOf(id, said, there) }));
	const all = sumOf(counts);
	const macro = counts.reduce((sum, own) => sum + f1(own), 0) / acts.length;
	console.log(
		`all acts: precision ${three(precision(all))}  recall ${three(recall(all))}  micro F1 ${three(f1(all))}  macro F1 ${three(macro)}`,
	);
	const red = anyOf(redLines, said, there);
	const reds = held.map(({ reply, customer }) =>
		Math.max(
			...[...ear.confidences(reply, { customer })].flatMap(([act, sure]) => (redLines.has(act) ? [sure] : [])),
			0,
		),
	);
	const best = recallAtPrecision(
		0.85,
		reds.map((sure, at) => ({ sure, there: there[at]?.some((act) => redLines.has(act)) ?? false })),
	);
	console.log(
		`any red line: precision ${three(precision(red))}  recall ${three(recall(red))}; where precision is 0.85, recall could be ${three(best)}`,
	);
	const lawful = held.flatMap(({ acts: own }, at) =>
		own.includes('state-consequence') && !own.some((act) => redLines.has(act)) ? [at] : [],
	);
	const taken = lawful.filter((at) => said[at]?.some((act) => redLines.has(act)));
	console.log(`lawful consequences taken for a red line: ${taken.length} of ${lawful.length}`);
	console.log(
		'by writer:',
		heldOut[language].map((hand) => `${hand} ${three(ofHand(hand, held, said, there))}`).join('  '),
	);
	console.log(`${'act'.padEnd(20)} precision recall  F1     there`);
	for (const own of counts.toSorted((a, b) => f1(a) - f1(b)))
		console.log(
			`${own.id.padEnd(20)} ${three(precision(own))}     ${three(recall(own))}   ${three(f1(own))}  ${own.hits + own.missed}`,
		);
	console.log('\nmissed act → heard instead, most frequent:');
	for (const [pair, times] of confusions(said, there).slice(0, 12)) console.log(`  ${pair}  ${times}`);
	console.log('\nconfidence said → share that was right:');
	for (const low of [0.5, 0.6, 0.7, 0.8, 0.9]) {
		const cases = heard.flatMap((spans, at) =>
			spans
				.filter(({ confidence }) => confidence >= low && confidence < low + 0.1001)
				.map(({ act }) => there[at]?.includes(act) ?? false),
		);
		console.log(
			`  ${low.toFixed(1)}–${(low + 0.1).toFixed(1)}: ${three(cases.filter(Boolean).length / Math.max(1, cases.length))} of ${cases.length}`,
		);
	}
}

function ofHand(hand: string, held: readonly { hand: string }[], said: Labels, there: Labels): number {
	const of = held.flatMap((example, at) => (example.hand === hand ? [at] : []));
	const pick = (labels: Labels) => of.map((at) => labels[at] ?? []);
	return f1(sumOf(acts.map(({ id }) => countsOf(id, pick(said), pick(there)))));
}

function confusions(said: Labels, there: Labels): [string, number][] {
	const pairs = new Map<string, number>();
	there.forEach((own, at) => {
		const heard = said[at] ?? [];
		const missed = own.filter((act) => !heard.includes(act));
		const extra = heard.filter((act) => !own.includes(act));
		for (const one of missed)
			for (const other of extra.length > 0 ? extra : ['(nothing)']) {
				const pair = `${one} → ${other}`;
				pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
			}
	});
	return [...pairs].sort((a, b) => b[1] - a[1]);
}

/** The writer against the second annotator, who did not see the writer's labels. */
function annotators({ written, second, examples }: LabelledData): void {
	const both = second.flatMap((labels, at) => (labels === null ? [] : [at]));
	const one: Labels = both.map((at) => written[at] ?? []);
	const other: Labels = both.map((at) => second[at] ?? []);
	const all = sumOf(acts.map(({ id }) => countsOf(id, one, other)));
	const differ = both.filter(
		(_, at) => [...(one[at] ?? [])].sort().join() !== [...(other[at] ?? [])].sort().join(),
	).length;
	console.log(
		`\nannotators: ${both.length} of ${examples.length} replies labelled twice, ${differ} differ; micro F1 of one against the other ${three(f1(all))}`,
	);
	const kappas = acts.map(({ id }) => ({ id, kappa: kappa(id, one, other) })).sort((a, b) => a.kappa - b.kappa);
	console.log(
		`κ by act, lowest first: ${kappas.map(({ id, kappa: value }) => `${id} ${value.toFixed(2)}`).join(', ')}`,
	);
}

function routing(language: Language, ear: Recogniser): void {
	for (const id of ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse']) {
		const routed = routeParaphrases(id, language, ear);
		if (routed.length === 0) continue;
		const share = (count: number) => three(count / routed.length);
		const right = routed.filter(({ to, index }) => to === index).length;
		const other = routed.filter(({ to }) => to === -1).length;
		console.log(
			`routing ${id}: ${routed.length} paraphrases, right ${share(right)}, to 其他 ${share(other)}, to another reply ${share(routed.length - right - other)}`,
		);
	}
}
