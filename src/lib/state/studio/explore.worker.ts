/** Makes the report on a scenario apart from the page, and tells each part as soon as it is there. */
import { reporting, type Report, type ReportPart } from '../../core/score/report.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';

export interface ReportRequest {
	scenario: Scenario;
}

export interface ReportAnswer {
	kind: 'progress' | 'done';
	part: ReportPart;
	/** How far the part is, 0 to 1. */
	share: number;
	/** What is new. */
	ready: Partial<Report>;
}

/** Progress is told no more often than this, milliseconds. */
const pace = 100;

self.onmessage = ({ data: { scenario } }: MessageEvent<ReportRequest>) => {
	let told = -Infinity;
	for (const { part, share, ready } of reporting(scenario)) {
		const now = performance.now();
		if (now - told < pace && Object.keys(ready).length === 0) continue;
		told = now;
		postMessage({ kind: 'progress', part, share, ready } satisfies ReportAnswer);
	}
	postMessage({ kind: 'done', part: 'scores', share: 1, ready: {} } satisfies ReportAnswer);
};
