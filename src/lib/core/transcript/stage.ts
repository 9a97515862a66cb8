/**
 * A real conversation as a run. A transcript is a scenario in which everything has already been said: one state for each of the trainee's turns, with the
 * customer's words as its line and one reply that leads on. Whatever plays, scores or shows runs then takes it like any other.
 */
import { acts as closedList, toneOfAct, type ActId } from '../act/act.ts';
import { planIn } from '../act/hearing/plan.ts';
import type { Entry, Heard, Run } from '../run/log.ts';
import { disputed, owed } from '../scenario/amounts.ts';
import { daysBetween } from '../scenario/calendar.ts';
import { emptyReply } from '../scenario/empty-reply.ts';
import type { IsoDate, Language, Line, Move, Reply, Scenario, State } from '../scenario/scenario.ts';
import type { Dossier } from './dossier.ts';
import type { HeardTurn } from './heard-turn.ts';
import { outcomeOf } from './outcome.ts';
import { standingAfter, type Standing } from './standing-terms.ts';
import type { Side } from './turn.ts';

export interface Staged {
	scenario: Scenario;
	run: Run;
}

/** The dossier as a scenario in which nothing is said yet. */
export function emptyStage(
	{ channel, customer, trainee, account, authority, terms, best }: Dossier,
	language: Language,
): Scenario {
	return {
		id: 'transcript',
		language,
		version: 1,
		title: '',
		summary: '',
		topic: 'transcript',
		channel,
		difficulty: 1,
		minutes: 1,
		customer,
		trainee,
		account,
		authority,
		variables: [],
		facts: [],
		goal: '',
		best,
		case: terms,
		prepare: [],
		moods: [''],
		moodTransitions: [],
		everywhere: [],
		states: [],
		debrief: [],
		hash: 'transcript',
	};
}

/** `rubric`: its version, for the head of the run. */
export function staged(turns: readonly HeardTurn[], dossier: Dossier, language: Language, rubric: number): Staged {
	const scenario = emptyStage(dossier, language);
	const builder = new StageBuilder(scenario);
	for (const group of groupsOf(turns)) builder.add(group);
	return builder.finished(dossier, rubric);
}

interface Group {
	who: Side;
	turns: HeardTurn[];
}

/** Turns of one side in a row; on another day the trainee begins anew. */
function groupsOf(turns: readonly HeardTurn[]): Group[] {
	const groups: Group[] = [];
	for (const turn of turns) {
		const last = groups.at(-1);
		const sameDay = turn.who === 'customer' || last?.turns.at(-1)?.day === turn.day;
		if (last && last.who === turn.who && sameDay) last.turns.push(turn);
		else groups.push({ who: turn.who, turns: [turn] });
	}
	return groups;
}

class StageBuilder {
	readonly #scenario: Scenario;
	readonly #entries: Entry[] = [];
	#lines = 0;
	#replies = 0;
	#standing: Standing = [];
	/** The day of the last state. */
	#day: IsoDate;
	/** The state that is open, with its line if the customer has spoken in it. */
	#state: State;
	#said: Heard[] = [];
	#last: readonly Move[] = [];

	constructor(scenario: Scenario) {
		this.#scenario = scenario;
		this.#day = scenario.account.today;
		this.#state = emptyState(0);
		this.#entries.push({ at: 0, kind: 'begin' });
	}

	add({ who, turns }: Group): void {
		const day = turns[0]?.day ?? this.#day;
		if (day > this.#day && (this.#state.parts[0]?.lines.length ?? 0) === 0) {
			this.#state.days += daysBetween(this.#day, day);
			this.#day = day;
		}
		if (who === 'customer') this.#speak(turns);
		else this.#reply(turns);
	}

