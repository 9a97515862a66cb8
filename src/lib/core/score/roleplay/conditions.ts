/** A guard told for a person who plays: what must have happened. What only keeps a machine from going round in circles is left out. */
import type { ActId } from '../../act/act.ts';
import { repliesOf } from '../../scenario/replies.ts';
import type { Guard, Scenario } from '../../scenario/scenario.ts';
import { leadingActs } from './leading-acts.ts';

export type Condition =
	| { kind: 'mood'; mood: number; is: boolean }
	| { kind: 'learnt'; fact: number }
	| { kind: 'said'; act: ActId }
	| { kind: 'brought'; document: number }
	| { kind: 'visits'; count: number }
	/** A variable stands high enough: acts that raise it were heard so many times. */
	| { kind: 'heard'; acts: ActId[]; times: number };

/** Acts told of a variable. */
const mostActs = 2;

/** All of which must hold. */
export function conditionsOf(scenario: Scenario, guard: Guard | null): Condition[] {
	switch (guard?.kind) {
		case 'mood':
			return [{ kind: 'mood', mood: guard.mood, is: guard.is }];
		case 'learnt':
			return [{ kind: 'learnt', fact: guard.fact }];
		case 'said':
			return [{ kind: 'said', act: guard.act }];
		case 'brought':
			return [{ kind: 'brought', document: guard.document }];
		case 'visits':
			return guard.op === '>=' && guard.value > 1 ? [{ kind: 'visits', count: guard.value }] : [];
		case 'variable': {
			const rises = guard.op === '>=' || guard.op === '>' || (guard.op === '=' && guard.value > 0);
			return rises ? raised(scenario, guard.variable, guard.op === '>' ? guard.value + 1 : guard.value) : [];
		}
		case 'and':
			return guard.of.flatMap((each) => conditionsOf(scenario, each));
		case 'not':
			return guard.of.kind === 'mood' ? [{ kind: 'mood', mood: guard.of.mood, is: !guard.of.is }] : [];
		default:
			return [];
	}
}

function raised(scenario: Scenario, variable: number, value: number): Condition[] {
	const start = scenario.variables[variable]?.start ?? 0;
	const raising = repliesOf(scenario).filter(({ effects }) =>
		effects.some(
			(effect) => effect.variable === variable && (effect.op === '+' || (effect.op === '=' && effect.value > 0)),
		),
	);
	const acts = leadingActs(raising).slice(0, mostActs);
	if (acts.length === 0 || value <= start) return [];
	const sets = raising.some(({ effects }) => effects.some(({ variable: own, op }) => own === variable && op === '='));
	return [{ kind: 'heard', acts, times: sets ? 1 : value - start }];
}
