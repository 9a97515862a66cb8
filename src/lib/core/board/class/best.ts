/** Which of the replies on offer to mark as the best. */
import type { Snapshot } from '../../machine/events.ts';
import { next } from '../../machine/next.ts';
import { linesAt } from '../../machine/line.ts';
import { offered } from '../../machine/offer.ts';
import { plainPreset, presetSnapshot } from '../../run/preset.ts';
import type { Step } from '../../run/replay.ts';
import { actsOf } from '../../machine/acts.ts';
import { toneOf } from '../../act/act.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { scoreFigures } from '../../score/score.ts';
import { afterGiving, runOf, type Walk } from '../../score/walk.ts';
import { classDocuments } from './beginning.ts';

/**
 * Of the sound replies on offer those after which the talk is worth most at once, whatever line answers; several when they are worth the same, none when no
 * reply is sound. Of equals those that the coach has nothing to say against.
 *
 * @param scenario in the form that is played
 */
export function bestReplies(scenario: Scenario, snapshot: Snapshot, steps: readonly Step[] = []): number[] {
	const walk: Walk = { snapshot, steps, replies: steps.filter(({ kind }) => kind === 'reply').length };
	const sound = offered(scenario, snapshot).filter((reply) => toneOf(actsOf(reply)) === 'sound');
	const worth = sound.map((reply) => {
		const totals = afterGiving(scenario, walk, reply).map(
			(ahead) => scoreFigures(scenario, runOf(scenario, ahead)).uncapped,
		);
		return { reply, worth: totals.reduce((sum, total) => sum + total, 0) / Math.max(1, totals.length) };
	});
	const most = Math.max(...worth.map((each) => each.worth));
	const top = worth.filter((each) => each.worth === most).map(({ reply }) => reply);
	const plain = top.filter(({ remark }) => remark.length === 0);
	return (plain.length > 0 ? plain : top).map(({ index }) => index);
}

/** A state as it is entered for the first time with nothing said before, to mark its best replies where a class came there on different roads. */
export function snapshotIn(scenario: Scenario, state: number): Snapshot | null {
	const preset = presetSnapshot(scenario, { ...plainPreset(scenario, state), documents: classDocuments(scenario) });
	if (!('snapshot' in preset)) return null;
	const [line] = linesAt(scenario, preset.snapshot);
	return next(scenario, preset.snapshot, { type: 'line', index: line?.index ?? null });
}
