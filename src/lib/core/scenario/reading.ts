/** What the readers of the parts share: the source, the findings so far, the ranges of nodes. */
import { nearest } from './distance.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { NodeRanges, Source } from './source.ts';
import type { Run } from './inline.ts';
import type { Language } from './scenario.ts';

/** More findings than these help nobody, and a broken file could have millions. */
const mostFindings = 1000;
const mostSuggestions = 200;

const formValue = /\{\{ {0,4}form\.([^{}\s]{1,40}) {0,4}\}\}/g;

export type Params = Record<string, string | number>;

export class Reading {
	readonly source: Source;
	readonly ranges: NodeRanges;
	readonly findings: Finding[] = [];
	language: Language = 'zh';
	/** The values of the form that is read. */
	form: Readonly<Record<string, string>> = {};
	#suggestions = 0;

	constructor(text: string) {
		this.source = new Source(text);
		this.ranges = new NodeRanges(this.source);
	}

	get text(): string {
		return this.source.text;
	}

	report(code: FindingCode, start: number, end: number, params: Params = {}, suggestion?: string): void {
		if (this.findings.length >= mostFindings) return;
		this.findings.push(finding(code, this.source.range(start, end), params, suggestion));
	}

	/** Reports characters `from` to `to` of a run. */
	reportIn(run: Run, from: number, to: number, code: FindingCode, params: Params = {}, suggestion?: string): void {
		const start = run.offset(from);
		this.report(code, start, to > from ? run.offset(to - 1) + 1 : start, params, suggestion);
	}

	/** A name that nothing declares, with the nearest that something does. */
	reportUnknown(
		code: FindingCode,
		start: number,
		end: number,
		name: string,
		candidates: readonly string[],
		detail = 'name',
	): void {
		this.report(code, start, end, { detail, name }, this.suggest(name, candidates));
	}

	suggest(name: string, candidates: readonly string[]): string | undefined {
		return this.#suggestions++ < mostSuggestions ? nearest(name, candidates) : undefined;
	}

	/** The text of a code span with the form's values put in. */
	formed(text: string): string {
		if (!text.includes('{{')) return text;
		return text.replace(formValue, (written, name: string) =>
			Object.hasOwn(this.form, name) ? (this.form[name] ?? '') : written,
		);
	}

	mark(node: object, start: number, end: number): void {
		this.ranges.set(node, start, end);
	}
}
