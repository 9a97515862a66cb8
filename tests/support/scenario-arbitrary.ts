/** Scenarios of every shape that the language can write, for property tests: names and texts full of signs that mean something in Markdown. */
import fc from 'fast-check';
import { acts, type ActId } from '../../src/lib/core/act/act.ts';
import { anchorOf } from '../../src/lib/core/scenario/anchor.ts';
import { escapedBlock } from '../../src/lib/core/scenario/write-words.ts';
import {
	channelWords,
	idsOf,
	methodWords,
	outcomeWords,
	wordFor,
	words,
} from '../../src/lib/core/scenario/keywords.ts';
import type {
	AskedLetter,
	FollowUp,
	Guard,
	Language,
	Line,
	MessagePart,
	Move,
	MoodTransition,
	Part,
	PlanItem,
	Question,
	RecordKey,
	Reply,
	Scenario,
	Segment,
	State,
} from '../../src/lib/core/scenario/scenario.ts';

const signs = [
	'好', '货款', '18.6 万', '说', 'pay', 'B', ' ', '，', '。', '“', '”', '*', '_', '`', '\\', '[', ']', '(', ')', '](#', '#', '-', '>', '!', '<', '<!--',
	'|', '{', '&', '~', '```', '+', '1. ', '→', '?', '—', '·', '：', ':', '=', '%', '@', '[x]', '*当 a*', '*当 ', '*其他*', '{{amount}}', '"', "'", '😀',
]; // prettier-ignore

/** A line of text: not empty, no white space at its ends. */
export const text = fc
	.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 })
	.map((pieces) => pieces.join('').trim())
	.filter((line) => line !== '');

/** Text of the front matter, which takes no backticks. */
const plain = text.map((line) => line.replaceAll('`', '').trim() || '无名');

const cents = fc.integer({ min: 1, max: 50_000_000 });
const day = fc
	.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
	.map((date) => `2026-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`);
const month = day.map((date) => date.slice(0, 7));
const act = fc.constantFrom(...acts.map((each) => each.id));
const someActs = fc.uniqueArray(act, { maxLength: 3 });
const visit = fc.option(fc.integer({ min: 2, max: 9 }));
const outcome = fc.constantFrom(...idsOf(outcomeWords));
const channel = fc.constantFrom(...idsOf(channelWords));

const variableNames = ['追问', '信任', 'pressure'];
const factNames = ['等项目回款', '或有事项 且 未报', 'waiting for and on funds'];
const documentNames = ['合同', '四月对账单', '合同、附件', 'stamp and receipt', '4 月 20 日的微信记录'];
const moodNames = ['敷衍', '恼火', '认真', '松口', 'half-open'];

/** How many names of each kind are declared; numbers below refer to them. */
interface Counts {
	language: Language;
	moods: number;
	variables: number;
	facts: number;
	documents: number;
	/** Of each state whether it is an ending. */
	endings: boolean[];
}

function below(count: number): fc.Arbitrary<number> {
	return fc.nat({ max: Math.max(0, count - 1) });
}

const operator = fc.constantFrom('>=', '<=', '=', '!=', '>', '<');

function condition(counts: Counts): fc.Arbitrary<Guard> {
	const kinds: fc.Arbitrary<Guard>[] = [
		fc.record({ kind: fc.constant('visits' as const), op: operator, value: fc.nat({ max: 9 }) }),
		fc.record({ kind: fc.constant('said' as const), act }),
	];
	if (counts.variables > 0)
		kinds.push(
			fc.record({
				kind: fc.constant('variable' as const),
				variable: below(counts.variables),
				op: operator,
				value: fc.integer({ min: -9, max: 9 }),
			}),
		);
	if (counts.moods > 0)
		kinds.push(fc.record({ kind: fc.constant('mood' as const), mood: below(counts.moods), is: fc.boolean() }));
	if (counts.facts > 0) kinds.push(fc.record({ kind: fc.constant('learnt' as const), fact: below(counts.facts) }));
	if (counts.documents > 0)
		kinds.push(fc.record({ kind: fc.constant('brought' as const), document: below(counts.documents) }));
	return fc.oneof(...kinds);
}

/** The normal form of the language: an `or` of `and`s of conditions, each perhaps denied. */
export function guardOf(counts: Counts): fc.Arbitrary<Guard> {
	const one = fc
		.tuple(condition(counts), fc.boolean())
		.map(([guard, denied]): Guard => (denied ? { kind: 'not', of: guard } : guard));
	const joined = (kind: 'and' | 'or', parts: fc.Arbitrary<Guard>) =>
		fc
			.array(parts, { minLength: 1, maxLength: 3 })
			.map((of): Guard => (of.length === 1 && of[0] ? of[0] : { kind, of }));
	return joined('or', joined('and', one));
}

