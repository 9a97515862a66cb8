/** What the file declares, as far as it could last be read; its states as they stand there now. */
import type { EditorState } from '@codemirror/state';
import type { KnownNames } from '$lib/core/scenario/complete.ts';
import { factNames } from '$lib/core/scenario/facts.ts';
import type { Scenario } from '$lib/core/scenario/scenario.ts';
import { statesOf } from '$lib/core/scenario/skeleton.ts';
import type { Workbench } from '$lib/state/studio/workbench.svelte.ts';
import { skeletonIn } from './bones.ts';

export function namesIn(state: EditorState, { scenario }: Pick<Workbench, 'scenario'>): KnownNames {
	return {
		// Asked for only where a link may stand: a long file has a thousand.
		get states() {
			return statesNow(state, scenario);
		},
		moods: scenario?.moods ?? [],
		variables: scenario?.variables.map(({ name }) => name) ?? [],
		facts: scenario?.facts ?? [],
		documents: scenario?.account.documents ?? [],
		contacts: [...new Set(scenario ? [...scenario.account.contacts, scenario.customer].map(({ name }) => name) : [])],
		mentions: scenario ? factNames(scenario) : [],
	};
}

function statesNow(state: EditorState, scenario: Scenario | null): KnownNames['states'] {
	const outcomes = new Map(scenario?.states.map(({ name, outcome }) => [name, outcome]));
	return statesOf(skeletonIn(state)).map(({ name, anchor }) => ({ name, anchor, outcome: outcomes.get(name) ?? null }));
}
