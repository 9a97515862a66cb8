/** Lays two languages side by side apart from the page. */
import { tableOf } from '../../core/scenario/translation/table.ts';
import type { TranslationAnswer, TranslationRequest } from './translation.svelte.ts';

self.onmessage = ({ data }: MessageEvent<TranslationRequest>) => {
	const { number, zh, en } = data;
	postMessage({ number, table: tableOf(zh, en) } satisfies TranslationAnswer);
};
