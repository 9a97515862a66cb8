/** The front matter as fields: what the text says, and what is typed written back into it. */
import { isMap, isScalar, isSeq } from 'yaml';
import { changed } from '$lib/core/scenario/edit.ts';
import {
	editFrontMatter,
	matterOf,
	type FieldEdit,
	type FieldPath,
	type FieldValue,
} from '$lib/core/scenario/edit-front-matter.ts';
import type { Finding } from '$lib/core/scenario/finding.ts';
import { languageOfPath } from '$lib/state/studio/checked.ts';
import type { Workbench } from '$lib/state/studio/workbench.svelte.ts';

export class FrontMatterForm {
	readonly bench: Workbench;

	/** The scenario file that is filled in: the one that is worked on; of a rehearsal, the one that it plays. */
	readonly path = $derived.by(() => (languageOfPath(this.bench.path) ? this.bench.path : `${this.bench.language}.md`));
	readonly text = $derived.by(() => this.bench.textOf(this.path));
	/** Null when the YAML cannot be read. */
	readonly matter = $derived.by(() => matterOf(this.text));
	readonly #found = $derived.by(() => byPath(this.bench.findings));
	/** Whether an edit could not be made. */
	refused = $state(false);

	constructor(bench: Workbench) {
		this.bench = bench;
	}

	/** What is wrong with the front matter as a whole. */
	get broken(): Finding | undefined {
		return this.bench.findings.find(({ code, params }) => code === 'front-matter' && params.path === '');
	}

	/** As it is written: `0312` stays `0312`; empty where there is nothing. */
	value(path: FieldPath): string {
		const node: unknown = this.matter?.document.getIn(path, true);
		if (!isScalar(node) || node.value === null) return '';
		return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
	}

	/** How many items a list has. */
	count(path: FieldPath): number {
		const node: unknown = this.matter?.document.getIn(path);
		return isSeq(node) ? node.items.length : 0;
	}

	/** The names of a map, in order. */
	keys(path: FieldPath): string[] {
		const node: unknown = this.matter?.document.getIn(path);
		return isMap(node) ? node.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')).filter((key) => key !== '') : []; // prettier-ignore
	}

	/** What is wrong with a field; of a map or list, what is wrong with it as a whole. */
	findings(path: FieldPath): readonly Finding[] {
		return this.#found.get(pathText(path)) ?? [];
	}

	/** Takes on what was typed. A field that may be missing goes when it is emptied. */
	type(path: FieldPath, typed: string, { number = false, optional = false } = {}): void {
		const text = typed.trim();
		if (text === this.value(path)) return;
		if (text === '' && optional) this.edit({ kind: 'remove', path });
		else
			this.edit({ kind: 'set', path, value: number && /^-?\d{1,12}(?:\.\d{1,4})?$/.test(text) ? Number(text) : text });
	}

	edit(edit: FieldEdit): void {
		const changes = editFrontMatter(this.text, edit);
		this.refused = changes === null;
		if (changes && changes.length > 0) this.bench.edit(this.path, changed(this.text, changes));
	}

	add(path: FieldPath, value: FieldValue): void {
		this.edit({ kind: 'add', path, value });
	}

	/** A name for one more that none of them has. */
	freeName(path: FieldPath, name: string): string {
		const taken = new Set([...this.keys(path), ...Array.from({ length: this.count(path) }, (_, index) => this.value([...path, index]))]); // prettier-ignore
		let free = name;
		for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
		return free;
	}
}

/** `account.invoices[1].amount`, as findings name a field. */
export function pathText(path: FieldPath): string {
	return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), ''); // prettier-ignore
}

function byPath(findings: readonly Finding[]): Map<string, Finding[]> {
	const found = new Map<string, Finding[]>();
	for (const finding of findings) {
		if (finding.code !== 'front-matter' && finding.code !== 'bad-form') continue;
		const path = String(finding.params.path ?? '');
		const there = found.get(path);
		if (there) there.push(finding);
		else found.set(path, [finding]);
	}
	return found;
}
