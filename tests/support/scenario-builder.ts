/** Scenarios for tests without Markdown: says what matters, fills in the rest, and numbers everything as the reader does. */
import type { ActId } from '../../src/lib/core/act/act.ts';
import type {
	Effect,
	Guard,
	Line,
	Move,
	Part,
	Reply,
	ReplyKind,
	Scenario,
	State,
} from '../../src/lib/core/scenario/scenario.ts';

export interface LineSpec {
	text?: string;
	when?: Line['when'];
	visit?: number;
	moves?: Move[];
}

export interface ReplySpec {
	kind?: ReplyKind;
	text?: string;
	/** Name of the state. */
	to: string;
	acts?: ActId[];
	guard?: Guard;
	effects?: Effect[];
	learns?: number[];
}

export interface PartSpec {
	mood?: string;
	visit?: number;
	narration?: string[];
	says?: (string | LineSpec)[];
	replies?: ReplySpec[];
}

export interface StateSpec extends PartSpec {
	scene?: Partial<Pick<State, 'channel' | 'days' | 'unanswered'>>;
	outcome?: State['outcome'];
	variants?: PartSpec[];
}

export interface ScenarioSpec {
	moods?: string[];
	/** From, to, acts. */
	transitions?: [from: string, to: string, acts: ActId[]][];
	/** Name → least, greatest, start. */
	variables?: Record<string, [min: number, max: number, start: number]>;
	facts?: string[];
	documents?: string[];
	/** Documents that act one offers, by position. */
	offeredDocuments?: number[];
	everywhere?: ReplySpec[];
	states: Record<string, StateSpec>;
	followUp?: Scenario['followUp'];
	/** What is owed, in cents. */
	owed?: number;
}

export function reply(text: string, to: string, acts: ActId[] = [], more: Partial<ReplySpec> = {}): ReplySpec {
	return { text, to, acts, ...more };
}

export function special(kind: Exclude<ReplyKind, 'reply'>, to: string, more: Partial<ReplySpec> = {}): ReplySpec {
	return { kind, to, ...more };
}

export function promise(amount: number | null, date: string | null, more = false): Move {
	return { kind: 'promise', more, amount, date, method: null };
}

export function buildScenario(spec: ScenarioSpec): Scenario {
	const names = Object.keys(spec.states);
	const moods = spec.moods ?? [''];
	let replies = 0;
	let lines = 0;

	const position = (list: readonly string[], name: string) => {
		const index = list.indexOf(name);
		if (index < 0) throw new Error(`${name} is not declared`);
		return index;
	};
	const buildReply = ({ kind = 'reply', text = '', to, acts = [], guard, effects, learns }: ReplySpec): Reply => ({
		index: replies++,
		kind,
		seconds: kind === 'silence' ? 20 : null,
		segments: kind === 'reply' ? [{ text, acts, plan: [], documents: [] }] : [],
		wordings: [],
		remark: [],
		guard: guard ?? null,
		effects: effects ?? [],
		learns: learns ?? [],
		target: position(names, to),
	});
	const buildLine = (line: string | LineSpec): Line => {
		const { text = '', when = 'normal', visit, moves } = typeof line === 'string' ? { text: line } : line;
		return { index: lines++, text: [text], speaker: null, visit: visit ?? null, when, moves: moves ?? [] };
	};
	const buildPart = (part: PartSpec): Part => ({
		mood: part.mood === undefined ? null : position(moods, part.mood),
		visit: part.visit ?? null,
		narration: part.narration ?? [],
		lines: (part.says ?? []).map(buildLine),
		replies: (part.replies ?? []).map(buildReply),
	});

	const everywhere = (spec.everywhere ?? []).map(buildReply);
	const states = Object.entries(spec.states).map(([name, state]): State => {
		const common = buildPart({ says: state.says ?? [], replies: state.replies ?? [] });
		return {
			name,
			anchor: name,
			channel: state.scene?.channel ?? null,
			days: state.scene?.days ?? 0,
			unanswered: state.scene?.unanswered ?? false,
			outcome: state.outcome ?? null,
			narration: state.narration ?? [],
			parts: [common, ...(state.variants ?? []).map(buildPart)],
		};
	});
	const documents = spec.documents ?? [];
	const offered = spec.offeredDocuments ?? [];

	return {
		id: 'built',
		language: 'zh',
		version: 1,
		title: '',
		summary: '',
		topic: '',
		channel: 'phone',
		difficulty: 1,
		minutes: 5,
		customer: { name: '王总' },
		trainee: { name: '小李' },
		account: {
			currency: 'CNY',
			today: '2026-05-28',
			invoices: [{ number: 'A-1', amount: spec.owed ?? 10_000_00, due: '2026-04-11' }],
			documents,
			contacts: [],
			history: [],
		},
		authority: { instalments: 2, extensionDays: 30, discount: 0 },
		variables: Object.entries(spec.variables ?? {}).map(([name, [min, max, start]]) => ({ name, min, max, start })),
		facts: spec.facts ?? [],
		goal: '',
		best: 'agreed',
		case: [],
		prepare:
			offered.length === 0
				? []
				: [
						{
							text: '带什么？',
							options: offered.map((document) => ({
								text: documents[document] ?? '',
								right: true,
								why: null,
								document,
							})),
						},
					],
		moods,
		moodTransitions: (spec.transitions ?? []).map(([from, to, acts]) => ({
			from: position(moods, from),
			to: position(moods, to),
			acts,
		})),
		everywhere,
		states,
		...(spec.followUp ? { followUp: spec.followUp } : {}),
		debrief: [],
		hash: 'built',
	};
}

/** The reply with these words. */
export function replyNamed(scenario: Scenario, text: string): Reply {
	const all = [
		...scenario.everywhere,
		...scenario.states.flatMap((state) => state.parts.flatMap((part) => part.replies)),
	];
	const found = all.find((each) => each.segments[0]?.text === text);
	if (!found) throw new Error(`no reply ${text}`);
	return found;
}
