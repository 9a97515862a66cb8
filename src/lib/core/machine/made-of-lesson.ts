/** What a lesson's piece was read as, row by row, in the order of its text. */
import type { ActId, Tone } from '../act/act.ts';
import { toneOfReply } from '../scenario/check.ts';
import { fillFacts } from '../scenario/facts.ts';
import { lineTagWords, visitTag, wordFor } from '../scenario/keywords.ts';
import type { Line, Part, Reply, Scenario } from '../scenario/scenario.ts';
import {
	writeEffects,
	writeGuard,
	writeMove,
	writePartName,
	writeScene,
	writeSpecial,
} from '../scenario/write-spans.ts';
import type { LessonPlace, ReadLesson } from './lesson.ts';

export type MadeKind =
	| 'state' | 'variant' | 'told' | 'line' | 'reply' | 'wording' | 'remark' | 'case' | 'question' | 'right' | 'wrong' | 'start' | 'mood'
	| 'reason' | 'next' | 'part' | 'letter' | 'invoice' | 'variable' | 'fact' | 'document'; // prettier-ignore

export interface Made {
	kind: MadeKind;
	/** Cut where acts stand. */
	words: { text: string; acts: ActId[] }[];
	/** Spans of the language that go with it. */
	spans: string[];
	tone: Tone | null;
	/** Name of the state that it leads to. */
	to: string | null;
}

const plain = (text: string) => [{ text, acts: [] }];

export function madeOf(lesson: ReadLesson, place: LessonPlace): Made[] {
	const { scenario, ranges, from, to } = lesson;
	if (!scenario) return [];
	const row = (kind: MadeKind, text: string, spans: string[] = []): Made => ({
		kind,
		words: plain(fill(text)),
		spans,
		tone: null,
		to: null,
	});
	const fill = (text: string) => fillFacts(text, scenario, { days: 0, promises: [] });
	const within = (node: object) => {
		const range = ranges.get(node);
		return range !== undefined && range.start.offset >= from && range.start.offset < to;
	};
	switch (place) {
		case 'head':
			return madeOfHead(scenario, row);
		case 'case':
			return scenario.case.map((text) => row('case', text));
		case 'prepare':
			return scenario.prepare.flatMap(({ text, options }) => [
				row('question', text),
				...options.flatMap((option) => [
					row(option.right ? 'right' : 'wrong', option.text),
					...(option.why === null ? [] : [row('remark', option.why)]),
				]),
			]);
		case 'mood':
			return [
				row('start', scenario.moods[0] ?? ''),
				...scenario.moodTransitions.map((change) => ({
					...row('mood', `${scenario.moods[change.from] ?? ''} → ${scenario.moods[change.to] ?? ''}`),
					words: [
						{ text: `${scenario.moods[change.from] ?? ''} → ${scenario.moods[change.to] ?? ''}`, acts: change.acts },
					],
				})),
			];
		case 'everywhere':
			return scenario.everywhere.map((reply) => madeOfReply(scenario, reply, fill));
		case 'follow-up':
			return madeOfFollowUp(scenario, row);
		case 'state':
			return scenario.states.flatMap((state) => {
				if (!within(state)) return [];
				const [common, ...variants] = state.parts;
				return [
					row('state', state.name, writeScene(state, scenario.language)),
					...state.narration.map((text) => row('told', text)),
					...(common ? madeOfPart(scenario, common, row, fill) : []),
					...variants.flatMap((part) => [
						row('variant', writePartName(part, scenario)),
						...madeOfPart(scenario, part, row, fill),
					]),
				];
			});
	}
}

type Row = (kind: MadeKind, text: string, spans?: string[]) => Made;
type Fill = (text: string) => string;

function madeOfPart(scenario: Scenario, { narration, lines, replies }: Part, row: Row, fill: Fill): Made[] {
	return [
		...narration.map((text) => row('told', text)),
		...lines.map((line) => row('line', line.text.join(' ⏎ '), tagsOf(scenario, line))),
		...replies.flatMap((reply) => [
			madeOfReply(scenario, reply, fill),
			...reply.wordings.map((text) => row('wording', text)),
			...reply.remark.map((text) => row('remark', text)),
		]),
	];
}

function tagsOf(scenario: Scenario, { speaker, visit, when, moves }: Line): string[] {
	const { language } = scenario;
	const time = visit === null ? [] : [visitTag(visit, language)];
	const moment = when === 'normal' ? [] : [wordFor(lineTagWords, when, language)];
	return [
		...(speaker === null ? [] : [speaker]),
		...time,
		...moment,
		...moves.map((move) => writeMove(move, scenario)),
	];
}

function madeOfReply(scenario: Scenario, reply: Reply, fill: Fill): Made {
	const special = reply.kind !== 'reply';
	return {
		kind: 'reply',
		words: special
			? plain(`*${writeSpecial(reply, scenario.language)}*`)
			: reply.segments.map(({ text, acts }) => ({ text: fill(text), acts })),
		spans: [...(reply.guard ? [writeGuard(reply.guard, scenario)] : []), ...writeEffects(reply, scenario)],
		tone: special ? null : toneOfReply(reply),
		to: scenario.states[reply.target]?.name ?? null,
	};
}

function madeOfHead({ title, account, variables, facts, customer, forms }: Scenario, row: Row): Made[] {
	return [
		row(
			'case',
			`${title} · ${[customer.name, customer.title, customer.company].filter((text) => text !== undefined).join(' · ')}`,
		),
		...account.invoices.map(({ number, due }, index) =>
			row('invoice', `${number} · {{invoice.${index + 1}.amount}} · ${due}`),
		),
		...account.documents.map((name) => row('document', name)),
		...variables.map(({ name, min, max, start }) => row('variable', `${name} ${min}..${max} (${start})`)),
		...facts.map((name) => row('fact', name)),
		...(forms ?? []).map(({ values }) =>
			row(
				'variant',
				Object.entries(values)
					.map(([name, value]) => `${name}: ${String(value)}`)
					.join(' · '),
			),
		),
	];
}

function madeOfFollowUp({ followUp, states }: Scenario, row: Row): Made[] {
	if (!followUp) return [];
	const { record, recordFor, message, messageFor, letters = [] } = followUp;
	const next = (of: typeof record.next) => (of ? [row('next', `${of.from}..${of.to} · ${of.contact}`)] : []);
	const parts = (of: typeof message) =>
		of.flatMap(({ name, options }) => [
			row('part', name),
			...options.map((option) => row(option.right ? 'right' : 'wrong', option.text)),
		]);
	const ending = (state: number | null) => (state === null ? [] : [row('variant', states[state]?.name ?? '')]);
	return [
		...record.reasons.map(({ text }) => row('reason', text)),
		...next(record.next),
		...recordFor.flatMap((own) => [...ending(own.state), ...next(own.record.next ?? null)]),
		...parts(message),
		...messageFor.flatMap((own) => [...ending(own.state), ...parts(own.message)]),
		...letters.flatMap(({ state, deadline }) => [...ending(state), row('letter', `${deadline.from}..${deadline.to}`)]),
	];
}
