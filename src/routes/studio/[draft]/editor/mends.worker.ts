/** Looks for what mends findings apart from the page: for that the whole text is read anew, and whoever types does not wait for it. */
import type { Finding } from '$lib/core/scenario/finding.ts';
import { mendsOf, type Mend } from '$lib/core/scenario/mend/mend.ts';

export interface MendsAsked {
	number: number;
	text: string;
	findings: readonly Finding[];
}

export interface MendsFound {
	number: number;
	/** Finding by finding. */
	mends: Mend[][];
}

self.onmessage = ({ data: { number, text, findings } }: MessageEvent<MendsAsked>) =>
	postMessage({ number, mends: findings.map((finding) => mendsOf(text, finding)) } satisfies MendsFound);
