/** Plays a rehearsal: every line of the customer and every reply must come out as written. */
import type { ActId } from '../act/act.ts';
import { actsOf } from '../machine/acts.ts';
import type { Snapshot } from '../machine/events.ts';
import { offered } from '../machine/offer.ts';
import { fillFacts } from '../scenario/facts.ts';
import { formOf } from '../scenario/forms.ts';
import { linesOf, textOf } from '../scenario/replies.ts';
import type { Line, Scenario } from '../scenario/scenario.ts';
import { followUpOf } from './follow-up.ts';
import { lastWords } from './last-words.ts';
import { LiveRun } from './live.ts';
import type { Entry, Heard, Run, RunHead } from './log.ts';
import type { Problem, ProblemCode, Rehearsal, RehearsedQuestion, RehearsedTurn, Written } from './rehearsal.ts';
import { ReplayError } from './replay.ts';

export { readRehearsal, type RehearsalResult } from './read-rehearsal.ts';

/** Where a free reply is routed to and what is heard in it; null when the recogniser asks for other words. `customer`: what it answers. */
export type Hearing = (
	text: string,
	snapshot: Snapshot,
	customer: string | null,
) => { index: number; acts: ActId[]; heard: Heard } | null;

export interface PlayOptions {
	/** Needed for rehearsals in free mode; without it only replies on offer can be given. */
	hear?: Hearing;
	/** Version of the rubric for the run's head. */
	rubric?: number;
}

export interface Played {
	/** As far as the play went. */
	run: Run;
	problems: Problem[];
}

/** A rehearsal's seconds are not written down: entries are this far apart. */
const pace = 1000;

/** The play of a rehearsal as a run, with what did not come out as written. What is expected of its score is checked elsewhere. */
export function playRehearsal(scenario: Scenario, rehearsal: Rehearsal, options: PlayOptions = {}): Played {
	const play = new Play(scenario, rehearsal, options);
	play.perform();
	return { run: play.live.run, problems: play.problems };
}

class Play {
	readonly live: LiveRun;
	readonly problems: Problem[] = [];
	readonly #scenario: Scenario;
	readonly #rehearsal: Rehearsal;
	readonly #hear: Hearing | undefined;
	#next = 0;

	constructor(scenario: Scenario, rehearsal: Rehearsal, { hear, rubric = 1 }: PlayOptions) {
		this.#rehearsal = rehearsal;
		this.#hear = hear;
		this.live = new LiveRun(scenario, headOf(scenario, rehearsal, rubric));
		this.#scenario = this.live.scenario;
	}

