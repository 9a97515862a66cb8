/** The pane's desk, for what is drawn inside the graph: the library makes those components, and passes on nothing of ours but numbers. */
import { createContext } from 'svelte';
import type { GraphDesk } from '$lib/state/studio/graph.svelte.ts';

export interface Hands {
	desk: GraphDesk;
	/** What a press on a state does. */
	press: (state: number) => void;
	/** What a press on the count of its findings does. */
	showFindings: (state: number) => void;
	/** What a press on a line does. */
	showBundle: (id: string) => void;
}

export const [hands, setHands] = createContext<Hands>();
