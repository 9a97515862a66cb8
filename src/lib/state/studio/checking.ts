/** The check of a scenario's files as the command line makes it, stage by stage. */
import { checkRoads, checkWords, type CheckResult } from '../../core/machine/check.ts';
import type { Hearer } from '../../core/machine/act-disagrees.ts';
import { disagreements } from '../../core/scenario/languages.ts';
import { outlineOf } from '../../core/scenario/outline.ts';
import { read } from '../../core/scenario/read.ts';
import type { Language } from '../../core/scenario/scenario.ts';
import { checkHearing, checkPlays, playable } from '../../core/score/findings/plays.ts';
import type { CheckAnswer, CheckRequest } from './checked.ts';

type Asked<Kind extends CheckRequest['kind']> = Extract<CheckRequest, { kind: Kind }>;

/** Where a recogniser comes from. Rejects when it cannot be had. */
export type FindEar = (language: Language) => Promise<Hearer>;

export class Checking {
	readonly #findEar: FindEar;
	/** What was read last. */
	#read: { number: number; language: Language; result: Omit<CheckResult, 'cutOff'> } | null = null;

	constructor(findEar: FindEar) {
		this.#findEar = findEar;
	}

	/** In a moment even for a thousand states: what is typed is told of at every key. */
	glance({ number, source, language }: Asked<'glance'>): CheckAnswer {
		const { findings } = checkWords(source);
		return { number, language, last: true, stage: 'words', findings, length: source.length };
	}

	*read({ number, files, language }: Asked<'read'>): Generator<CheckAnswer, void> {
		this.#read = null;
		const source = files[language] ?? '';
		const words = checkWords(source);
		const { scenario, findings, ranges } = words;
		const outline = scenario ? outlineOf(scenario, ranges) : null;
		const { length } = source;
		yield { number, language, last: false, stage: 'words', outline, findings, length };
		yield { number, language, last: false, stage: 'scenario', scenario: scenario ?? null, findings: [] };
		const roads = checkRoads(source, words);
		this.#read = { number, language, result: { ...words, findings: [...findings, ...roads.findings] } };
		const other = files[language === 'zh' ? 'en' : 'zh'];
		const mismatches = other === undefined ? [] : disagreements(words, read(other), language);
		const further = [...roads.findings, ...mismatches];
		yield { number, language, last: true, stage: 'roads', findings: further, cutOff: roads.cutOff };
	}

	/** Nothing when something else was read since. */
	async *play({ number, ear }: Asked<'play'>): AsyncGenerator<CheckAnswer, void> {
		if (this.#read?.number !== number) return;
		const { language, result } = this.#read;
		yield { number, language, last: !ear, stage: 'plays', findings: checkPlays(result) };
		if (!ear) return;
		const answer = { number, language, last: true, stage: 'ear' } as const;
		// A file with errors is heard by nobody: no recogniser is fetched for it.
		const scenario = playable(result);
		if (!scenario) return yield { ...answer, findings: [], deaf: false };
		try {
			const hearer = await this.#findEar(scenario.language);
			yield { ...answer, findings: checkHearing(result, hearer), deaf: false };
		} catch {
			yield { ...answer, findings: [], deaf: true };
		}
	}
}
