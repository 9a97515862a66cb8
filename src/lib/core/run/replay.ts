/** A run again from its log: everything that is known of a run is a fold over its entries. */
import type { ActId } from '../act/act.ts';
import { actsOf } from '../machine/acts.ts';
import type { MoodChange, Snapshot, Stepper, TalkEvent } from '../machine/events.ts';
import { moodAfter } from '../machine/mood.ts';
import { RefusedEvent } from '../machine/admit.ts';
import { resumePlayback, startPlayback } from '../machine/playback.ts';
import { inForm } from '../scenario/forms.ts';
import { linesOf, repliesOf } from '../scenario/replies.ts';
import type { Line, Reply, Scenario } from '../scenario/scenario.ts';
import { documentsAtHand } from './documents.ts';
import { checkMessage, checkRecord } from './follow-up-check.ts';
import type { CollectionRecord, Entry, Heard, Run, RunHead, WrittenMessage } from './log.ts';

export type Phase = 'prepare' | 'talk' | 'follow-up' | 'finished';

/** Where a run stands. */
export interface RunState {
	phase: Phase;
	/** Chosen options per question, null where none was answered. */
	prepare: (number[] | null)[];
	/** Papers at hand. */
	documents: number[];
	/** null before the talk. */
	snapshot: Snapshot | null;
	/** What stands of the talk: the begin, then one step for each of the trainee's turns. */
	steps: Step[];
	record: CollectionRecord | null;
	message: WrittenMessage | null;
}

/** A turn of the trainee with the customer's answer to it; the first step is the beginning. */
export interface Step {
	/** Position in the log. */
	entry: number;
	kind: 'begin' | 'reply' | 'silence' | 'hang-up';
	/** The bullet that the entry names; null unless a reply. */
	reply: Reply | null;
	/** Acts really said. */
	acts: ActId[];
	heard?: Heard;
	/** null at the beginning. */
	before: Snapshot | null;
	/** After the customer's line, if it was said already. */
	after: Snapshot;
	/** The customer's answer; null while it is due or when none is. Its own `line` is null for a stock phrase or nothing said. */
	line: { entry: number; line: Line | null } | null;
	moodChange: MoodChange | null;
}

/** A log that does not replay. */
export class ReplayError extends Error {
	/** Position in the log; -1: the head. */
	readonly entry: number;
	/** A code, for tests and logs of the server. */
	readonly reason: string;

	constructor(entry: number, reason: string) {
		super(`entry ${entry}: ${reason}`);
		this.name = 'ReplayError';
		this.entry = entry;
		this.reason = reason;
	}
}

/** The state of a run after all its entries. @throws ReplayError when the log could not have been written by a run of this scenario */
export function replay(scenario: Scenario, run: Run): RunState {
	const fold = new RunFold(scenario, run.head);
	for (const entry of run.entries) fold.push(entry);
	return fold.state();
}

/** What steps a talk: the machine while it is live, the rules alone when it is replayed. */
export interface Steppers {
	start(scenario: Scenario, options: { documents: readonly number[] }): Stepper;
	resume(scenario: Scenario, snapshot: Snapshot): Stepper;
}

const playback: Steppers = { start: startPlayback, resume: resumePlayback };

/** The fold itself, entry by entry, so that a live page need not begin again at every turn. */
export class RunFold {
	readonly #scenario: Scenario;
	readonly #head: RunHead;
	readonly #steppers: Steppers;
	#phase: Phase = 'prepare';
	#length = 0;
	/** Entries of the talk that are no part of what was said. */
	#aside = 0;
	/** Places of the free replies, undone ones among them. */
	readonly #free = new Set<number>();
	/** Position of the talk's first entry. */
	#begun = 0;
	#prepare: (number[] | null)[];
	#documents: number[];
	#talk: Stepper | null = null;
	#steps: Step[] = [];
	#record: CollectionRecord | null = null;
	#message: WrittenMessage | null = null;

	/** @throws ReplayError when the head names another scenario, or another edition of this one */
	constructor(scenario: Scenario, head: RunHead, steppers: Steppers = playback) {
		const { id, language, hash } = head.scenario;
		if (id !== scenario.id || language !== scenario.language) throw new ReplayError(-1, 'other-scenario');
		if (hash !== scenario.hash) throw new ReplayError(-1, 'hash-mismatch');
		if (head.form && !scenario.forms?.[head.form]) throw new ReplayError(-1, 'unknown-form');
		const played = inForm(scenario, head.form);
		this.#scenario = played;
		this.#head = head;
		this.#steppers = steppers;
		this.#prepare = played.prepare.map(() => null);
		this.#documents = documentsAtHand(played, this.#prepare);
	}

	/** Number of the talk's entries so far, by which equal lines are chosen: how often act one's answers were changed, or labels contested, does not matter. */
	get turn(): number {
		return this.#length - this.#begun - this.#aside;
	}

	get snapshot(): Snapshot | null {
		return this.#talk?.snapshot() ?? null;
	}

