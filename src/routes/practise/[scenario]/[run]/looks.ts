/** What a chat and a visit look like. Fetched with the talk where the scenario has either: a call does without them. */
export { default as ChatBar } from '$lib/components/talk/ChatBar.svelte';
export { default as ChatExchange } from '$lib/components/talk/ChatExchange.svelte';
export { default as VisitBar } from '$lib/components/talk/VisitBar.svelte';
