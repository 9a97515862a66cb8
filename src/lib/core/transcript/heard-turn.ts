/** What each turn of a real conversation does: the trainee's acts, the customer's moves, and what was promised. */
import type { ActId } from '../act/act.ts';
import type { HeardMove, MoveRecogniser } from '../act/hearing/moves.ts';
import type { HeardAct, Recogniser } from '../act/hearing/recognise.ts';
import { assents, putsTerms } from '../act/promises/assent.ts';
import { hedges, tellsOfPaid } from '../act/promises/hedges.ts';
import { promisesIn, termsIn, type Circumstances, type SpokenPromise } from '../act/promises/promise.ts';
import type { Cents, IsoDate } from '../scenario/scenario.ts';
import type { Side, Turn } from './turn.ts';

/** One language's. */
export interface Ears {
	acts: Pick<Recogniser, 'hear'>;
	moves: Pick<MoveRecogniser, 'hear'>;
}

export interface HeardTurn extends Turn {
	/** Of the trainee's turns. */
	acts: HeardAct[];
	/** Of the customer's turns. */
	moves: HeardMove[];
	/** What the customer's turn promises, in the order in which it is said. */
	promises: SpokenPromise[];
}

/** `today`: the day of turns whose transcript tells none; `owed`: what 全款 and 一半 are counted of. */
export function hearTurns(
	turns: readonly Turn[],
	ears: Ears,
	{ today, owed }: { today: IsoDate; owed: Cents },
): HeardTurn[] {
	let day = today;
	return turns.map((turn, at) => {
		day = turn.day ?? day;
		const before = saidBefore(turns, at);
		if (turn.who === 'trainee') {
			const acts = withWholeDebt(turn.text, ears.acts.hear(turn.text, { customer: before }));
			return { ...turn, acts, moves: [], promises: [] };
		}
		return {
			...turn,
			acts: [],
			...heardMoves(ears.moves.hear(turn.text, { trainee: before }), turn.text, { today: day, owed, before }),
		};
	});
}

const debtActs: readonly ActId[] = ['state-debt', 'recall-terms', 'cite-evidence'];
const sentenceEnds = ['。', '！', '？', '!', '?', '. ', '\n'];
const planActs: readonly ActId[] = ['propose-plan', 'split-dispute', 'confirm-agreement'];

/**
 * What presents the debt, from the beginning of its sentence on: a real conversation is quoted without its script beside it, and the figures that it is
 * held to often stand in the clause before. Where a plan is in the same turn its figures are no debt, and nothing is widened.
 */
function withWholeDebt(text: string, acts: HeardAct[]): HeardAct[] {
	if (acts.some(({ act }) => planActs.includes(act))) return acts;
	return acts.map((own) => {
		if (!debtActs.includes(own.act)) return own;
		const lead = text.slice(0, own.start);
		const begin = Math.max(...sentenceEnds.map((mark) => lead.lastIndexOf(mark))) + 1;
		return { ...own, start: begin + (/^\s*/.exec(text.slice(begin))?.[0].length ?? 0) };
	});
}

/** What the other side last said, all its turns in a row together; null when it has not spoken yet. */
function saidBefore(turns: readonly Turn[], at: number): string | null {
	const other: Side = turns[at]?.who === 'trainee' ? 'customer' : 'trainee';
	const last = turns.findLastIndex(({ who }, place) => place < at && who === other);
	if (last < 0) return null;
	let first = last;
	while (turns[first - 1]?.who === other) first -= 1;
	return turns
		.slice(first, last + 1)
		.map(({ text }) => text)
		.join('\n');
}

/** A promise that names neither sum nor day nor way has to be heard this surely. */
const surely = 0.8;

/** A yes to terms is a promise, though none of its words is; a promise with a proviso is none, nor is what was paid already. */
function heardMoves(
	heard: readonly HeardMove[],
	text: string,
	circumstances: Circumstances,
): Pick<HeardTurn, 'moves' | 'promises'> {
	const others = heard.filter(({ move }) => move !== 'promise');
	const none = { moves: others, promises: [] };
	if (hedges(text) || tellsOfPaid(text)) return none;
	const own = heard.find(({ move }) => move === 'promise');
	const promises = promisesIn(text, circumstances);
	if (own) {
		const named = promises.some(({ amount, date, method }) => amount !== null || date !== null || method !== null);
		return named || own.confidence > surely ? { moves: [...heard], promises } : none;
	}
	const { before, today } = circumstances;
	const agreed =
		before !== null &&
		assents(text) &&
		putsTerms(before) &&
		termsIn(before, today, null).some(({ date }) => date !== null) &&
		!others.some(({ move }) => move === 'refuse' || move === 'evade');
	if (!agreed) return none;
	return { moves: [...others, { move: 'promise', start: 0, end: text.length, confidence: 1 }], promises };
}