const planItem: fc.Arbitrary<PlanItem> = fc.oneof(
	fc.record({ amount: fc.option(cents), share: fc.constant(null), date: fc.option(fc.oneof(day, month)) }),
	fc.record({ amount: fc.constant(null), share: fc.integer({ min: 1, max: 100 }), date: fc.option(day) }),
);

function segmentOf(counts: Counts): fc.Arbitrary<Segment> {
	return fc
		.record({
			text,
			acts: someActs,
			plan: fc.array(planItem, { maxLength: 2 }),
			documents: fc.uniqueArray(below(counts.documents), { maxLength: counts.documents === 0 ? 0 : 2 }),
		})
		.map(({ text: said, acts: shown, plan, documents }) => ({
			text: said,
			acts: shown,
			plan: shown.some((each) => each === 'propose-plan' || each === 'split-dispute') ? plan : [],
			documents: shown.includes('cite-evidence') ? documents : [],
		}));
}

/** Only the last segment may go without acts: words without a code span behind them run on. */
function segmentsOf(counts: Counts): fc.Arbitrary<Segment[]> {
	return fc.tuple(fc.array(segmentOf(counts), { maxLength: 3 }), fc.constantFrom('', ' ')).map(([segments, gap]) =>
		segments.map((segment, at) => {
			const shown: ActId[] = segment.acts.length === 0 && at < segments.length - 1 ? ['reflect'] : segment.acts;
			return { ...segment, acts: shown, text: at === 0 ? segment.text : `${gap}${segment.text}` };
		}),
	);
}

function replyOf(counts: Counts): fc.Arbitrary<Reply> {
	return fc
		.record({
			kind: fc.constantFrom(
				'reply' as const,
				'reply' as const,
				'other' as const,
				'lost' as const,
				'silence' as const,
				'red-line' as const,
			),
			seconds: fc.integer({ min: 1, max: 600 }),
			segments: segmentsOf(counts),
			wordings: fc.array(text, { maxLength: 2 }),
			remark: fc.array(text, { maxLength: 2 }),
			guard: fc.option(guardOf(counts)),
			effects: fc.array(
				fc.record({
					variable: below(counts.variables),
					op: fc.constantFrom('+' as const, '-' as const, '=' as const),
					value: fc.nat({ max: 9 }),
				}),
				{ maxLength: counts.variables > 0 ? 2 : 0 },
			),
			learns: fc.uniqueArray(below(counts.facts), { maxLength: counts.facts > 0 ? 2 : 0 }),
			target: below(counts.endings.length),
		})
		.map((reply) => ({
			index: 0,
			...reply,
			seconds: reply.kind === 'silence' ? reply.seconds : null,
			segments: reply.kind === 'reply' ? reply.segments : [],
		}));
}

function moveOf(counts: Counts): fc.Arbitrary<Move> {
	const promise = fc.record({
		kind: fc.constant('promise' as const),
		more: fc.boolean(),
		amount: fc.option(cents),
		date: fc.option(fc.oneof(day, month, fc.constant('asap'))),
		method: fc.option(fc.constantFrom(...idsOf(methodWords))),
	});
	const objection = fc.record({
		kind: fc.constantFrom('evade' as const, 'dispute' as const, 'plead' as const, 'refuse' as const, 'press' as const),
	});
	const reveal = fc.record({ kind: fc.constant('reveal' as const), fact: below(counts.facts) });
	return counts.facts > 0 ? fc.oneof(promise, objection, reveal) : fc.oneof(promise, objection);
}

function lineOf(counts: Counts): fc.Arbitrary<Line> {
	return fc.record({
		index: fc.constant(0),
		text: fc.array(text, { minLength: 1, maxLength: 2 }),
		speaker: fc.option(fc.constantFrom('陈会计', 'Ms Chen', '老板*')),
		visit,
		when: fc.constantFrom('normal' as const, 'lost' as const, 'silence' as const),
		moves: fc.array(moveOf(counts), { maxLength: 2 }),
	});
}

function partOf(counts: Counts, common: boolean, ending: boolean): fc.Arbitrary<Part> {
	return fc
		.record({
			mood: common || counts.moods === 0 ? fc.constant(null) : fc.option(below(counts.moods)),
			visit: common ? fc.constant(null) : visit,
			narration: common ? fc.constant<string[]>([]) : fc.array(text, { maxLength: 1 }),
			lines: fc.array(lineOf(counts), { maxLength: 2 }),
			replies: ending ? fc.constant<Reply[]>([]) : fc.array(replyOf(counts), { maxLength: 3 }),
		})
		.map((part) => (common || part.mood !== null || part.visit !== null ? part : { ...part, visit: 2 }));
}

