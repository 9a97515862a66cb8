import { onDestroy, untrack } from 'svelte';
import type { Point } from '../../core/scenario/graph-curve.ts';
import type { Layout } from '../../core/scenario/graph-laid.ts';
import { neighbour, statesWith, type Direction } from '../../core/scenario/graph-walk.ts';
import { graphOf, type Bundle, type Graph, type GraphState } from '../../core/scenario/graph.ts';
import type { Coverage } from '../../core/run/coverage.ts';
import type { CoverageAnswer, CoverageRequest } from './coverage.worker.ts';
import { Errand } from './errand.ts';
import type { LayoutAnswer, LayoutRequest } from './layout.worker.ts';
import type { Workbench } from './workbench.svelte.ts';

/** What a hand has picked up. */
export type Picked =
	| { kind: 'state'; index: number }
	| { kind: 'findings'; index: number }
	| { kind: 'bundle'; id: string }
	| { kind: 'everywhere' };

/** What the graph's heat tells: nothing, how often rehearsals come by, or how often plays do. */
export type Heat = 'none' | 'rehearsals' | 'plays';

/** A graph together with the layout that fits it. */
export interface Shown {
	graph: Graph;
	layout: Layout;
}

/** Size of a state's card, px. */
export const card = { width: 216, height: 84 };

/** How long the structure must have stood still before it is laid out anew: a link half typed is none. Milliseconds. */
const rest = 500;

/** The graph pane while it is open: what is drawn where, what is picked up, and where the keyboard stands. Made in a component, whose end is its end. */
export class GraphDesk {
	readonly bench: Workbench;
	readonly #layouts: Errand<LayoutRequest, LayoutAnswer>;
	readonly #counts: Errand<CoverageRequest, CoverageAnswer>;
	#laid = $state.raw<LayoutAnswer | null>(null);
	/** The graph as it was when it last fitted the layout. */
	#fitting = $state.raw<Graph | null>(null);
	#counted = $state.raw<CoverageAnswer | null>(null);

	/** Whether a layout took so long that it was stopped. */
	ranAway = $state(false);
	picked = $state.raw<Picked | null>(null);
	/** The state that the keyboard stands on. */
	at = $state(0);
	heat = $state<Heat>('none');
	words = $state('');

