/** A letter with what should be found in it; every part that is not named is there, or not asked. */
import { readFileSync } from 'node:fs';
import type { ActId } from '../../../src/lib/core/act/act.ts';
import { decodeModel, type EncodedModel } from '../../../src/lib/core/act/hearing/model.ts';
import { Recogniser } from '../../../src/lib/core/act/hearing/recognise.ts';
import type {
	Fault,
	LetterEar,
	LetterKind,
	LetterMatter,
	LetterPart,
	LetterPartId,
} from '../../../src/lib/core/letter/letter.ts';
import { confirmationMatter, letterMatter } from '../../../src/lib/core/letter/matter.ts';
import { readConfirmation, readLetter } from '../../../src/lib/core/letter/read-letter.ts';
import { fillFacts, type Moment } from '../../../src/lib/core/scenario/facts.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Language, Scenario } from '../../../src/lib/core/scenario/scenario.ts';

export interface LetterExample {
	title: string;
	kind: LetterKind;
	text: string;
	faults: Partial<Record<LetterPartId, Fault>>;
	/** Of a tone that is wrong. */
	acts?: ActId[];
}

/** Two instalments, as the best talk of the scenario ends. */
export const agreed: Moment = {
	days: 0,
	promises: [
		{ amount: 10_000_000, date: '2026-06-05', method: 'bank-transfer' },
		{ amount: 8_600_000, date: '2026-06-18', method: 'bank-transfer' },
	],
};
export const nothingAgreed: Moment = { days: 0, promises: [] };

export function scenarioOf(id: string, language: Language): Scenario {
	const { scenario } = read(readFileSync(`scenarios/${id}/${language}.md`, 'utf8'));
	if (!scenario) throw new Error(`${id}: cannot be read`);
	return scenario;
}

export function earOf(language: Language): Recogniser {
	const model = readFileSync(`src/lib/core/act/model/${language}.json`, 'utf8');
	return new Recogniser(decodeModel(JSON.parse(model) as EncodedModel));
}

/** What a letter of the kind is about: the account of `evasive-debtor`. */
export function matterOf(kind: LetterKind, language: Language): LetterMatter {
	const scenario = scenarioOf('evasive-debtor', language);
	if (kind === 'confirmation') return confirmationMatter(scenario, agreed);
	const deadline = { from: '2026-06-02', to: '2026-06-10' };
	return letterMatter(scenario, nothingAgreed, { state: null, kind, deadline });
}

/** Read as the pages read it: a confirmation beside the author's own. */
export function readExample(text: string, kind: LetterKind, language: Language, ear: LetterEar | null): LetterPart[] {
	if (kind !== 'confirmation') return readLetter(text, matterOf(kind, language), ear);
	const scenario = scenarioOf('evasive-debtor', language);
	const parts = scenario.followUp?.message ?? [];
	const model = parts.map(({ options }) => options.find(({ right }) => right)?.text ?? '').join(' ');
	return readConfirmation(text, matterOf(kind, language), fillFacts(model, scenario, agreed), ear);
}
