/** Ways to begin a manuscript. */
import { catalogue } from 'virtual:huikuan/catalogue';
import { loadSources } from 'virtual:huikuan/sources';
import { v7 as uuid } from 'uuid';
import blankEn from '$lib/content/studio/blank.en.md?raw';
import blankZh from '$lib/content/studio/blank.zh.md?raw';
import { copied, freeId } from '$lib/core/scenario/copied.ts';
import { idIn, titleIn } from '$lib/core/scenario/head.ts';
import { m } from '$lib/paraglide/messages.js';
import type { StudioFile } from '$lib/store/rows.ts';
import type { Manuscripts } from '$lib/store/studio/manuscripts.ts';
import { published } from '$lib/store/studio/published.ts';
import { systemClock } from '$lib/state/clock.svelte.ts';

/** Writes a new manuscript and gives its id. Rejects with a StoreError. */
export async function begin(store: Manuscripts, title: string, files: StudioFile[]): Promise<string> {
	const id = uuid();
	await store.add(id, title, files, systemClock.now());
	return id;
}

/** Names of scenarios that a new one may not bear: those of ours, and those on this browser's shelf. */
export async function takenIds(): Promise<Set<string>> {
	const own = await published.shelf().catch(() => []);
	return new Set([...catalogue.map(({ id }) => id), ...own.map(({ scenario }) => scenario)]);
}

/** The smallest scenario that plays, in both languages. */
export async function blankFiles(): Promise<StudioFile[]> {
	const files = [
		{ path: 'zh.md', text: blankZh },
		{ path: 'en.md', text: blankEn },
	];
	return underOwnId(files);
}

/** A copy of one of ours, rehearsals and all. */
export async function copyOf(scenario: string): Promise<StudioFile[]> {
	return underOwnId(await loadSources(scenario), (title, path) =>
		m.studio_copy_of({ title }, { locale: path === 'en.md' ? 'en' : 'zh' }),
	);
}

/** Under an id that nothing else bears, and under the titles that `retitle` makes. */
export async function underOwnId(
	files: readonly StudioFile[],
	retitle: (title: string, path: string) => string = (title) => title,
): Promise<StudioFile[]> {
	// Rehearsals have no id of their own.
	const own = files.map(({ text }) => idIn(text)).find((id) => id !== null);
	const id = freeId(own ?? 'my-case', await takenIds());
	return files.flatMap((file) => copied([file], id, (title) => retitle(title, file.path)));
}

/** Title of what was begun, for the list. */
export function titleOf(files: readonly StudioFile[], locale: 'zh' | 'en'): string {
	const file = files.find(({ path }) => path === `${locale}.md`) ?? files[0];
	return titleIn(file?.text ?? '') ?? '';
}
