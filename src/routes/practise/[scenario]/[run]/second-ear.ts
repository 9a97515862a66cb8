/** What a second ear needs, loaded apart in free talks alone. */
export { SecondEar } from '$lib/state/second-ear.svelte.ts';
export { default as Seconding } from './Seconding.svelte';