	/** @throws ReplayError when the entry could not have happened here; nothing has changed then */
	push(entry: Entry): void {
		switch (entry.kind) {
			case 'prepare':
				this.#expect('prepare');
				this.#answer(entry.question, entry.options);
				break;
			case 'begin':
				this.#expect('prepare');
				this.#begin();
				break;
			case 'reply':
				this.#expect('talk');
				this.#checkActs(entry);
				this.#turn({ type: 'reply', index: entry.index, acts: entry.acts }, entry);
				if (entry.heard) this.#free.add(this.#length);
				break;
			case 'silence':
				this.#expect('talk');
				if (!this.#head.silence) this.#refuse('silence-is-off');
				this.#turn({ type: 'silence' }, entry);
				break;
			case 'hang-up':
				this.#expect('talk');
				this.#turn({ type: 'hang-up' }, entry);
				break;
			case 'line':
				this.#expect('talk');
				this.#say(entry.index);
				break;
			case 'undo':
				this.#undo();
				break;
			case 'record':
				this.#expect('follow-up');
				this.#accept(checkRecord(this.#scenario, this.snapshot, entry.record));
				this.#record = entry.record;
				break;
			case 'message':
				this.#expect('follow-up');
				this.#accept(checkMessage(this.#scenario, this.snapshot, entry.message));
				this.#message = entry.message;
				break;
			case 'finish':
				this.#expect('follow-up');
				this.#phase = 'finished';
				break;
			case 'contest':
				if (!this.#free.has(entry.reply)) this.#refuse('no-free-reply');
				if (new Set(entry.acts).size < entry.acts.length) this.#refuse('act-twice');
				if (this.snapshot?.lineDue) this.#refuse('line-due');
				this.#aside++;
				break;
		}
		this.#length++;
	}

	/** Where the run stands; not changed by later entries. */
	state(): RunState {
		return {
			phase: this.#phase,
			prepare: this.#prepare.slice(),
			documents: this.#documents,
			snapshot: this.snapshot,
			steps: this.#steps.slice(),
			record: this.#record,
			message: this.#message,
		};
	}

	#refuse(reason: string): never {
		throw new ReplayError(this.#length, reason);
	}

	#accept(reason: string | null): void {
		if (reason !== null) this.#refuse(reason);
	}

	#expect(phase: Phase): void {
		if (this.#phase !== phase) this.#refuse(`not-in-${phase}`);
	}

	#answer(question: number, options: readonly number[]): void {
		const asked = this.#scenario.prepare[question];
		if (!asked) this.#refuse('unknown-question');
		if (options.some((option) => !asked.options[option])) this.#refuse('unknown-option');
		if (new Set(options).size < options.length) this.#refuse('option-twice');
		this.#prepare = this.#prepare.with(question, [...options]);
		this.#documents = documentsAtHand(this.#scenario, this.#prepare);
	}

	#begin(): void {
		this.#talk = this.#steppers.start(this.#scenario, { documents: this.#documents });
		this.#steps = [this.#step('begin', null)];
		this.#phase = 'talk';
		this.#begun = this.#length;
	}

	/** Choice: a reply on offer with its author's acts. Free: so too when nothing was heard; else the acts are the hearing's. */
	#checkActs(entry: Entry & { kind: 'reply' }): void {
		const bullet = repliesOf(this.#scenario)[entry.index];
		if (!bullet) this.#refuse('unknown-reply');
		if (entry.heard) {
			if (this.#head.mode === 'choice') this.#refuse('heard-in-choice-mode');
			const { heard, acts } = entry;
			const text = heard.text.length;
			if (heard.spans.some(({ act, start, end }) => start > end || end > text || !acts.includes(act)))
				this.#refuse('bad-span');
			if (heard.documents.some((document) => !this.#scenario.account.documents[document]))
				this.#refuse('unknown-document');
		} else {
			if (bullet.kind !== 'reply') this.#refuse('not-on-offer');
			const own = actsOf(bullet);
			if (own.length !== entry.acts.length || own.some((act, place) => act !== entry.acts[place]))
				this.#refuse('other-acts');
		}
	}

	#turn(event: TalkEvent & { type: 'reply' | 'silence' | 'hang-up' }, entry: Entry): void {
		const before = this.snapshot;
		this.#send(event);
		const acts = event.type === 'reply' ? [...event.acts] : [];
		const step = this.#step(event.type, before, event.type === 'reply' ? event.index : null, acts);
		this.#steps.push(entry.kind === 'reply' && entry.heard ? { ...step, heard: entry.heard } : step);
		this.#settle();
	}

	#say(index: number | null): void {
		this.#send({ type: 'line', index });
		const line = index === null ? null : (linesOf(this.#scenario)[index] ?? null);
		const last = this.#steps.at(-1) as Step;
		this.#steps[this.#steps.length - 1] = {
			...last,
			after: this.snapshot as Snapshot,
			line: { entry: this.#length, line },
		};
		this.#settle();
	}

	#undo(): void {
		if (this.#head.coaching === 'exam') this.#refuse('undo-in-exam');
		if (this.#record || this.#message || this.#phase === 'finished') this.#refuse('undo-after-talk');
		const before = this.#steps.at(-1)?.before;
		if (!before) this.#refuse('nothing-to-undo');
		this.#steps.pop();
		this.#talk = this.#steppers.resume(this.#scenario, before);
		this.#phase = 'talk';
	}

	#send(event: TalkEvent): void {
		try {
			this.#talk?.send(event);
		} catch (error) {
			if (error instanceof RefusedEvent) this.#refuse(error.reason);
			throw error;
		}
	}

	/** Once an ending was entered and its line said, the follow-up begins. */
	#settle(): void {
		const snapshot = this.snapshot;
		if (snapshot?.over && !snapshot.lineDue) this.#phase = 'follow-up';
	}

	#step(kind: Step['kind'], before: Snapshot | null, index: number | null = null, acts: ActId[] = []): Step {
		const reply = index === null ? null : (repliesOf(this.#scenario)[index] ?? null);
		const moodChange = before && kind === 'reply' ? moodAfter(this.#scenario, before.mood, acts) : null;
		return { entry: this.#length, kind, reply, acts, before, after: this.snapshot as Snapshot, line: null, moodChange };
	}
}
