/** The eight questions about a real case while they are answered. What was answered lies on the disk, so that nobody has to do it in one go. */
import { noAnswers, type CaseAnswers } from '../../core/scenario/real-case/answers.ts';
import { keptAnswers } from '../../core/scenario/real-case/kept-answers.ts';

/** Where the answers are kept; only reading has to be waited for. */
export interface CasePlace {
	get(key: string): Promise<unknown>;
	put(key: string, value: unknown): void;
}

const key = 'studio-case';

/** The words that each question asks for. */
const questions: readonly (readonly (keyof CaseAnswers['words'])[])[] = [
	['customer', 'role', 'company', 'me', 'ours'],
	['goods'],
	['first'],
	['dodge'],
	['cause', 'reveal'],
	['good1', 'good2', 'good3'],
	['bad1', 'bad2', 'bad3'],
	['last', 'lesson'],
];

export class RealCase {
	readonly #place: CasePlace;
	answers = $state<CaseAnswers>(structuredClone(noAnswers));

	constructor(place: CasePlace, kept: unknown) {
		this.#place = place;
		this.answers = keptAnswers(kept);
	}

	/** With what was answered before. A disk that refuses is as good as an empty one. */
	static async open(place: CasePlace): Promise<RealCase> {
		return new RealCase(place, await place.get(key).catch(() => undefined));
	}

	/** How many of the questions have an answer. */
	get answered(): number {
		const { words, amount, due, promised, promisedOn } = this.answers;
		const figures = [[], [amount, due], [], [], [], [], [], [promised, promisedOn]];
		return questions.filter((fields, index) =>
			[...fields.map((field) => words[field]), ...(figures[index] ?? [])].some((text) => text.trim() !== ''),
		).length;
	}

	save(): void {
		this.#place.put(key, $state.snapshot(this.answers));
	}

	/** Empties all of it; gives what puts it back. */
	clear(): () => void {
		const before = $state.snapshot(this.answers) as CaseAnswers;
		this.answers = structuredClone(noAnswers);
		return () => (this.answers = before);
	}
}