function stateOf(counts: Counts, index: number): fc.Arbitrary<State> {
	const ending = counts.endings[index] === true;
	return fc
		.record({
			name: fc.option(plain).map((tail) => `${index}场景${tail ?? ''}`.trim()),
			channel: fc.option(channel),
			days: fc.constantFrom(0, 0, 1, 30),
			time: fc.constantFrom(undefined, undefined, '09:30', '14:21'),
			unanswered: fc.boolean(),
			outcome: ending ? outcome : fc.constant(null),
			narration: fc.array(text, { maxLength: 2 }),
			common: partOf(counts, true, ending),
			variants: fc.array(partOf(counts, false, ending), { maxLength: 2 }),
		})
		.map(({ name, common, variants, time, ...state }) => ({
			name,
			anchor: anchorOf(name),
			...state,
			...(time && { time }),
			parts: [common, ...variants],
		}));
}

const choice = fc.record({
	text,
	right: fc.boolean(),
	why: fc.option(fc.array(text, { minLength: 1, maxLength: 2 }).map((lines) => lines.join('\n'))),
});

function questionOf(documents: readonly string[]): fc.Arbitrary<Question> {
	const option = fc
		.tuple(choice, fc.option(fc.constantFrom(...documentNames)))
		.map(([own, paper]) => ({ ...own, text: paper ?? own.text }));
	return fc.record({ text, options: fc.array(option, { maxLength: 3 }) }).map((question) => ({
		...question,
		options: question.options.map((each) => {
			const document = documents.indexOf(each.text);
			return { ...each, document: document < 0 ? null : document };
		}),
	}));
}

function recordOf(language: Language, facts: readonly string[]): fc.Arbitrary<RecordKey> {
	const unknown = wordFor(words, 'unknown-reason', language);
	return fc
		.record({
			reasons: fc.array(fc.oneof(text, fc.constantFrom(...factNames, unknown)), { maxLength: 3 }),
			next: fc.option(fc.record({ from: day, to: day, contact: fc.constantFrom('陈会计', 'Ms Chen'), channel })),
			promises: fc.boolean(),
		})
		.map(({ reasons, next, promises }) => ({
			reasons: reasons.map((reason) => {
				const fact = facts.indexOf(reason);
				return { text: reason, fact: fact < 0 ? null : fact, unknown: reason === unknown };
			}),
			next: next && next.to < next.from ? { ...next, to: next.from } : next,
			promises,
		}));
}

function partial(record: RecordKey, [reasons, next, promises]: readonly boolean[]): Partial<RecordKey> {
	return {
		...(reasons && { reasons: record.reasons }),
		...(next && { next: record.next }),
		...(promises && { promises: record.promises }),
	};
}

