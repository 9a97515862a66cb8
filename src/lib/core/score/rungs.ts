/** The promise ladder 承诺的五阶 over a run: which rung stands, and which line reached each. */
import type { StandingPromise } from '../machine/events.ts';
import { rungOf } from '../machine/ladder.ts';
import { disputed, owed } from '../scenario/amounts.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Evidence } from './scorecard.ts';
import { byLine, type Story } from './story.ts';

/** The topmost rung: date, amount and method, confirmed in writing. */
export const topRung = 5;

/** The rung of promises, 0 to 5. `written`: the agreement was confirmed in writing (check in-writing). */
export function rungWith(promises: readonly StandingPromise[], scenario: Scenario, written: boolean): number {
	if (promises.length === 0) return 0;
	const due = owed(scenario) - disputed(scenario);
	const rung = rungOf(promises, due);
	if (rung < 4 || !written) return rung;
	// Rung 5 needs the method too, so only promises that name one may cover the sum.
	const complete = promises.filter(({ method }) => method !== null);
	return rungOf(complete, due) >= 4 ? topRung : rung;
}

/** Index = rung: the latest line that brought the promises to that rung, null when none did. `written` tells what reached the top. */
export function ladderOf(story: Story, written: Evidence | null): (Evidence | null)[] {
	const ladder: (Evidence | null)[] = Array.from({ length: topRung + 1 }, () => null);
	let stands = 0;
	let standing: readonly StandingPromise[] = [];
	for (const said of story.lines) {
		const { promises } = said.step.after;
		// The same list as before: most lines promise nothing.
		if (promises === standing || promises.length === 0) continue;
		standing = promises;
		const rung = rungWith(promises, story.scenario, false);
		if (rung !== stands) ladder[rung] = byLine(story, said);
		stands = rung;
	}
	const promises = story.snapshot?.promises ?? [];
	if (written && rungWith(promises, story.scenario, true) === topRung) ladder[topRung] = written;
	return ladder;
}
