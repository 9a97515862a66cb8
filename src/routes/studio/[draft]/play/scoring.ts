/** What scores and annotates a test play, fetched apart from its words. */
export { NoteFold } from '$lib/core/score/notes.ts';
export { default as TurnNote } from '$lib/components/talk/TurnNote.svelte';
export { default as Inspector } from './Inspector.svelte';
