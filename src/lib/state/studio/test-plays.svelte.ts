import { untrack } from 'svelte';
import type { Language } from '../../core/scenario/scenario.ts';
import { Rehearsals } from './rehearsals.svelte.ts';
import { TestPlay } from './test-play.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

/** What is tried out of one manuscript, kept while its page is open: another pane may be looked at in between. */
export class TestPlays {
	readonly #plays = new Map<Language, TestPlay>();
	readonly rehearsals: Rehearsals;
	/** Which of the two is looked at. */
	shown = $state<'play' | 'rehearsals'>('play');

	constructor(bench: Workbench) {
		this.rehearsals = new Rehearsals(bench);
	}

	/** The play in the language that is worked on, on the scenario as it could last be read; null before it could be. */
	of(bench: Workbench): TestPlay | null {
		const { language, scenario } = bench;
		let play = this.#plays.get(language);
		if (!play && scenario) this.#plays.set(language, (play = lasting(() => new TestPlay(scenario))));
		return play ?? null;
	}
}

/** Made so that what it derives outlives the pane that asked for it. */
function lasting<T>(make: () => T): T {
	let made: T | undefined;
	$effect.root(() => {
		made = untrack(make);
	});
	return made as T;
}

const kept = new WeakMap<Workbench, TestPlays>();

export function testPlaysOf(bench: Workbench): TestPlays {
	let plays = kept.get(bench);
	if (!plays) kept.set(bench, (plays = lasting(() => new TestPlays(bench))));
	return plays;
}