function followUpOf(counts: Counts, facts: readonly string[]): fc.Arbitrary<FollowUp> {
	const message: fc.Arbitrary<MessagePart[]> = fc.array(
		fc.record({ name: text, options: fc.array(choice, { maxLength: 2 }) }),
		{ maxLength: 2 },
	);
	const endings = counts.endings.flatMap((ending, state) => (ending ? [state] : []));
	const ending = fc.constantFrom(...endings);
	const record = recordOf(counts.language, facts);
	const own = fc
		.tuple(ending, record, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
		.map(([state, key, kept]) => ({ state, record: partial(key, kept) }));
	const letters = fc
		.tuple(fc.array(letter(fc.constant(null)), { maxLength: 1 }), fc.array(letter(ending), { maxLength: 2 }))
		.filter(([all, each]) => all.length + each.length > 0)
		.map(([all, each]) => [...all, ...each]);
	return fc.record(
		{
			record,
			recordFor: fc.array(own, { maxLength: 2 }),
			message,
			messageFor: fc.array(fc.record({ state: ending, message }), { maxLength: 2 }),
			letters,
		},
		{ requiredKeys: ['record', 'recordFor', 'message', 'messageFor'] },
	);
}

function letter(state: fc.Arbitrary<number | null>): fc.Arbitrary<AskedLetter> {
	const deadline = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
	return fc.record({ state, kind: fc.constantFrom('reminder' as const, 'demand' as const), deadline });
}

/** Blocks of Markdown that stay apart when they are put one behind the other. */
const prose = fc.array(
	fc.oneof(
		text.map(escapedBlock),
		fc.constantFrom('第一行\n第二行', '| 项 | 数 |\n| - | - |\n| 货款 | 1 |', '```text\n# 对话\n```'),
	),
	{ maxLength: 3 },
);

function moodsOf(count: number): fc.Arbitrary<Pick<Scenario, 'moods' | 'moodTransitions'>> {
	if (count === 0) return fc.constant({ moods: [''], moodTransitions: [] });
	const transition: fc.Arbitrary<MoodTransition> = fc.record({
		from: below(count),
		to: below(count),
		acts: fc.uniqueArray(act, { minLength: 1, maxLength: 3 }),
	});
	return fc
		.array(transition, { maxLength: 5 })
		.map((moodTransitions) => ({ moods: moodNames.slice(0, count), moodTransitions }));
}

const person = fc.record({ name: plain, title: plain, company: plain }, { requiredKeys: ['name'] });

function headOf(counts: Counts) {
	return fc.record({
		id: fc.constantFrom('evasive-debtor', 'a1'),
		version: fc.integer({ min: 1, max: 99 }),
		title: plain,
		summary: plain,
		topic: fc.constantFrom('evasion', 'cash-flow'),
		channel,
		difficulty: fc.integer({ min: 1, max: 5 }),
		minutes: fc.integer({ min: 1, max: 60 }),
		best: outcome,
		customer: fc.record({ name: plain, title: plain, company: plain, temper: plain }, { requiredKeys: ['name'] }),
		trainee: person,
		account: fc.record({
			currency: fc.constantFrom('CNY', 'USD'),
			today: day,
			invoices: fc.array(
				fc
					.record(
						{ number: plain, goods: plain, amount: cents, due: day, issued: day },
						{ requiredKeys: ['number', 'amount', 'due'] },
					)
					.chain((invoice) =>
						fc
							.option(fc.integer({ min: 1, max: invoice.amount }))
							.map((part) => (part === null ? invoice : { ...invoice, disputed: part })),
					),
				{ minLength: 1, maxLength: 3 },
			),
			documents: fc.constant(documentNames.slice(0, counts.documents)),
			contacts: fc.array(fc.record({ name: plain, title: plain, role: plain, channel }, { requiredKeys: ['name'] }), {
				maxLength: 2,
			}),
			history: fc.array(fc.record({ date: day, channel, note: plain }), { maxLength: 2 }),
		}),
		authority: fc.record({
			instalments: fc.integer({ min: 1, max: 9 }),
			extensionDays: fc.nat({ max: 90 }),
			discount: fc.nat({ max: 20 }),
		}),
		variables: fc.tuple(
			...variableNames
				.slice(0, counts.variables)
				.map((name) =>
					fc
						.tuple(fc.integer({ min: -3, max: 3 }), fc.nat({ max: 5 }), fc.nat({ max: 5 }))
						.map(([min, more, start]) => ({ name, min, max: min + more, start: min + Math.min(start, more) })),
				),
		),
		facts: fc.constant(factNames.slice(0, counts.facts)),
		goal: plain,
	});
}

const counts: fc.Arbitrary<Counts> = fc.record({
	language: fc.constantFrom('zh' as const, 'en' as const),
	moods: fc.nat({ max: moodNames.length }),
	variables: fc.nat({ max: variableNames.length }),
	facts: fc.nat({ max: factNames.length }),
	documents: fc.nat({ max: documentNames.length }),
	endings: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }).map((some) => [...some, true]),
});

/** A consistent scenario in the normal form of the language: `read(write(scenario))` gives it again, its hash aside. */
export const scenario: fc.Arbitrary<Scenario> = counts.chain((of) =>
	fc
		.record({
			head: headOf(of),
			rubric: fc.option(fc.dictionary(fc.constantFrom('in-writing', 'find-cause'), fc.nat({ max: 10 }))),
			case: prose,
			prepare: fc.array(questionOf(documentNames.slice(0, of.documents)), { maxLength: 2 }),
			moods: moodsOf(of.moods),
			everywhere: fc.array(replyOf(of), { maxLength: 2 }),
			states: fc.tuple(...of.endings.map((_, index) => stateOf(of, index))),
			followUp: fc.option(followUpOf(of, factNames.slice(0, of.facts))),
			debrief: prose,
		})
		.map(({ head, rubric, moods, followUp, ...rest }) =>
			numbered({
				...head,
				language: of.language,
				...(rubric && { rubric: { ...rubric } }),
				...moods,
				...rest,
				...(followUp && { followUp }),
				hash: '',
			}),
		),
);

/** Numbers bullets and lines in order of appearance. */
function numbered(made: Scenario): Scenario {
	let replies = 0;
	let lines = 0;
	return {
		...made,
		everywhere: made.everywhere.map((reply) => ({ ...reply, index: replies++ })),
		states: made.states.map((state) => ({
			...state,
			parts: state.parts.map((part) => ({
				...part,
				lines: part.lines.map((line) => ({ ...line, index: lines++ })),
				replies: part.replies.map((reply) => ({ ...reply, index: replies++ })),
			})),
		})),
	};
}
