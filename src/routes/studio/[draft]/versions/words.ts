/** What a version is called, and what changed in it. */
import type { FileChange } from '$lib/core/scenario/file-changes.ts';
import { m } from '$lib/paraglide/messages.js';
import { systemClock } from '$lib/state/clock.svelte.ts';
import type { Moment } from '$lib/state/studio/versions.svelte.ts';
import { fileName } from '$lib/wording/studio-file.ts';
import { whenExactly } from '$lib/wording/when-exactly.ts';

export function momentName({ name, row }: Moment): string {
	return name ?? (row ? m.studio_versions_automatic() : m.studio_versions_was_published());
}

export function momentWhen({ at }: Pick<Moment, 'at'>): string {
	return whenExactly(at, systemClock.now());
}

/** That it was published, when, and whether it still is; null when it never was. */
export function publicationText({ published }: Moment): string | null {
	const [latest] = published;
	if (!latest) return null;
	const numbers = [...new Set(published.map(({ version }) => version))].sort((a, b) => a - b);
	const versions = numbers.join(m.studio_versions_and());
	const said = { versions, when: whenExactly(latest.at, systemClock.now()) };
	return published.every(({ withdrawn }) => withdrawn)
		? m.studio_versions_withdrawn(said)
		: m.studio_versions_published(said);
}

/** For the eye, and for the ear: a sign is no word. */
export function changeTexts({ path, kind, added, removed }: FileChange): { shown: string; aloud: string } {
	const file = fileName(path);
	if (kind === 'changed')
		return {
			shown: [file, ...(added > 0 ? [`＋${added}`] : []), ...(removed > 0 ? [`−${removed}`] : [])].join(' '),
			aloud: m.studio_versions_file_changed({ file, added, removed }),
		};
	const text = kind === 'added' ? m.studio_versions_file_added({ file }) : m.studio_versions_file_removed({ file });
	return { shown: text, aloud: text };
}