	/** The graph of the text as it could last be read. */
	readonly graph: Graph | null = $derived.by(() =>
		this.bench.outline ? graphOf(this.bench.outline, this.bench.findings) : null,
	);
	/** Graph and layout; an older graph while the layout for the new one is still being made. */
	readonly shown: Shown | null = $derived.by(() => {
		if (!this.#laid) return null;
		const { structure, layout } = this.#laid;
		const graph = this.graph?.structure === structure ? this.graph : this.#fitting;
		return graph?.structure === structure ? { graph, layout } : null;
	});
	readonly found: readonly number[] = $derived.by(() => statesWith(this.graph?.states ?? [], this.words));
	readonly foundSet: ReadonlySet<number> = $derived.by(() => new Set(this.found));
	/** What is counted, by the heat chosen; null: nothing, or not counted yet. */
	readonly coverage: Coverage | null = $derived.by(() => (this.#counted?.kind === this.heat ? this.#counted : null));
	readonly most: number = $derived.by(() => Math.max(1, ...Object.values(this.coverage?.states ?? {})));

	constructor(bench: Workbench) {
		this.bench = bench;
		this.#layouts = new Errand(() => new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' }), {
			onanswer: (answer) => this.#laidOut(answer),
			onrunaway: () => (this.ranAway = true),
		});
		this.#counts = new Errand(() => new Worker(new URL('./coverage.worker.ts', import.meta.url), { type: 'module' }), {
			onanswer: (answer) => (this.#counted = answer),
			onrunaway: () => (this.#counted = null),
		});
		$effect(() => this.#follow());
		$effect(() => this.#count());
		onDestroy(() => {
			this.#layouts.stop();
			this.#counts.stop();
		});
	}

	/** The state here: what the text cursor stands in, by number. */
	get here(): number | null {
		return this.bench.stateHere?.index ?? null;
	}

	/** Rehearsals that do not play to their end as written. */
	get broken(): readonly string[] {
		return this.#counted?.broken ?? [];
	}

	/** Rehearsals in the language that is worked on. */
	get rehearsals() {
		return this.bench.files.filter(({ path }) => path.endsWith(`.${this.bench.language}.play.md`));
	}

	state(index: number): GraphState | undefined {
		return this.shown?.graph.states[index] ?? this.graph?.states[index];
	}

	bundle(id: string): Bundle | undefined {
		return this.shown?.graph.bundles.find((bundle) => bundle.id === id);
	}

	/** How often a state was come by; null where nothing is counted. */
	visits(index: number): number | null {
		return this.coverage ? (this.coverage.states[index] ?? 0) : null;
	}

	/** Whether a bundle is what was picked up, or leaves or reaches it; null while nothing is. */
	isNear({ id, source, target }: Bundle): boolean | null {
		const { picked } = this;
		if (!picked || picked.kind === 'everywhere') return null;
		return picked.kind === 'bundle' ? picked.id === id : picked.index === source || picked.index === target;
	}

	/** How often one of the bundle's replies was given; null where nothing is counted. */
	uses(bundle: Bundle): number | null {
		const { coverage } = this;
		return coverage ? bundle.replies.reduce((sum, { index }) => sum + (coverage.replies[index] ?? 0), 0) : null;
	}

	/** Of four degrees, 0: never. */
	degree(count: number | null): 0 | 1 | 2 | 3 | null {
		if (count === null) return null;
		if (count === 0) return 0;
		return count * 3 > this.most * 2 ? 3 : count * 3 > this.most ? 2 : 1;
	}

	/** The text of a state in the editor. */
	open(index: number): void {
		const range = this.state(index)?.range;
		if (range) this.goTo(range);
	}

	goTo(range: NonNullable<GraphState['range']>): void {
		this.bench.goTo(range, `${this.bench.language}.md`);
	}

	/** Where an arrow key leads from the state that the keyboard stands on; null: nowhere. */
	step(direction: Direction): number | null {
		const { shown } = this;
		return shown ? neighbour(shown.layout, shown.graph.bundles, this.at, direction) : null;
	}

	/** The next state with the words looked for, after the one that the keyboard stands on. */
	nextFound(backwards = false): number | null {
		const { found, at } = this;
		const next = backwards ? found.findLast((index) => index < at) : found.find((index) => index > at);
		return next ?? (backwards ? found.at(-1) : found[0]) ?? null;
	}

	middleOf(index: number): Point | null {
		const node = this.shown?.layout.nodes[index];
		return node ? { x: node.x + card.width / 2, y: node.y + card.height / 2 } : null;
	}

	/** Has a new structure laid out once it stands still; what only changes words keeps its place. */
	#follow(): (() => void) | undefined {
		const { graph } = this;
		if (!graph) return;
		const laid = untrack(() => this.#laid);
		if (laid?.structure === graph.structure) {
			this.#fitting = graph;
			return;
		}
		const ask = () => {
			this.ranAway = false;
			this.#layouts.ask({
				structure: graph.structure,
				toLay: {
					count: graph.states.length,
					edges: graph.bundles.map(({ source, target }) => [source, target] as const),
					size: card,
				},
			});
		};
		const timer = setTimeout(ask, laid ? rest : 0);
		return () => clearTimeout(timer);
	}

	#laidOut(answer: LayoutAnswer): void {
		this.#laid = answer;
		if (this.graph?.structure === answer.structure) this.#fitting = this.graph;
		const count = answer.layout.nodes.length;
		if (this.at >= count) this.at = 0;
		if (this.picked && !this.#isThere(this.picked)) this.picked = null;
	}

	#isThere(picked: Picked): boolean {
		if (picked.kind === 'everywhere') return true;
		return picked.kind === 'bundle' ? this.bundle(picked.id) !== undefined : this.state(picked.index) !== undefined;
	}

	#count(): (() => void) | undefined {
		const { heat } = this;
		const { scenario } = this.bench;
		if (heat === 'none' || !scenario) return;
		const files = heat === 'rehearsals' ? [...this.rehearsals] : null;
		// The first count is waited for; later ones follow the typing.
		const counted = untrack(() => this.#counted?.kind === heat);
		const timer = setTimeout(() => this.#counts.ask({ scenario, files }), counted ? rest : 0);
		return () => clearTimeout(timer);
	}
}
