/**
 * What a scenario is. Types only; the newcomer's first file.
 *
 * Names are labels, positions are identity: states, replies, lines, moods, variables, facts and options are numbered from 0 in order of first
 * appearance, and everything that refers to one holds its number. A scenario is plain JSON: it can be compiled at build time, stored and compared.
 */
import type { ActId, ObjectionKind } from '../act/act.ts';

export type Language = 'zh' | 'en';
export type Channel = 'phone' | 'wechat' | 'visit' | 'meeting' | 'letter';
export type Outcome =
	'paid' | 'agreed' | 'verbal' | 'deferred' | 'escalated' | 'message-left' | 'no-commitment' | 'refused' | 'broken-off';
export type Method = 'bank-transfer' | 'acceptance-bill' | 'cheque' | 'cash' | 'third-party' | 'offset';

/** Hundredths of the account's currency unit, an integer: every amount in core. 186,000 yuan is 18_600_000. */
export type Cents = number;
/** A calendar day, `2026-06-05`. */
export type IsoDate = string;
/** A day, a month `2026-06`, `asap` (尽快), or null for what was left open. */
export type PromiseDate = string | null;

export interface Scenario {
	id: string;
	language: Language;
	version: number;
	title: string;
	summary: string;
	topic: string;
	channel: Channel;
	/** 1 to 5. */
	difficulty: number;
	minutes: number;
	customer: Person & { temper?: string };
	trainee: Person;
	account: Account;
	authority: Authority;
	/** Declared variables in order; a variable is an integer within [min, max], starting at `start`. */
	variables: Variable[];
	/** The causes and other facts that can be found out. */
	facts: string[];
	goal: string;
	best: Outcome;
	/** Weights that replace the rubric's: check id → weight. */
	rubric?: Record<string, number>;
	/** The briefing: Markdown text with `{{…}}` facts, one string a paragraph (block). */
	case: string[];
	prepare: Question[];
	/** In order of first appearance in the diagram; the first is where the customer starts. Empty diagrams have one nameless mood. */
	moods: string[];
	/** In diagram order. */
	moodTransitions: MoodTransition[];
	/** Bullets under Talk before the first state: they hold in every state. */
	everywhere: Reply[];
	/** The first is the start. */
	states: State[];
	followUp?: FollowUp;
	/** Paragraphs (Markdown) to take away. */
	debrief: string[];
	/** Other words and figures for the same talk, two or more; missing: there are none. The first is the one that a file reads as. */
	forms?: Form[];
	/** Which of its forms this is; missing: the first. */
	form?: number;
	/** SHA-256 of the source text (line ends normalised), hex; set by `read`. */
	hash: string;
}

export interface Form {
	/** What stands for `{{form.name}}`, by name; every form has the same names. */
	values: Record<string, string>;
	/** What code spans with a value in them come to: the same places in every form. */
	moves: { line: number; move: number; is: Move }[];
	segments: { reply: number; segment: number; is: Segment }[];
}

export interface Person {
	name: string;
	title?: string;
	company?: string;
}

export interface Account {
	/** ISO 4217. */
	currency: string;
	today: IsoDate;
	invoices: Invoice[];
	/** Papers that exist; see `Question` for which are at hand in the talk. */
	documents: string[];
	contacts: Contact[];
	history: HistoryEntry[];
}

export interface Invoice {
	number: string;
	goods?: string;
	amount: Cents;
	due: IsoDate;
	issued?: IsoDate;
	/** The part of the amount that the customer disputes. */
	disputed?: Cents;
}

export interface Contact {
	name: string;
	title?: string;
	role?: string;
	channel?: Channel;
}

export interface HistoryEntry {
	date: IsoDate;
	channel: Channel;
	note: string;
}

export interface Authority {
	/** Largest number of instalments that the trainee may grant. */
	instalments: number;
	/** Latest date that the trainee may grant, in days after `account.today`. */
	extensionDays: number;
	/** Largest discount, per cent. */
	discount: number;
}

export interface Variable {
	name: string;
	min: number;
	max: number;
	start: number;
}

/** Act one: a question with options; several right ones are ticked, a single right one is picked. */
export interface Question {
	text: string;
	options: Option[];
}

export interface Option {
	text: string;
	right: boolean;
	/** Why (nested quote); null when the author says nothing. */
	why: string | null;
	/** Index into `account.documents` when the option is that paper: it is at hand in the talk only if ticked. */
	document: number | null;
}

export interface MoodTransition {
	from: number;
	to: number;
	/** Any of them causes the change. */
	acts: ActId[];
}

export interface State {
	name: string;
	/** The GitHub anchor of the heading, what links point to. */
	anchor: string;
	/** Change of channel from here on. */
	channel: Channel | null;
	/** Days that pass before this state. */
	days: number;
	/** What the clock says when it is entered, `14:21`; absent: not told. Only shown, it decides nothing. */
	time?: string;
	/** 无应答: nobody answers. */
	unanswered: boolean;
	/** An ending has an outcome and no replies. */
	outcome: Outcome | null;
	/** Paragraphs that are told, not said. */
	narration: string[];
	/** The first is the common part (mood and visit null); the others are the H3 variants in order. */
	parts: Part[];
}

