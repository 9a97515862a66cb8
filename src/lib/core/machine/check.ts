/** Everything that can be found out about a scenario's source: what reading it finds, what its text shows, and where its talk can go. */
import { checkText } from '../scenario/check.ts';
import type { Finding } from '../scenario/finding.ts';
import { read } from '../scenario/read.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Ranges } from '../scenario/source.ts';
import { checkReach, type CutOff } from './findings.ts';

export interface CheckResult {
	/** Missing when nothing could be read as a scenario. */
	scenario?: Scenario;
	/** In order of position. */
	findings: Finding[];
	ranges: Ranges;
	/** How far exploration came when the talk has too many configurations: findings that need all of them are left out. Null when all were seen. */
	cutOff: CutOff | null;
}

export function check(source: string): CheckResult {
	const { scenario, findings, ranges } = read(source);
	const text = scenario ? checkText(scenario, ranges) : [];
	const reach = scenario ? checkReach(scenario, ranges) : { findings: [], cutOff: null };
	const all = [...findings, ...text, ...reach.findings];
	all.sort((a, b) => a.range.start.offset - b.range.start.offset || a.range.end.offset - b.range.end.offset);
	return { ...(scenario ? { scenario } : {}), findings: all, ranges, cutOff: reach.cutOff };
}
