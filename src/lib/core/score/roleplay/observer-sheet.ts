/** The observer's sheet 观察表: the very checks that the machine would ask of this scenario, and what an observer must know to tick them. */
import type { ActId, ObjectionKind } from '../../act/act.ts';
import { toneOfAct } from '../../act/act.ts';
import { linesOf } from '../../scenario/replies.ts';
import type { NextContact, Outcome, Scenario } from '../../scenario/scenario.ts';
import { objectionsIn } from '../lscp.ts';
import { occasionsOf } from '../occasions.ts';
import { checks, outcomeValue, type Check } from '../rubric.ts';
import { principles, type Principle } from '../scorecard.ts';
import { heardActs, objectionKinds } from './ticks.ts';

export interface SheetCheck extends Pick<Check, 'id' | 'kind'> {
	/** As it counts in this scenario. */
	weight: number;
}

export interface ObserverSheet {
	/** Principles with the checks that apply here, in the rubric's order; those without any are left out. */
	groups: { principle: Principle; checks: SheetCheck[] }[];
	/** Kinds of objection that its lines make, then the other kinds: a person may make any. */
	objections: { kind: ObjectionKind; written: boolean }[];
	weak: ActId[];
	red: ActId[];
	/** The results that the talk may have: those that its endings name, the best first; where it names none, all. */
	outcomes: Outcome[];
	best: Outcome;
	/** The true causes: what has to come out. */
	causes: string[];
	/** What a true record says of the next contact: usually, and after certain endings. */
	next: { /** Name of the ending; null: any other */ ending: string | null; contact: NextContact }[];
}

export function observerSheet(scenario: Scenario): ObserverSheet {
	const { weights } = occasionsOf(scenario);
	const asked = checks.flatMap(({ id, kind, principle }) => {
		const weight = weights.get(id);
		return weight === undefined ? [] : [{ id, kind, principle, weight }];
	});
	const made = new Set(linesOf(scenario).flatMap(objectionsIn));
	return {
		groups: principles.flatMap((principle) => {
			const own = asked.filter((check) => check.principle === principle);
			return own.length === 0 ? [] : [{ principle, checks: own.map(({ id, kind, weight }) => ({ id, kind, weight })) }];
		}),
		objections: objectionKinds
			.map((kind) => ({ kind, written: made.has(kind) }))
			.sort((a, b) => Number(b.written) - Number(a.written)),
		weak: heardActs.filter((act) => toneOfAct(act) === 'weak'),
		red: heardActs.filter((act) => toneOfAct(act) === 'red'),
		outcomes: outcomesOf(scenario),
		best: scenario.best,
		causes: causesOf(scenario),
		next: nextOf(scenario),
	};
}

/** Those that some line names; where none does, all: a person may name them. */
function causesOf(scenario: Scenario): string[] {
	const named = new Set(
		linesOf(scenario).flatMap(({ moves }) => moves.flatMap((move) => (move.kind === 'reveal' ? [move.fact] : []))),
	);
	return named.size === 0 ? scenario.facts : scenario.facts.filter((_, fact) => named.has(fact));
}

function outcomesOf({ states }: Scenario): Outcome[] {
	const named = new Set(states.flatMap(({ outcome }) => outcome ?? []));
	const all = Object.keys(outcomeValue) as Outcome[];
	// A talk may break off anywhere, whether or not an author wrote that ending.
	return named.size === 0 ? all : all.filter((outcome) => named.has(outcome) || outcome === 'broken-off');
}

function nextOf({ followUp, states }: Scenario): ObserverSheet['next'] {
	if (!followUp) return [];
	const own = followUp.recordFor.flatMap(({ state, record: { next } }) =>
		next ? [{ ending: states[state]?.name ?? '', contact: next }] : [],
	);
	return followUp.record.next ? [{ ending: null, contact: followUp.record.next }, ...own] : own;
}
