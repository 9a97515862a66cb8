/** A turn of a talk as the checks see it: what was said, where that led and what was answered. Turns that are alike to every check are one row. */
import type { ActId } from '../../act/act.ts';
import type { Tables } from '../../machine/tables.ts';
import { linesOf } from '../../scenario/replies.ts';
import type { Line, Scenario } from '../../scenario/scenario.ts';
import { authoredReplies } from '../authored.ts';
import { mentionsTrainee } from '../occasions.ts';
import { beyondAuthority, isConcrete, isInParts } from '../plans.ts';
import type { Truth } from './truth.ts';

export interface Turn {
	/** null at the beginning. */
	said: Said | null;
	/** The state that was arrived at. */
	state: number;
	/** null where nothing is answered. */
	line: Line | null;
	/** The line names the trainee. */
	namesTrainee: boolean;
}

/** What a reply is to the checks. */
export interface Said {
	acts: readonly ActId[];
	/** A figure given as the debt is not the account's. */
	untrue: boolean;
	/** Its plan asks for more than the trainee may grant. */
	beyond: boolean;
	concrete: boolean;
	inParts: boolean;
	/** Papers pointed at, all of which are at hand. */
	atHand: boolean;
}

/** The turns of a talk, numbered, and the number of each road's turn. */
export interface Turns {
	all: readonly Turn[];
	/** Per start of the tables. */
	ofStart: readonly number[];
	ofRoad: Int32Array;
}

export function turnsOf(tables: Tables, truth: Truth, documents: readonly number[]): Turns {
	const { scenario } = tables;
	const all: Turn[] = [];
	const numbers = new Map<number, number>();
	const lines = linesOf(scenario);
	const saids = saidsOf(scenario, documents);
	const numberOf = (reply: number, state: number, line: number, untrue: boolean): number => {
		// A reply leads to one state: what answers it tells the rest.
		const key = reply < 0 ? -1 - (line + 1) : (reply * (lines.length + 1) + line + 1) * 2 + (untrue ? 1 : 0);
		let number = numbers.get(key);
		if (number === undefined) {
			const answer = lines[line] ?? null;
			const said = saids.get(reply);
			number = all.push({
				said: said ? { ...said, untrue } : null,
				state,
				line: answer,
				namesTrainee: answer?.text.some((text) => mentionsTrainee(text, scenario)) ?? false,
			}) - 1; // prettier-ignore
			numbers.set(key, number);
		}
		return number;
	};
	const ofStart = tables.starts.map(({ configuration, line }) =>
		numberOf(-1, tables.state(configuration), line, false),
	);
	const ofRoad = new Int32Array(tables.roads);
	for (let from = 0; from < tables.done; from++) {
		const last = tables.firstRoad(from + 1);
		for (let road = tables.firstRoad(from); road < last; road++) {
			const reply = tables.bullet(road);
			const untrue = truth.isUntrue(reply, tables.memory(from));
			ofRoad[road] = numberOf(reply, tables.state(tables.to(road)), tables.line(road), untrue);
		}
	}
	return { all, ofStart, ofRoad };
}

function saidsOf(scenario: Scenario, documents: readonly number[]): Map<number, Omit<Said, 'untrue'>> {
	return new Map(
		[...authoredReplies(scenario)].map(([index, { acts, plan, documents: cited }]) => [
			index,
			{
				acts,
				beyond: beyondAuthority(plan, scenario) !== null,
				concrete: isConcrete(plan),
				inParts: isInParts(plan, scenario),
				atHand: cited.every((document) => documents.includes(document)),
			},
		]),
	);
}