/** The state in a certain mood and from a certain visit on; both null in the common part. */
export interface Part {
	mood: number | null;
	/** From the Nth arrival on (2 or more), null: any. */
	visit: number | null;
	/** Narration of a variant. */
	narration: string[];
	lines: Line[];
	replies: Reply[];
}

export interface Line {
	/** Number of the line in the whole scenario. */
	index: number;
	/** One string a paragraph: on WeChat, a bubble. May hold `{{…}}` facts. */
	text: string[];
	/** Speaker when it is not the customer. */
	speaker: string | null;
	/** From the Nth visit on (2 or more), null: any. */
	visit: number | null;
	/** When it is said: normally, after 其他 (lost), at the first silence. */
	when: 'normal' | 'lost' | 'silence';
	moves: Move[];
}

/** `written`: its code span, where that holds a value of a form. */
export type Move = { written?: string } & (
	| { kind: ObjectionKind }
	/** `fact` indexes `Scenario.facts`. */
	| { kind: 'reveal'; fact: number }
	| ({
			kind: 'promise';
			/** 另: stands beside earlier promises instead of replacing them. */ more: boolean;
	  } & PromiseTerms)
);

export interface PromiseTerms {
	/** null: left open. */
	amount: Cents | null;
	date: PromiseDate;
	method: Method | null;
}

export type ReplyKind = 'reply' | 'other' | 'lost' | 'silence' | 'red-line';

export interface Reply {
	/** Number of the bullet in the whole scenario, special bullets and those that hold everywhere included. */
	index: number;
	kind: ReplyKind;
	/** Seconds; of a silence only, else null. */
	seconds: number | null;
	/** What is said, cut where an act's code span stands; empty for special bullets. The text is the segments' concatenation. */
	segments: Segment[];
	/** Other wordings (nested bullets). */
	wordings: string[];
	/** Coach's remark (nested quote), one string a paragraph; empty when there is none. */
	remark: string[];
	/** 当 …; null: always there. */
	guard: Guard | null;
	effects: Effect[];
	/** Facts learnt by giving this reply (查明), indices. */
	learns: number[];
	/** Index of the state that the link leads to. */
	target: number;
}

/** A run of words with the acts that it shows. Acts at the very end of a reply without earlier spans label the whole text. */
export interface Segment {
	text: string;
	acts: ActId[];
	/** The figures of a plan or split, if an act of this segment carries them. */
	plan: PlanItem[];
	/** Documents pointed at (indices into `account.documents`). */
	documents: number[];
	/** The code spans of its acts, where one holds a value of a form. */
	written?: string[];
}

export interface PlanItem {
	/** Integer amount, or null when a share or open. */
	amount: Cents | null;
	/** Per cent of what is owed, 1 to 100, or null. */
	share: number | null;
	/** Day or month, or null. */
	date: string | null;
}

export type Guard =
	| { kind: 'variable'; variable: number; op: '>=' | '<=' | '=' | '!=' | '>' | '<'; value: number }
	| { kind: 'mood'; mood: number; is: boolean }
	| { kind: 'learnt'; fact: number }
	| { kind: 'said'; act: ActId }
	| { kind: 'brought'; document: number }
	| { kind: 'visits'; op: '>=' | '<=' | '=' | '!=' | '>' | '<'; value: number }
	| { kind: 'and' | 'or'; of: Guard[] }
	| { kind: 'not'; of: Guard };

export interface Effect {
	variable: number;
	op: '+' | '-' | '=';
	value: number;
}

export interface FollowUp {
	record: RecordKey;
	/** What holds instead for certain endings (index of the state), item by item. */
	recordFor: { state: number; record: Partial<RecordKey> }[];
	message: MessagePart[];
	messageFor: { state: number; message: MessagePart[] }[];
	/** The letters that are to be written; missing where the scenario asks for none. */
	letters?: AskedLetter[];
}

/** reminder 提醒函: friendly, names no consequences; demand 催款函: claims performance of the debt. */
export type AskedLetterKind = 'reminder' | 'demand';

/** A letter that the trainee writes in words of their own. */
export interface AskedLetter {
	/** Index of the ending that asks for it; null: every ending that asks for none of its own. */
	state: number | null;
	kind: AskedLetterKind;
	/** First and last day that it may set for payment. */
	deadline: { from: IsoDate; to: IsoDate };
}

/** The collection record's key: what a true record says. */
export interface RecordKey {
	/** Reasons offered, in order; `fact` is the cause it names, `unknown` marks 未问出. */
	reasons: { text: string; fact: number | null; unknown: boolean }[];
	next: NextContact | null;
	/** True when the record asks for the promises that stand. */
	promises: boolean;
}

export interface NextContact {
	from: IsoDate;
	to: IsoDate;
	contact: string;
	channel: Channel;
}

export interface MessagePart {
	name: string;
	options: { text: string; right: boolean; why: string | null }[];
}
