/**
 * The catalogue out of scenario files: a card for each that is fit to be practised, its findings for each that is not. Runs at build time only, so that
 * neither the reader nor the texts of findings weigh on a page.
 */
import type { BrokenEntry, CatalogueEntry, CatalogueItem, FindingText } from 'virtual:huikuan/catalogue';
import { check } from '../lib/core/machine/check.ts';
import { compareLanguages } from '../lib/core/scenario/languages.ts';
import type { Finding } from '../lib/core/scenario/finding.ts';
import type { Language, Scenario } from '../lib/core/scenario/scenario.ts';
import { m } from '../lib/paraglide/messages.js';
import { findingText } from '../lib/wording/finding.ts';
import { modelOf, type Model } from '../lib/core/score/rehearsed-model.ts';

/** A scenario's file: its source, or why it could not be had. */
export interface SourceFile {
	id: string;
	language: Language;
	/** Path from the project's folder. */
	file: string;
	source: { text: string } | { failure: string };
	/** The text of the rehearsal beside it that may be watched; missing where there is none. */
	rehearsal?: string | undefined;
}

export interface Checked {
	items: CatalogueItem[];
	/** The scenarios fit to be practised, by `<id>.<language>`. */
	scenarios: Map<string, Scenario>;
	/** The model run of each scenario that has one, by the same names. */
	models: Map<string, Model>;
}

const languages: readonly Language[] = ['zh', 'en'];

/** Where a newcomer should start among scenarios of one difficulty; others follow by name. */
const firstIds = ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse'];

/** How many findings a card lists; mending the first often mends the rest. */
const shown = 5;

export function readCatalogue(files: readonly SourceFile[]): Checked {
	const scenarios = new Map<string, Scenario>();
	const models = new Map<string, Model>();
	const ids = [...new Set(files.map(({ id }) => id))];
	const items = ids.map((id) => {
		const own = files.filter((file) => file.id === id);
		const item: CatalogueItem = { id, chapter: 0, languages: {} };
		for (const [file, result] of withoutMismatch(own.map((file) => [file, checked(file)]))) {
			const entry = entryOf(file, result);
			item.languages[file.language] = entry;
			if (!entry.ok || !result.scenario) continue;
			const name = `${id}.${file.language}`;
			scenarios.set(name, result.scenario);
			const model = modelIn(file, result.scenario);
			if (model) models.set(name, model);
			entry.model = model !== null;
		}
		return item;
	});
	items.sort((a, b) => difficultyOf(a) - difficultyOf(b) || rankOf(a.id) - rankOf(b.id) || (a.id < b.id ? -1 : 1));
	items.forEach((item, index) => (item.chapter = index + 1));
	return { items, scenarios, models };
}

/** A rehearsal that cannot be watched, whatever the reason, costs its scenario nothing but the model. */
function modelIn({ rehearsal }: SourceFile, scenario: Scenario): Model | null {
	try {
		return rehearsal === undefined ? null : modelOf(scenario, rehearsal);
	} catch {
		return null;
	}
}

type Result = { scenario?: Scenario; ranges?: ReturnType<typeof check>['ranges']; findings: readonly Finding[]; failure?: string };

function checked({ source }: SourceFile): Result {
	if ('failure' in source) return { findings: [], failure: source.failure };
	try {
		return check(source.text);
	} catch (error) {
		// A fault of ours must not take the other scenarios with it.
		return { findings: [], failure: error instanceof Error ? error.message : String(error) };
	}
}

/** A translation that does not agree with the Chinese file is set aside; the Chinese one stays. */
function withoutMismatch(pairs: [SourceFile, Result][]): [SourceFile, Result][] {
	const [zh, en] = languages.map((language) => pairs.find(([file]) => file.language === language)?.[1]);
	if (!zh?.scenario || !en?.scenario || !zh.ranges || !en.ranges) return pairs;
	const mismatch = compareLanguages({ scenario: zh.scenario, ranges: zh.ranges }, { scenario: en.scenario, ranges: en.ranges }).en;
	return pairs.map(([file, result]) => [file, result === en ? { ...result, findings: [...result.findings, ...mismatch] } : result]);
}

function entryOf({ file, id }: SourceFile, { scenario, findings, failure }: Result): CatalogueEntry {
	const errors = findings.filter(({ severity }) => severity === 'error');
	if (failure !== undefined) return broken(file, null, [unreadable(failure)], { errors: 1, warnings: 0 });
	if (!scenario || errors.length > 0) {
		const warnings = findings.filter(({ severity }) => severity === 'warning');
		const texts = [...errors, ...warnings].slice(0, shown).map(textOf);
		return broken(file, scenario?.title || null, texts, { errors: errors.length, warnings: warnings.length });
	}
	const { title, summary, topic, channel, difficulty, minutes, customer, best, hash, version } = scenario;
	// The folder decides the address; a file that calls itself otherwise is still found.
	scenario.id = id;
	return { ok: true, model: false, card: { title, summary, topic, channel, difficulty, minutes, customer, best, hash, version } };
}

function broken(file: string, title: string | null, findings: FindingText[], count: BrokenEntry['count']): BrokenEntry {
	return { ok: false, file, title, findings, count };
}

function textOf(finding: Finding): FindingText {
	const { severity, code, range } = finding;
	const text = { zh: findingText(finding, 'zh'), en: findingText(finding, 'en') };
	return { severity, code, line: range.start.line, column: range.start.column, text };
}

function unreadable(reason: string): FindingText {
	const text = { zh: m.findings_unreadable({ reason }, { locale: 'zh' }), en: m.findings_unreadable({ reason }, { locale: 'en' }) };
	return { severity: 'error', code: null, line: 1, column: 1, text };
}

function difficultyOf({ languages: own }: CatalogueItem): number {
	for (const language of languages) {
		const entry = own[language];
		if (entry?.ok) return entry.card.difficulty;
	}
	return Infinity; // what cannot be practised comes last
}

function rankOf(id: string): number {
	const rank = firstIds.indexOf(id);
	return rank < 0 ? firstIds.length : rank;
}
