/** Everything that can be found out about a scenario's source: what reading it finds, what its text shows, and where its talk can go. */
import { checkText } from '../scenario/check.ts';
import { finding, inOrder, type Finding } from '../scenario/finding.ts';
import { read, readForm } from '../scenario/read.ts';
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
	const written = checkWords(source);
	const { findings, cutOff } = checkRoads(source, written);
	return { ...written, findings: inOrder([...written.findings, ...findings]), cutOff };
}

/** What the words show by themselves. */
export type CheckedWords = Omit<CheckResult, 'cutOff'>;

/** The first half of a check, done in a moment. */
export function checkWords(source: string): CheckedWords {
	const { scenario, findings, ranges } = read(source);
	const text = scenario ? checkText(scenario, ranges) : [];
	return { ...(scenario ? { scenario } : {}), findings: inOrder([...findings, ...text]), ranges };
}

/** The second half: what is found by going every way there is, and by reading the other forms. */
export function checkRoads(source: string, words: CheckedWords): Pick<CheckResult, 'findings' | 'cutOff'> {
	const { scenario, ranges } = words;
	const { findings, cutOff } = scenario ? checkReach(scenario, ranges) : { findings: [], cutOff: null };
	const found = [...findings];
	for (let form = 1; form < (scenario?.forms?.length ?? 0); form++)
		found.push(...brokenBy(form, source, [...words.findings, ...found]));
	return { findings: inOrder(found), cutOff };
}

/** Errors that a form has and the first has not, each told where it stands. */
function brokenBy(form: number, source: string, known: readonly Finding[]): Finding[] {
	const { scenario, findings, ranges } = readForm(source, form);
	const own = scenario ? [...findings, ...checkText(scenario, ranges), ...checkReach(scenario, ranges).findings] : [];
	const isKnown = ({ code, range }: Finding) =>
		known.some((each) => each.code === code && each.range.start.offset === range.start.offset);
	const told = new Map<string, Finding>();
	for (const each of own) {
		const { code, range, severity } = each;
		if (severity === 'error' && !isKnown(each))
			told.set(`${code} ${range.start.offset}`, finding('form-breaks', range, { form: form + 1, code }));
	}
	return [...told.values()];
}
