/** The editor of one manuscript while its page is open: what is written in which file, with an undo history each; what stands at the cursor. */
import { snippet as insertSnippet } from '@codemirror/autocomplete';
import { redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { openSearchPanel } from '@codemirror/search';
import { Annotation, EditorSelection, EditorState, type Extension, type StateEffect } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import { untrack } from 'svelte';
import { countsOf, repliesIn, wordsIn, type Counts } from '$lib/core/scenario/counts.ts';
import { difference } from '$lib/core/scenario/edit.ts';
import { insertionFor } from '$lib/core/scenario/insertion.ts';
import { mendsOf, type Mend } from '$lib/core/scenario/mend/mend.ts';
import { referencesOf, renameInRehearsal, renameState, type NameFault } from '$lib/core/scenario/rename.ts';
import { changed } from '$lib/core/scenario/edit.ts';
import { stateAt, statesOf } from '$lib/core/scenario/skeleton.ts';
import { languageOfPath } from '$lib/state/studio/checked.ts';
import { Errand } from '$lib/state/studio/errand.ts';
import type { Jump, Workbench } from '$lib/state/studio/workbench.svelte.ts';
import { skeletonIn, textOf } from './bones.ts';
import { findingsHere, foundIn, movedTo, showFindings, type FoundHere } from './diagnostics.ts';
import { extensions, styling } from './extensions.ts';
import { findingDom } from './finding-dom.ts';
import { namesIn } from './names.ts';
import { mendName } from './mend-names.ts';
import type { MendsAsked, MendsFound } from './mends.worker.ts';
import { linkedState, stateMeant } from './places.ts';
import type { Snippet } from './snippets.ts';

/** What lies over the text. */
export type Sheet = { kind: 'states' } | { kind: 'insert' } | { kind: 'references'; state: number } | { kind: 'rename'; state: number }; // prettier-ignore

/** Findings at the cursor that are told; more would hide the text. */
const mostShown = 3;

/** A change that the bench knows already: it came from there. */
const fromBench = Annotation.define<true>();

export interface StateHere extends Counts {
	name: string;
}

const desks = new WeakMap<Workbench, EditorDesk>();

/** The desk of a bench. It outlives its pane: where one pane is shown at a time, nothing of the history is lost. */
export function deskOf(bench: Workbench): EditorDesk {
	let desk = desks.get(bench);
	if (!desk) desks.set(bench, (desk = new EditorDesk(bench)));
	return desk;
}

export class EditorDesk {
	readonly bench: Workbench;
	/** How each file was left: text, history, place. */
	readonly #kept = new Map<string, { state: EditorState; scroll: StateEffect<unknown> }>();
	#view: EditorView | null = null;
	#path = '';
	/** The text as the bench has it. */
	#told = '';
	#counting: ReturnType<typeof setTimeout> | undefined;
	/** Counts what was asked: an answer to an earlier question is none. */
	#asked = 0;
	readonly #mender = new Errand<MendsAsked, MendsFound>(
		() => new Worker(new URL('./mends.worker.ts', import.meta.url), { type: 'module' }),
		{
			onanswer: ({ number, mends }) => {
				if (number !== this.#asked) return;
				this.shown = this.shown.map(({ found }, at) => ({ found, mends: mends[at] ?? [] }));
			},
			// The finding's own page tells how to mend it.
			onrunaway: () => {},
		},
	);

	sheet = $state.raw<Sheet | null>(null);
	/** The findings at the cursor, the nearest first. */
	found = $state.raw<FoundHere[]>([]);
	/** The first of them, with what mends each as far as that is known yet: it is looked for apart from the page. */
	shown = $state.raw<{ found: FoundHere; mends: readonly Mend[] }[]>([]);
	counts = $state.raw<Counts>({ words: 0, replies: 0 });
	stateHere = $state.raw<StateHere | null>(null);
	canUndo = $state(false);
	canRedo = $state(false);
	/** Whether an insertion found nothing that it could belong to. */
	nowhere = $state(false);
	/** Pixels that the keys of a telephone cover at the bottom. */
	covered = $state(0);

	constructor(bench: Workbench) {
		this.bench = bench;
	}

	get #extensions(): Extension {
		return extensions(this);
	}

	/** Puts the editor there; returns how to take it away. */
	attach(parent: HTMLElement): () => void {
		const view = new EditorView({ parent, state: EditorState.create({ extensions: styling() }) });
		this.#view = view;
		return () => {
			this.#keep();
			clearTimeout(this.#counting);
			this.#mender.stop();
			this.#view = null;
			this.#path = '';
			view.destroy();
		};
	}

	/** Shows a file. A text that changed elsewhere is taken over by the edits that make the difference. */
	show(path: string, text: string): void {
		const view = this.#view;
		if (!view) return;
		if (path !== this.#path) {
			this.#keep();
			this.#path = path;
			const plain = plainly(text);
			const kept = this.#kept.get(path);
			view.setState(kept?.state ?? EditorState.create({ doc: plain, extensions: this.#extensions }));
			view.dispatch({ effects: kept?.scroll ?? EditorView.scrollIntoView(0) });
			this.#told = textOf(view.state);
			this.bench.cursor = view.state.selection.main.head;
			if (plain !== text && this.#told === plain) this.bench.edit(path, plain);
		}
		const now = plainly(text);
		if (now !== this.#told) {
			this.#told = now;
			view.dispatch({ changes: difference(textOf(view.state), now), annotations: fromBench.of(true) });
		}
		this.#lookAround(view.state);
	}

	#keep(): void {
		const view = this.#view;
		if (view && this.#path !== '') this.#kept.set(this.#path, { state: view.state, scroll: view.scrollSnapshot() });
	}

	/** What the view tells of itself. */
	updated({ state, docChanged, selectionSet, transactions }: ViewUpdate): void {
		if (docChanged && !transactions.every((transaction) => transaction.annotation(fromBench))) {
			this.#told = textOf(state);
			this.bench.edit(this.#path, this.#told);
		}
		if (docChanged || selectionSet) this.bench.cursor = state.selection.main.head;
		if (docChanged || selectionSet || transactions.some(({ effects }) => effects.length > 0)) this.#lookAround(state);
	}

	#lookAround(state: EditorState): void {
		this.found = findingsHere(state);
		// Whoever shows a text need not show it again because of what is found in it.
		untrack(() => this.#askMends(state));
		this.canUndo = undoDepth(state) > 0;
		this.canRedo = redoDepth(state) > 0;
		const here = stateAt(skeletonIn(state), state.selection.main.head);
		const text = here && textOf(state).slice(here.from, here.end);
		this.stateHere =
			here && text !== undefined ? { name: here.name, words: wordsIn(text), replies: repliesIn(text) } : null;
		// The whole is counted when the hands rest.
		clearTimeout(this.#counting);
		this.#counting = setTimeout(() => (this.counts = countsOf(textOf(state), skeletonIn(state))), 300);
	}

	/** Underlines what was found, if it was found in a text as long as this one: else newer findings are on their way. */
	tell(): void {
		const view = this.#view;
		if (!view || this.#path === '') return;
		const checked = this.bench.checked[this.bench.language];
		const findings = languageOfPath(this.#path) && checked ? checked.findings : [];
		if (checked && languageOfPath(this.#path) && checked.length !== view.state.doc.length) return;
		view.dispatch(showFindings(view.state, findings, (at, found) => findingDom(this, at, found)));
	}

	/** Shows a place, and puts the cursor there. */
	jump({ start, end }: Pick<Jump, 'start' | 'end'>): void {
		const view = this.#view;
		if (!view) return;
		const { length } = view.state.doc;
		const selection = EditorSelection.range(Math.min(end, length), Math.min(start, length));
		view.dispatch({
			selection,
			effects: EditorView.scrollIntoView(selection, { y: 'start', yMargin: 64 }),
		});
		view.focus();
	}

	/** Selects the next finding, or the one before; behind the last comes the first. What is wrong there is told below the text. */
	nextFinding(step: 1 | -1): boolean {
		const view = this.#view;
		if (!view) return false;
		const { from, to } = view.state.selection.main;
		const all = foundIn(view.state);
		const next = step > 0 ? (all.find((each) => each.from > from || (each.from === from && each.to > to)) ?? all[0]) : (all.findLast((each) => each.from < from || (each.from === from && each.to < to)) ?? all.at(-1)); // prettier-ignore
		if (!next) return true;
		view.dispatch({
			selection: { anchor: next.from, head: next.to },
			effects: EditorView.scrollIntoView(next.from, { y: 'center' }),
		});
		return true;
	}

	focus(): void {
		this.#view?.focus();
	}

	undo(): void {
		if (this.#view) undo(this.#view);
		this.focus();
	}

	redo(): void {
		if (this.#view) redo(this.#view);
		this.focus();
	}

	find(): void {
		if (this.#view) openSearchPanel(this.#view);
	}

	/** What was known of a finding to mend it stays on its buttons until better is known: they do not blink while one types. */
	#askMends(state: EditorState): void {
		this.#asked += 1;
		const before = this.shown;
		this.shown = this.found.slice(0, mostShown).map((found, at) => {
			const kept = before.find(({ found: { finding } }) => finding === found.finding) ?? before[at];
			return { found, mends: kept?.found.finding.code === found.finding.code ? kept.mends : [] };
		});
		if (this.shown.length === 0) return;
		const findings = this.shown.map(({ found }) => movedTo(found, state));
		this.#mender.ask({ number: this.#asked, text: textOf(state), findings });
	}

	/** Looks for what mends the findings at the cursor here and now: whoever asks for it will not wait until it comes by itself. */
	knowMends(): void {
		this.#asked += 1;
		this.shown = this.shown.map(({ found }) => ({ found, mends: this.mendsOf(found) }));
	}

	/** Does what a button said, for the text as it is now; nothing where that would no longer mend it. */
	mendAs(found: FoundHere, wanted: Mend): void {
		const same = this.mendsOf(found).find((each) => mendName(each) === mendName(wanted));
		if (same) this.mend(same);
	}

	/** What mends a finding, made for the text as it is now. */
	mendsOf(found: FoundHere): Mend[] {
		const state = this.#view?.state;
		return state ? mendsOf(textOf(state), movedTo(found, state)) : [];
	}

	mend({ changes, select }: Mend): void {
		const view = this.#view;
		if (!view) return;
		const spec = view.state.changes([...changes]);
		view.dispatch({
			changes: spec,
			...(select && { selection: { anchor: select.from, head: select.to } }),
			scrollIntoView: true,
			userEvent: 'input.mend',
		});
		view.focus();
	}

	/** The states as they stand in the text. */
	states() {
		return this.#view ? namesIn(this.#view.state, this.bench).states : [];
	}

	goToState(number: number): void {
		const state = this.#view && statesOf(skeletonIn(this.#view.state))[number];
		if (state) this.jump({ start: state.to, end: state.to });
	}

	/** Goes where the link at an offset leads; false where there is none. */
	follow(offset?: number): boolean {
		const state = this.#view?.state;
		if (!state) return false;
		const linked = linkedState(state, offset ?? state.selection.main.head);
		if (linked === null) return false;
		this.goToState(linked);
		return true;
	}

	/** The state that the cursor means, for what is done with a state. */
	meant(): number | null {
		const state = this.#view?.state;
		return state ? stateMeant(state, state.selection.main.head) : null;
	}

	references(state: number): { from: number; to: number; line: number; words: string }[] {
		const doc = this.#view?.state.doc;
		if (!doc) return [];
		return referencesOf(doc.toString(), state).map(({ from, to }) => {
			const line = doc.lineAt(from);
			return { from, to, line: line.number, words: line.text.trim().slice(0, 120) };
		});
	}

	/** Renames a state here and in the rehearsals of this language; what is wrong with the name, else how many places changed. */
	rename(state: number, name: string): NameFault | number {
		const view = this.#view;
		if (!view) return 0;
		const oldName = this.states()[state]?.name ?? '';
		const changes = renameState(textOf(view.state), state, name);
		if (typeof changes === 'string') return changes;
		view.dispatch({ changes, userEvent: 'input.rename' });
		let count = changes.length;
		for (const { path, text } of this.bench.files) {
			if (!path.endsWith(`.${this.bench.language}.play.md`)) continue;
			const inPlay = renameInRehearsal(text, oldName, name.trim());
			if (inPlay.length > 0) this.bench.edit(path, changed(text, inPlay));
			count += inPlay.length;
		}
		return count;
	}

	insert({ kind, template }: Snippet): void {
		const view = this.#view;
		if (!view) return;
		const { state } = view;
		const place = insertionFor(textOf(state), state.selection.main.head, kind);
		this.nowhere = place === null;
		if (!place) return;
		const { at, before, after } = place;
		// First the room for it: a template takes on the indentation of the line that it comes to.
		view.dispatch({ changes: { from: at, insert: before + after }, selection: { anchor: at + before.length } });
		const text = template({
			language: this.bench.language,
			names: namesIn(state, this.bench),
			here: stateAt(skeletonIn(state), at)?.name ?? null,
			today: this.bench.scenario?.account.today ?? '?',
		});
		insertSnippet(text)(view, null, at + before.length, at + before.length);
		view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main, { y: 'center' }) });
		view.focus();
	}
}

/** Line ends made LF, a byte order mark left out: as the editor has the text, and the same scenario. */
function plainly(text: string): string {
	const marked = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
	return marked.includes('\r') ? marked.replace(/\r\n?/g, '\n') : marked;
}
