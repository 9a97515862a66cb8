/**
 * What exploration has to remember: only what some guard, variant, line or finding reads can decide where a talk may go. Leaving out the rest loses
 * nothing, and keeps the number of configurations small.
 */
import { actIndex } from '../act/act.ts';
import { linesOf, repliesOf } from '../scenario/replies.ts';
import type { Guard, Line, Reply, Scenario, State } from '../scenario/scenario.ts';
import { candidateLines, isTold } from './line.ts';
import { fittingVariant } from './variant.ts';

export interface Tracked {
	/** Indices that guards read. */
	variables: ReadonlySet<number>;
	facts: ReadonlySet<number>;
	/** Acts as indices of the closed list. */
	said: ReadonlySet<number>;
	/** Documents that guards read and act one decides. */
	documents: readonly number[];
	/** Documents at hand whatever act one decides. */
	alwaysAtHand: readonly number[];
	/** Per state the number of visits from which on more make no difference; 1: visits are not read there. */
	visits: readonly number[];
	/** Whether a 还是没懂 counts 其他 in a row. */
	lost: boolean;
	/** Whether an ending must be promised. */
	promises: boolean;
	/** Whether it matters which line made a promise. */
	promisingLines: boolean;
	/** Days since `account.today` are told apart up to so many; 0: nothing reads them. */
	days: number;
	/** Whether the first silence can change anything, because a line said at it has moves that count. */
	silences: boolean;
}

/** What more is to be remembered for somebody who reads more than where a talk may go: a score. */
export interface Reader {
	/** All that it reads of a line, as a word: two lines with one word are the same to it. */
	wordOf(line: Line): string;
	/** Days that it tells apart; 0: none. */
	days: number;
}

export function trackedIn(scenario: Scenario, reader?: Reader): Tracked {
	const variables = new Set<number>();
	const facts = new Set<number>();
	const said = new Set<number>();
	const brought = new Set<number>();

	/** Adds what a guard reads; gives the largest number of visits that it tells apart. */
	const reads = (guard: Guard | null): number => {
		switch (guard?.kind) {
			case 'variable':
				variables.add(guard.variable);
				return 1;
			case 'learnt':
				facts.add(guard.fact);
				return 1;
			case 'said':
				said.add(actIndex(guard.act));
				return 1;
			case 'brought':
				brought.add(guard.document);
				return 1;
			case 'visits':
				// `>= n` and `< n` tell n - 1 from n, the others also n from n + 1.
				return guard.op === '>=' || guard.op === '<' ? guard.value : guard.value + 1;
			case 'and':
			case 'or':
				return Math.max(1, ...guard.of.map(reads));
			case 'not':
				return reads(guard.of);
			default:
				return 1;
		}
	};
	const readsOf = (replies: readonly Reply[]) => replies.reduce((most, reply) => Math.max(most, reads(reply.guard)), 1);
	const everywhere = readsOf(scenario.everywhere);
	const byGuards = scenario.states.map((state) =>
		state.parts.reduce((most, part) => Math.max(most, readsOf(part.replies)), everywhere),
	);

	const offered = new Set(scenario.prepare.flatMap(({ options }) => options.flatMap(({ document }) => document ?? [])));
	const promises = reader !== undefined || scenario.states.some((state) => state.outcome === 'agreed');
	const counts = (line: Line) => wordOf(line, facts, promises) !== '';
	return {
		variables,
		facts,
		said,
		documents: [...brought].filter((document) => offered.has(document)).sort((a, b) => a - b),
		alwaysAtHand: scenario.account.documents
			.map((_, document) => document)
			.filter((document) => !offered.has(document)),
		visits: scenario.states.map((state, index) => {
			const word = (mood: number, visit: number) =>
				behaviour(state, mood, visit, (line) => wordOf(line, facts, promises) + (reader?.wordOf(line) ?? ''));
			return Math.max(byGuards[index] ?? 1, visitsToldApart(state, scenario.moods.length, word));
		}),
		lost: repliesOf(scenario).some((bullet) => bullet.kind === 'lost'),
		promises,
		promisingLines: reader !== undefined,
		days: reader?.days ?? 0,
		silences: linesOf(scenario).some((line) => line.when === 'silence' && counts(line)),
	};
}

/** What of a line's moves counts, as a word: the facts that guards read and the promises that endings ask for; empty when nothing does. */
function wordOf(line: Line, facts: ReadonlySet<number>, promises: boolean): string {
	const moves = line.moves.flatMap((move) => {
		if (move.kind === 'reveal') return facts.has(move.fact) ? [`f${move.fact}`] : [];
		return move.kind === 'promise' && promises ? [`${move.more ? '+' : '='}${move.amount}@${move.date}`] : [];
	});
	return moves.find((move) => !move.startsWith('f'))?.startsWith('+') ? `${line.index}:${moves.join()}` : moves.join();
}

/** All that a visit can change in a state and mood, as a word: the variant's replies, and what the lines that may be said do. */
function behaviour(state: State, mood: number, visit: number, wordOfLine: (line: Line) => string): string {
	const replies = fittingVariant(state, mood, visit)?.replies.map((reply) => reply.index) ?? [];
	const said = (['normal', 'lost', 'silence'] as const).map((arrival) =>
		[...new Set(candidateLines(state, mood, visit, arrival).map(wordOfLine))].sort().join('/'),
	);
	const speaks = candidateLines(state, mood, visit, 'normal').length > 0 || isTold(state, mood, visit);
	return [replies, speaks, ...said].join('|');
}

/** The largest visit at which a state behaves otherwise than at the one before, in some mood; 1 when visits change its words only. */
function visitsToldApart(state: State, moods: number, word: (mood: number, visit: number) => string): number {
	const named = new Set(state.parts.flatMap((part) => [part.visit ?? 1, ...part.lines.map((line) => line.visit ?? 1)]));
	for (const visit of [...named].filter((each) => each > 1).sort((a, b) => b - a)) {
		for (let mood = 0; mood < moods; mood++) if (word(mood, visit) !== word(mood, visit - 1)) return visit;
	}
	return 1;
}