	finished(dossier: Dossier, rubric: number): Staged {
		const { message, recorded } = dossier;
		this.#close(
			outcomeOf(
				dossier.outcome,
				this.#standing,
				owed(this.#scenario) - disputed(this.#scenario),
				this.#said,
				this.#last,
			),
		);
		this.#scenario.states.push(this.#unspoken());
		if (message !== null || recorded !== null) {
			this.#scenario.followUp = {
				record: { reasons: [], next: null, promises: recorded !== null },
				recordFor: [],
				message: message === null ? [] : [{ name: '', options: [] }],
				messageFor: [],
			};
			// What was not handed in is not looked for.
			if (recorded === null) this.#scenario.rubric = { 'log-true': 0 };
			else
				this.#entries.push({
					at: 0,
					kind: 'record',
					record: { reason: null, promises: recorded, next: null, notes: '' },
				});
			if (message !== null) this.#entries.push({ at: 0, kind: 'message', message: { parts: [], text: message } });
		}
		this.#entries.push({ at: 0, kind: 'finish' });
		const { id, language, version, hash } = this.#scenario;
		const run: Run = {
			head: {
				format: 1,
				id,
				scenario: { id, language, version, hash },
				rubric,
				mode: 'free',
				coaching: 'exam',
				seed: 0,
				silence: false,
			},
			entries: this.#entries,
		};
		return { scenario: this.#scenario, run };
	}

	#speak(turns: readonly HeardTurn[]): void {
		const [part] = this.#state.parts;
		const known = part?.lines[0];
		const moves = turns.flatMap((turn) => this.#movesOf(turn));
		const texts = turns.map(({ text }) => text);
		if (known) {
			known.text.push(...texts);
			known.moves = withoutEarlierPromises([...known.moves, ...moves]);
			this.#last = known.moves;
			return;
		}
		const line: Line = {
			index: this.#lines++,
			text: texts,
			speaker: null,
			visit: null,
			when: 'normal',
			moves: withoutEarlierPromises(moves),
		};
		part?.lines.push(line);
		this.#last = line.moves;
	}

	#reply(turns: readonly HeardTurn[]): void {
		const heard = this.#heard(turns);
		const reply: Reply = emptyReply(this.#replies++, this.#scenario.states.length + 1);
		reply.segments.push({ text: heard.text, acts: [], plan: [], documents: [] });
		this.#state.parts[0]?.replies.push(reply);
		this.#close(null);
		const acts = [...new Set(heard.spans.map(({ act }) => act))];
		this.#entries.push({ at: 0, kind: 'reply', index: reply.index, acts, heard });
		this.#said.push(heard);
		this.#last = [];
		this.#state = emptyState(this.#scenario.states.length);
	}

	/** The turns as one reply, the spans moved to where its text has them. */
	#heard(turns: readonly HeardTurn[]): Heard {
		let text = '';
		const spans: Heard['spans'] = [];
		for (const turn of turns) {
			if (text !== '') text += '\n';
			const from = text.length;
			text += turn.text;
			for (const { act, start, end } of turn.acts) spans.push({ act, start: from + start, end: from + end });
		}
		const proposes = spans.some(({ act }) => act === 'propose-plan' || act === 'split-dispute');
		const documents = this.#scenario.account.documents.flatMap((name, at) => (text.includes(name) ? [at] : []));
		return { text, spans, plan: proposes ? planIn(text, this.#day, owed(this.#scenario)) : [], documents };
	}

	#movesOf({ text, moves, promises }: HeardTurn): Move[] {
		const before = this.#standing;
		this.#standing = standingAfter(before, promises);
		return moves.flatMap(({ move, start, end }): Move[] => {
			if (move === 'promise') {
				return this.#standing.map((terms, at) => ({ kind: 'promise', more: at > 0, ...terms }));
			}
			if (move !== 'reveal') return [{ kind: move }];
			this.#scenario.facts.push(text.slice(start, end));
			return [{ kind: 'reveal', fact: this.#scenario.facts.length - 1 }];
		});
	}

	/** The open state is complete; as an ending when it has an outcome. */
	#close(outcome: State['outcome']): void {
		this.#state.outcome = outcome;
		this.#scenario.states.push(this.#state);
		this.#entries.push({ at: 0, kind: 'line', index: this.#state.parts[0]?.lines[0]?.index ?? null });
	}

	/** What might have been said: whoever talks has occasion for every sound act and may be promised something, so all that speech can earn is asked for. */
	#unspoken(): State {
		const at = this.#scenario.states.length;
		const state = emptyState(at);
		const acts = closedList.map(({ id }) => id).filter((id: ActId) => toneOfAct(id) === 'sound');
		const reply = emptyReply(this.#replies++, at);
		reply.segments.push({ text: '', acts, plan: [{ amount: null, share: 100, date: null }], documents: [] });
		const promise: Move = { kind: 'promise', more: false, amount: null, date: null, method: null };
		state.parts[0]?.replies.push(reply);
		state.parts[0]?.lines.push({
			index: this.#lines++,
			text: [],
			speaker: null,
			visit: null,
			when: 'normal',
			moves: [promise],
		});
		return state;
	}
}

/** Of several turns in a row the last says what stands. */
function withoutEarlierPromises(moves: readonly Move[]): Move[] {
	const from = moves.findLastIndex((move) => move.kind === 'promise' && !move.more);
	const kept = moves.filter((move, at) => move.kind !== 'promise' || at >= from);
	// An objection that is made twice is one.
	return kept.filter(
		(move, at) =>
			move.kind === 'promise' || move.kind === 'reveal' || kept.findIndex(({ kind }) => kind === move.kind) === at,
	);
}

function emptyState(at: number): State {
	return {
		name: String(at + 1),
		anchor: String(at + 1),
		channel: null,
		days: 0,
		unanswered: false,
		outcome: null,
		narration: [],
		parts: [{ mood: null, visit: null, lines: [], replies: [], narration: [] }],
	};
}
