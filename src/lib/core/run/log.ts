/**
 * The run log: one union of everything that happened in a run 演练. It is the only truth: the snapshot, the score and the debrief are folds over it.
 * An entry is never changed or removed; undo is an entry of its own.
 */
import type { ActId } from '../act/act.ts';
import type { HeardBy, SecondFailure } from '../act/hearing/other-ear.ts';
import type { Channel, IsoDate, Language, PlanItem, PromiseTerms } from '../scenario/scenario.ts';

/** What a run is of, fixed at its start. */
export interface RunHead {
	/** Version of this type; a reader refuses a later one. */
	format: 1;
	/** UUIDv7. */
	id: string;
	scenario: { id: string; language: Language; version: number; hash: string };
	/** Version of the rubric that applies. */
	rubric: number;
	/** choice 选项: a chosen reply carries its author's acts; free 自由: acts are heard. */
	mode: 'choice' | 'free';
	/** Which recogniser hears the free replies (see `recogniserId`); missing where replies are chosen, and in runs of before it was noted. */
	recogniser?: string;
	/** coached 陪练: notes and undo; exam 考核: nothing before the debrief. */
	coaching: 'coached' | 'exam';
	/** 32-bit unsigned: shuffles options and chooses among equal lines. */
	seed: number;
	/** Which form of the scenario was played; missing: the first, or there are none. */
	form?: number;
	/** Whether the silence clock runs. */
	silence: boolean;
	/** The run and number of entries that this one was continued from. */
	parent?: { run: string; entries: number };
	/** The rehearsal that was watched, and how many entries at this log's beginning were taken over from it: those are not the trainee's own. */
	watched?: { rehearsal: string; entries: number };
}

/** `at` is milliseconds since the epoch by the page's clock; nothing that decides a score reads it. */
export type Entry = { at: number } &
	/** Act one: which options of a question were chosen (a later one for the same question replaces it). */
	(
		| { kind: 'prepare'; question: number; options: number[] }
		/** The talk starts; the first line follows. */
		| { kind: 'begin' }
		/** The trainee's reply. `index` is the bullet that it was or was routed to. */
		| { kind: 'reply'; index: number; acts: ActId[]; heard?: Heard }
		/** The customer's line; null: stock phrase of the channel or nothing. */
		| { kind: 'line'; index: number | null }
		| { kind: 'silence' }
		| { kind: 'hang-up' }
		/** Takes back the last standing reply, silence or hang-up with all that followed it. */
		| { kind: 'undo' }
		/** Act three. A later record or message replaces the earlier. */
		| { kind: 'record'; record: CollectionRecord }
		| { kind: 'message'; message: WrittenMessage }
		/** The run is closed and scored. */
		| { kind: 'finish' }
		/**
		 * What the trainee says that a free reply meant: `reply` is the place of that reply in this log, `acts` all that it is said to carry. It moves nothing and
		 * counts for nothing; a later one for the same reply replaces it.
		 */
		| { kind: 'contest'; reply: number; acts: ActId[] }
	);

export type EntryKind = Entry['kind'];

/** A free reply: what was typed or spoken, and where its acts were heard. */
export interface Heard {
	text: string;
	/** UTF-16 offsets into `text`. `by`: who heard it, where a second ear answered. */
	spans: { act: ActId; start: number; end: number; by?: HeardBy }[];
	plan: PlanItem[];
	documents: number[];
	/** A second ear was asked; missing where none was. */
	seconded?: Seconded;
}

/** That another model was asked to hear a reply too. What came of it stands in the log, so that no replay has to ask again. */
export interface Seconded {
	/** As the server names it. */
	model: string;
	/** Why it told nothing, and the recogniser heard alone; missing when it answered. */
	failed?: SecondFailure;
}

export interface CollectionRecord {
	/** Index into the reasons offered; null: none chosen. */
	reason: number | null;
	promises: PromiseTerms[];
	next: { date: IsoDate; contact: string; channel: Channel } | null;
	notes: string;
}

export interface WrittenMessage {
	/** Chosen option per part, in the order of the parts; null: none. */
	parts: (number | null)[];
	/** Free text instead of parts (free mode). */
	text?: string;
	/** The reminder or demand letter, where the scenario asks for one. */
	letter?: string;
}

export interface Run {
	head: RunHead;
	entries: Entry[];
}
