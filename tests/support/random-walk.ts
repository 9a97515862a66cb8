/** Plays at random, seeded: everything that a page could do, in any order. */
import { acts } from '../../src/lib/core/act/act.ts';
import { actsOf } from '../../src/lib/core/machine/acts.ts';
import { draw } from '../../src/lib/core/machine/chance.ts';
import { lineFor } from '../../src/lib/core/machine/line.ts';
import { offered, specialFor } from '../../src/lib/core/machine/offer.ts';
import { LiveRun } from '../../src/lib/core/run/live.ts';
import type { RunHead } from '../../src/lib/core/run/log.ts';
import type { Snapshot, TalkEvent } from '../../src/lib/core/machine/events.ts';
import type { Scenario } from '../../src/lib/core/scenario/scenario.ts';

export function headOf(scenario: Scenario, more: Partial<RunHead> = {}): RunHead {
	const { id, language, version, hash } = scenario;
	return {
		format: 1,
		id: '01890a5d-ac96-774b-bcce-b302099a8057',
		scenario: { id, language, version, hash },
		rubric: 1,
		mode: 'choice',
		coaching: 'coached',
		seed: 7,
		silence: true,
		...more,
	};
}

/** A walker's dice: each call a number below `below`. */
export function dice(seed: number): (below: number) => number {
	let rolls = 0;
	return (below) => draw(below, seed, rolls++);
}

/** An event that the machine admits in this snapshot, null when only hanging up is left and there is no ending. */
export function randomEvent(
	scenario: Scenario,
	snapshot: Snapshot,
	roll: (below: number) => number,
	turn: number,
	{ free = true, silence = true }: { free?: boolean; silence?: boolean } = {},
): TalkEvent | null {
	if (snapshot.lineDue) return { type: 'line', index: lineFor(scenario, snapshot, 7, turn)?.index ?? null };
	if (snapshot.over) return null;
	const choices: TalkEvent[] = [];
	for (const reply of offered(scenario, snapshot)) {
		choices.push({ type: 'reply', index: reply.index, acts: actsOf(reply) });
		if (free) choices.push({ type: 'reply', index: reply.index, acts: randomActs(roll) });
	}
	for (const kind of free ? (['other', 'red-line'] as const) : []) {
		const bullet = specialFor(scenario, snapshot, kind);
		if (!bullet) continue;
		choices.push({ type: 'reply', index: bullet.index, acts: [] });
		choices.push({ type: 'reply', index: bullet.index, acts: randomActs(roll) });
	}
	if (silence && specialFor(scenario, snapshot, 'silence')) choices.push({ type: 'silence' }, { type: 'silence' });
	const hangUp = scenario.states.some((state) => state.outcome !== null);
	if (hangUp && (choices.length === 0 || roll(20) === 0)) return { type: 'hang-up' };
	return choices[roll(Math.max(1, choices.length))] ?? null;
}

function randomActs(roll: (below: number) => number) {
	return [...new Set(Array.from({ length: roll(4) }, () => (acts[roll(acts.length)] ?? acts[0])?.id ?? 'identify'))];
}

/** A run of up to `turns` turns, from act one on, with undos. */
export function randomRun(scenario: Scenario, seed: number, turns: number, head: Partial<RunHead> = {}): LiveRun {
	const roll = dice(seed);
	const live = new LiveRun(scenario, headOf(scenario, { mode: 'free', ...head }));
	let at = 1_780_000_000_000;
	scenario.prepare.forEach((question, position) => {
		const options = question.options.map((_, option) => option).filter(() => roll(2) === 0);
		if (roll(4) > 0) live.append({ kind: 'prepare', at: at++, question: position, options });
	});
	live.begin(at++);
	for (let turn = 0; turn < turns; turn++) {
		const { snapshot, steps } = live.state;
		if (!snapshot) break;
		if (live.head.coaching === 'coached' && steps.length > 1 && roll(6) === 0) {
			live.undo(at++);
			continue;
		}
		const event = randomEvent(scenario, snapshot, roll, live.entries.length, {
			free: live.head.mode === 'free',
			silence: live.head.silence,
		});
		if (!event) break;
		if (event.type === 'silence') live.silence(at++);
		else if (event.type === 'hang-up') live.hangUp(at++);
		else if (event.type === 'reply') {
			const heard = { text: 'words', spans: [], plan: [], documents: [] };
			live.say(event.index, event.acts, at++, live.head.mode === 'free' ? heard : undefined);
		}
	}
	if (live.state.phase === 'follow-up' && roll(2) === 0) live.append({ kind: 'finish', at: at++ });
	return live;
}
