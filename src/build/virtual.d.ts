/** What the scenario plugin makes out of scenarios/ at build time. */
declare module 'virtual:huikuan/catalogue' {
	import type { FindingCode, Severity } from '$lib/core/scenario/finding.ts';
	import type { Channel, Language, Outcome, Person, Scenario } from '$lib/core/scenario/scenario.ts';

	/** What the catalogue shows of a scenario. */
	export interface ScenarioCard {
		title: string;
		summary: string;
		topic: string;
		channel: Channel;
		difficulty: number;
		minutes: number;
		customer: Person;
		best: Outcome;
		hash: string;
		version: number;
	}

	/** A finding with its text made up at build time, so that neither reader nor texts of findings reach the browser. */
	export interface FindingText {
		severity: Severity;
		/** null: the file could not even be read. */
		code: FindingCode | null;
		line: number;
		column: number;
		text: Record<Language, string>;
	}

	export interface BrokenEntry {
		ok: false;
		/** Path from the project's folder, with forward slashes. */
		file: string;
		title: string | null;
		/** Errors first; at most the first few, `count` tells how many there are. */
		findings: FindingText[];
		count: { errors: number; warnings: number };
	}

	/** `model`: whether there is a model run to be watched. */
	export type CatalogueEntry = { ok: true; model: boolean; card: ScenarioCard } | BrokenEntry;

	export interface CatalogueItem {
		/** The name of its folder. */
		id: string;
		/** From 1. */
		chapter: number;
		languages: Partial<Record<Language, CatalogueEntry>>;
	}

	/** In the order of chapters. */
	export const catalogue: CatalogueItem[];

	/** A scenario that is fit to be practised; rejects for any other. */
	export function load(id: string, language: Language): Promise<Scenario>;
}

/** The model runs, apart from the catalogue: only the page that shows one loads it. */
declare module 'virtual:huikuan/models' {
	import type { Language } from '$lib/core/scenario/scenario.ts';
	import type { Model } from '$lib/core/score/rehearsed-model.ts';

	/** The model of a scenario in this language; null when it has none. */
	export function loadModel(id: string, language: Language): Promise<Model | null>;
}

/** The texts of the scenarios, for who begins with a copy of one. */
declare module 'virtual:huikuan/sources' {
	/** The files of a scenario's folder; none when there is no such scenario. */
	export function loadSources(id: string): Promise<{ path: string; text: string }[]>;
}
