/** Runs to be scored: a talk told turn by turn, played for real through a scenario that has one road. */
import type { ActId } from '../../src/lib/core/act/act.ts';
import { acts as closedList } from '../../src/lib/core/act/act.ts';
import { LiveRun } from '../../src/lib/core/run/live.ts';
import type { CollectionRecord, Run, WrittenMessage } from '../../src/lib/core/run/log.ts';
import type {
	Channel,
	FollowUp,
	Invoice,
	Move,
	Outcome,
	PlanItem,
	Question,
	Scenario,
} from '../../src/lib/core/scenario/scenario.ts';
import { score } from '../../src/lib/core/score/score.ts';
import type { CheckId, CheckResult, Scorecard } from '../../src/lib/core/score/scorecard.ts';
import { headOf } from './random-walk.ts';
import { buildScenario, promise, reply, special, type StateSpec } from './scenario-builder.ts';

/** One turn: what the trainee says, then what the customer answers. */
export interface Turn {
	acts: ActId[];
	text?: string;
	plan?: PlanItem[];
	documents?: number[];
	/** Moves of the customer's answer. */
	answer?: Move[];
	/** Words of the answer. */
	line?: string;
	/** Scene of the state that is entered. */
	channel?: Channel;
	days?: number;
}

export interface Setting {
	/** Moves and words of the first line. */
	opening?: Move[];
	openingLine?: string;
	outcome?: Outcome;
	best?: Outcome;
	invoices?: Invoice[];
	documents?: string[];
	prepare?: Question[];
	ticked?: number[][];
	followUp?: FollowUp;
	record?: CollectionRecord;
	message?: WrittenMessage;
	rubric?: Record<string, number>;
	/** Leave out the side state that holds every act and every move, so that only what is told here gives occasion. */
	bare?: boolean;
	/** Leave the talk open. */
	unfinished?: boolean;
	channel?: Channel;
}

export interface Played {
	scenario: Scenario;
	run: Run;
	card: Scorecard;
	check: (id: CheckId) => CheckResult;
}

export const move = {
	evade: { kind: 'evade' },
	dispute: { kind: 'dispute' },
	plead: { kind: 'plead' },
	refuse: { kind: 'refuse' },
	press: { kind: 'press' },
	reveal: { kind: 'reveal', fact: 0 },
} satisfies Record<string, Move>;

/** Every act and move, in a state that no road leads to: gives every check its occasion. */
const everything: StateSpec = {
	says: [...Object.values(move), promise(1, '2026-06-05')].map((own) => ({ moves: [own] })),
	replies: closedList.map(({ id }) => reply(`side: ${id}`, 'end', [id])),
};

/** The talk so told, played and scored. */
export function played(turns: Turn[], setting: Setting = {}): Played {
	const scenario = scenarioOf(turns, setting);
	const live = new LiveRun(scenario, headOf(scenario));
	let at = 1;
	setting.ticked?.forEach((options, question) => live.append({ kind: 'prepare', at: at++, question, options }));
	live.begin(at++);
	for (const [index, turn] of turns.entries()) live.say(indexOf(scenario, wordsOf(turn, index)), turn.acts, at++);
	if (!setting.unfinished && live.state.phase !== 'follow-up') throw new Error('the talk did not end');
	if (setting.record) live.append({ kind: 'record', at: at++, record: setting.record });
	if (setting.message) live.append({ kind: 'message', at: at++, message: setting.message });
	return scored(scenario, live.run);
}

export function scored(scenario: Scenario, run: Run): Played {
	const card = score(scenario, run);
	const check = (id: CheckId) => {
		const found = card.checks.find((own) => own.id === id);
		if (!found) throw new Error(`no check ${id}`);
		return found;
	};
	return { scenario, run, card, check };
}

export function indexOf(scenario: Scenario, text: string): number {
	for (const { parts } of scenario.states) {
		for (const { replies } of parts) {
			const found = replies.find(({ segments }) => segments[0]?.text === text);
			if (found) return found.index;
		}
	}
	throw new Error(`no reply ${text}`);
}

function wordsOf({ text }: Turn, index: number): string {
	return text ?? `reply ${index + 1}`;
}

export function scenarioOf(turns: Turn[], setting: Setting = {}): Scenario {
	const next = (index: number) => (index === turns.length && !setting.unfinished ? 'end' : `state ${index}`);
	const states: Record<string, StateSpec> = {};
	for (let index = 0; index <= turns.length; index++) {
		const heard = turns[index - 1];
		const turn = turns[index];
		const line = index === 0 ? setting.openingLine : heard?.line;
		const moves = index === 0 ? setting.opening : heard?.answer;
		states[next(index)] = {
			says: [{ text: line ?? `line ${index}`, moves: moves ?? [] }],
			replies: turn ? [reply(wordsOf(turn, index), next(index + 1), turn.acts)] : [],
			scene: { channel: heard?.channel ?? null, days: heard?.days ?? 0 },
			...(next(index) === 'end' ? { outcome: setting.outcome ?? 'agreed' } : {}),
		};
	}
	if (setting.unfinished) states['end'] = { says: ['bye'], outcome: 'no-commitment' };
	if (!setting.bare) states['side'] = everything;
	const scenario = buildScenario({
		states,
		facts: ['cash'],
		documents: setting.documents ?? [],
		everywhere: [special('silence', 'end')],
		...(setting.followUp ? { followUp: setting.followUp } : {}),
	});
	for (const [index, { plan = [], documents = [] }] of turns.entries()) {
		const segment = scenario.states[index]?.parts[0]?.replies[0]?.segments[0];
		if (segment) Object.assign(segment, { plan, documents });
	}
	return {
		...scenario,
		best: setting.best ?? 'agreed',
		channel: setting.channel ?? 'phone',
		prepare: setting.prepare ?? [],
		account: { ...scenario.account, invoices: setting.invoices ?? scenario.account.invoices },
		...(setting.rubric ? { rubric: setting.rubric } : {}),
	};
}

/** A plan's item. */
export function item(amount: number | null, date: string | null, share: number | null = null): PlanItem {
	return { amount, date, share };
}
