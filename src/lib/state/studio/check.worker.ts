/** Checks scenario files apart from the page: first what their text shows, then where their talk can go. */
import { checkText } from '../../core/scenario/check.ts';
import { checkReach } from '../../core/machine/findings.ts';
import type { Finding } from '../../core/scenario/finding.ts';
import { compareLanguages, type Version } from '../../core/scenario/languages.ts';
import { outlineOf } from '../../core/scenario/outline.ts';
import { read } from '../../core/scenario/read.ts';
import type { Language } from '../../core/scenario/scenario.ts';
import type { CheckAnswer, CheckedFile, CheckRequest } from './checked.ts';

const inOrder = (findings: Finding[]) =>
	findings.sort((a, b) => a.range.start.offset - b.range.start.offset || a.range.end.offset - b.range.end.offset);

self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
	const { number, files, language } = data;
	const { scenario, findings, ranges } = read(files[language] ?? '');
	const text = scenario ? checkText(scenario, ranges) : [];
	const quick: CheckedFile = {
		scenario: scenario ?? null,
		outline: scenario ? outlineOf(scenario, ranges) : null,
		findings: inOrder([...findings, ...text]),
		cutOff: null,
		length: (files[language] ?? '').length,
	};
	postMessage({ number, kind: 'quick', language, checked: quick } satisfies CheckAnswer);
	const reach = scenario ? checkReach(scenario, ranges) : { findings: [], cutOff: null };
	const mismatch = scenario ? mismatches({ scenario, ranges }, language, files) : [];
	const whole = {
		...quick,
		findings: inOrder([...quick.findings, ...reach.findings, ...mismatch]),
		cutOff: reach.cutOff,
	};
	postMessage({ number, kind: 'whole', language, checked: whole } satisfies CheckAnswer);
};

/** What the file and its translation disagree on, as far as it concerns this one. */
function mismatches(own: Version, language: Language, files: CheckRequest['files']): Finding[] {
	const other = files[language === 'zh' ? 'en' : 'zh'];
	if (other === undefined) return [];
	const { scenario, ranges } = read(other);
	if (!scenario) return [];
	const theirs = { scenario, ranges };
	return (language === 'zh' ? compareLanguages(own, theirs) : compareLanguages(theirs, own))[language];
}