	get #at(): number {
		return this.live.entries.length * pace;
	}

	perform(): void {
		const { scenario, version, talk } = this.#rehearsal;
		if (scenario !== this.#scenario.id)
			this.#report(1, 'other-scenario', { expected: scenario, actual: this.#scenario.id });
		if (version !== this.#scenario.version)
			this.#report(1, 'other-version', { expected: version, actual: this.#scenario.version });
		for (const question of this.#rehearsal.prepare) this.#prepare(question);
		this.#listen(this.live.begin(this.#at), talk[0]?.line ?? 1);
		while (this.#next < talk.length) {
			const turn = talk[this.#next++] as RehearsedTurn;
			if (turn.kind === 'customer') this.#report(turn.line, 'customer-says-nothing', { expected: turn.text });
			else if (!this.#trainee(turn)) return;
		}
		if (this.live.state.phase === 'talk') this.#report(talk.at(-1)?.line ?? 1, 'talk-goes-on');
		else this.#followUp();
	}

	#report(line: number, code: ProblemCode, params: Problem['params'] = {}): void {
		this.problems.push({ line, code, params });
	}

	#prepare({ text, line, options }: RehearsedQuestion): void {
		const question = this.#scenario.prepare.findIndex((each) => this.#filled(each.text) === this.#filled(text));
		const asked = this.#scenario.prepare[question];
		if (!asked) return this.#report(line, 'unknown-question', { expected: text });
		const places = options.map((option) => {
			const place = asked.options.findIndex((each) => this.#filled(each.text) === this.#filled(option.text));
			if (place < 0) this.#report(option.line, 'unknown-option', { expected: option.text });
			return { place, ticked: option.ticked };
		});
		asked.options.forEach((option, place) => {
			if (!places.some((each) => each.place === place)) this.#report(line, 'missing-option', { actual: option.text });
		});
		const ticked = places.filter((each) => each.ticked && each.place >= 0).map((each) => each.place);
		this.live.append({ kind: 'prepare', at: this.#at, question, options: [...new Set(ticked)].sort((a, b) => a - b) });
	}

	#filled(text: string, snapshot: Snapshot | null = this.live.state.snapshot): string {
		return fillFacts(text, this.#scenario, snapshot ?? { days: 0, promises: [] });
	}

	/** One turn of the trainee with the answer to it. False when the play cannot go on. */
	#trainee(turn: Exclude<RehearsedTurn, { kind: 'customer' }>): boolean {
		if (this.live.state.phase !== 'talk' && turn.kind !== 'undo') {
			this.#report(turn.line, 'talk-is-over');
			return false;
		}
		try {
			const entries = this.#give(turn);
			if (entries) this.#listen(entries, turn.line);
			return entries !== null;
		} catch (error) {
			if (!(error instanceof ReplayError)) throw error;
			this.#report(turn.line, 'refused', { reason: error.reason });
			return false;
		}
	}

	#give(turn: Exclude<RehearsedTurn, { kind: 'customer' }>): Entry[] | null {
		if (turn.kind === 'silence') return this.live.silence(this.#at);
		if (turn.kind === 'hang-up') return this.live.hangUp(this.#at);
		if (turn.kind === 'undo') return this.live.undo(this.#at);
		const { snapshot, steps } = this.live.state;
		if (!snapshot) return null;
		const choices = offered(this.#scenario, snapshot);
		const reply = choices.find((each) => this.#filled(textOf(each)) === turn.text);
		if (reply && turn.acts.length === 0) return this.live.say(reply.index, actsOf(reply), this.#at);
		const heard =
			this.#rehearsal.mode === 'free' ? this.#hear?.(turn.text, snapshot, lastWords(this.#scenario, steps)) : undefined;
		if (!heard) {
			const texts = choices.map((each) => this.#filled(textOf(each))).join(' / ');
			this.#report(turn.line, 'not-on-offer', { expected: turn.text, actual: texts });
			return null;
		}
		for (const act of turn.acts) if (!heard.acts.includes(act)) this.#report(turn.line, 'not-heard', { act });
		return this.live.say(heard.index, heard.acts, this.#at, heard.heard);
	}

	/** Compares what the customer says with the quote that should follow. A stock phrase is not written in a rehearsal. */
	#listen(entries: readonly Entry[], line: number): void {
		const last = entries.at(-1);
		const said = last?.kind === 'line' && last.index !== null ? linesOf(this.#scenario)[last.index] : undefined;
		const turn = this.#rehearsal.talk[this.#next];
		const expected = turn?.kind === 'customer' ? turn : undefined;
		if (!said) return;
		const actual = said.text.map((text) => this.#filled(text)).join('\n');
		if (!expected) return this.#report(line, 'line-left-out', { actual });
		this.#next++;
		if (expected.text !== actual)
			this.#report(expected.line, 'customer-says-otherwise', { expected: expected.text, actual });
		else if (expected.speaker !== null && expected.speaker !== speakerOf(said, this.#scenario)) {
			this.#report(expected.line, 'customer-says-otherwise', {
				expected: expected.speaker,
				actual: speakerOf(said, this.#scenario),
			});
		}
	}

	#followUp(): void {
		const key = followUpOf(this.#scenario, this.live.state.snapshot);
		const { record, message, letter } = this.#rehearsal;
		if (record) {
			const { reason, promises, next, notes } = record;
			const place = reason ? key.record.reasons.findIndex(({ text }) => text === reason.text) : -1;
			if (reason && place < 0) this.#report(reason.line, 'unknown-reason', { expected: reason.text });
			this.#file(
				{ kind: 'record', at: this.#at, record: { reason: place < 0 ? null : place, promises, next, notes } },
				record.line,
			);
		}
		if (message || letter) this.#message(message ?? [], key.message);
		this.live.append({ kind: 'finish', at: this.#at });
	}

	#message(message: readonly Written[], parts: ReturnType<typeof followUpOf>['message']): void {
		const { letter } = this.#rehearsal;
		const line = message[0]?.line ?? letter?.[0]?.line ?? 1;
		const beside = letter ? { letter: letter.map((each) => each.text).join('\n') } : {};
		if (
			this.#rehearsal.mode === 'free' &&
			!message.every(({ text }, part) => parts[part]?.options.some((option) => option.text === text))
		) {
			const text = message.map((each) => each.text).join('\n');
			return this.#file({ kind: 'message', at: this.#at, message: { parts: [], text, ...beside } }, line);
		}
		if (message.length !== parts.length)
			return this.#report(line, 'other-parts', { expected: message.length, actual: parts.length });
		const chosen = message.map(({ text, line: at }, part) => {
			if (text === '') return null;
			const option =
				parts[part]?.options.findIndex((each) => each.text === text || this.#filled(each.text) === text) ?? -1;
			if (option < 0) this.#report(at, 'unknown-wording', { expected: text });
			return option < 0 ? null : option;
		});
		this.#file({ kind: 'message', at: this.#at, message: { parts: chosen, ...beside } }, line);
	}

	#file(entry: Entry, line: number): void {
		try {
			this.live.append(entry);
		} catch (error) {
			if (!(error instanceof ReplayError)) throw error;
			this.#report(line, 'refused', { reason: error.reason });
		}
	}
}

function speakerOf(line: Line, scenario: Scenario): string {
	return line.speaker ?? scenario.customer.name;
}

function headOf(scenario: Scenario, { seed, mode }: Rehearsal, rubric: number): RunHead {
	const { id, language, version, hash } = scenario;
	const form = formOf(scenario, seed);
	return {
		format: 1,
		// The same play is the same run, wherever it is played: a UUIDv7 of time 0 with the seed for its random part.
		id: `00000000-0000-7000-8000-${seed.toString(16).padStart(12, '0')}`,
		scenario: { id, language, version, hash },
		rubric,
		mode,
		coaching: 'coached',
		seed,
		...(form !== undefined && { form }),
		silence: true,
	};
}
