/** Plays a scenario apart from the page, to count what is come by: its rehearsals, or plays by simple policies. */
import { rehearsedCoverage, type RehearsedCoverage } from '../../core/run/coverage.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import { tried } from '../../core/score/tried.ts';
import type { StudioFile } from '../../store/rows.ts';

export interface CoverageRequest {
	scenario: Scenario;
	/** Rehearsals in the scenario's language; null: plays are counted instead. */
	files: StudioFile[] | null;
}

export interface CoverageAnswer extends RehearsedCoverage {
	kind: 'rehearsals' | 'plays';
}

/** Of each policy: enough that what is never come by is rare indeed. */
const runs = 300;

self.onmessage = ({ data: { scenario, files } }: MessageEvent<CoverageRequest>) => {
	const answer: CoverageAnswer = files
		? { kind: 'rehearsals', ...rehearsedCoverage(scenario, files) }
		: { kind: 'plays', ...tried(scenario, { runs }), broken: [] };
	postMessage(answer);
};
