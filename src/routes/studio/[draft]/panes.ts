/** What can stand beside the text, in the order of its tabs. Each is fetched when it is first looked at. */
import type { Component } from 'svelte';
import { m } from '$lib/paraglide/messages.js';
import type { Workbench } from '$lib/state/studio/workbench.svelte.ts';

export type PaneId = 'editor' | 'findings' | 'form' | 'graph' | 'play' | 'report' | 'translation' | 'versions';
export type Pane = Component<{ bench: Workbench }>;

const parts = import.meta.glob<{ default: Pane }>('./*/*Pane.svelte');

const names: Readonly<Record<PaneId, () => string>> = {
	editor: m.studio_pane_editor,
	findings: m.studio_pane_findings,
	form: m.studio_pane_form,
	graph: m.studio_pane_graph,
	play: m.studio_pane_play,
	report: m.studio_pane_report,
	translation: m.studio_pane_translation,
	versions: m.studio_pane_versions,
};

function partOf(id: PaneId): (() => Promise<{ default: Pane }>) | undefined {
	return parts[`./${id}/${id[0]?.toUpperCase()}${id.slice(1)}Pane.svelte`];
}

export const panes: readonly { id: PaneId; name: string }[] = (Object.keys(names) as PaneId[])
	.filter((id) => partOf(id))
	.map((id) => ({ id, name: names[id]() }));

/** Rejects when the pane cannot be fetched. */
export async function loadPane(id: PaneId): Promise<Pane> {
	const load = partOf(id);
	if (!load) throw new RangeError(`no pane ${id}`);
	return (await load()).default;
}
