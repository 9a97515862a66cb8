/** The ordinary replies of a scenario with what they do, looked up once per scenario. */
import { toneOf, type ActId, type Tone } from '../act/act.ts';
import { actsOf } from '../machine/acts.ts';
import { rungOfPromise } from '../machine/ladder.ts';
import { repliesOf, stateOfReply } from '../scenario/replies.ts';
import type { PlanItem, Reply, Scenario } from '../scenario/scenario.ts';

export interface AuthoredReply {
	reply: Reply;
	acts: readonly ActId[];
	tone: Tone;
	plan: readonly PlanItem[];
	/** Papers pointed at. */
	documents: readonly number[];
	/** Index of its state; null when it holds everywhere. */
	state: number | null;
	/** A line that may answer it names a true cause. */
	toCause: boolean;
	/** A line that may answer it promises an amount on a day. */
	toFirmPromise: boolean;
}

const known = new WeakMap<Scenario, ReadonlyMap<number, AuthoredReply>>();

/** By the reply's index. */
export function authoredReplies(scenario: Scenario): ReadonlyMap<number, AuthoredReply> {
	let authored = known.get(scenario);
	if (!authored) known.set(scenario, (authored = look(scenario)));
	return authored;
}

function look(scenario: Scenario): ReadonlyMap<number, AuthoredReply> {
	const ordinary = repliesOf(scenario).filter(({ kind }) => kind === 'reply');
	return new Map(ordinary.map((reply) => [reply.index, authored(scenario, reply)]));
}

function authored(scenario: Scenario, reply: Reply): AuthoredReply {
	const acts = actsOf(reply);
	const plan = reply.segments.flatMap((segment) => segment.plan);
	const documents = reply.segments.flatMap((segment) => segment.documents);
	const answers =
		scenario.states[reply.target]?.parts.flatMap(({ lines }) => lines.flatMap(({ moves }) => moves)) ?? [];
	return {
		reply,
		acts,
		tone: toneOf(acts),
		plan,
		documents,
		state: stateOfReply(scenario, reply.index),
		toCause: answers.some(({ kind }) => kind === 'reveal'),
		toFirmPromise: answers.some((move) => move.kind === 'promise' && rungOfPromise(move) === 4),
	};
}
