import { acts as closedList, type ActId } from '../../core/act/act.ts';
import { trackedIn } from '../../core/machine/tracked.ts';
import { plainPreset, presetSnapshot, promisesIn, type Preset, type PresetFault } from '../../core/run/preset.ts';
import type { TestStart } from '../../core/run/test-talk.ts';
import type { PromiseTerms, Scenario } from '../../core/scenario/scenario.ts';
import { readTerms } from '../../core/scenario/terms.ts';

/** What can be set in a scenario beyond mood, visit, variables and facts. */
export interface Asked {
	/** Promises that its lines make. */
	promises: PromiseTerms[];
	/** Acts that some condition asks for. */
	said: ActId[];
	/** Papers that act one decides about, indices. */
	papers: number[];
}

export type StartFault = PresetFault | { code: 'terms'; name: string };

/** The start of a test play as it is being filled in. */
export class StartDraft {
	readonly scenario: Scenario;
	readonly asked: Asked;
	/** null: from the beginning. */
	state = $state<number | null>(null);
	mood = $state(0);
	visit = $state('1');
	variables = $state<string[]>([]);
	facts = $state.raw<number[]>([]);
	/** Indices into what is asked. */
	promises = $state.raw<number[]>([]);
	said = $state.raw<number[]>([]);
	papers = $state.raw<number[]>([]);
	/** Promises in words, one a line. */
	own = $state('');
	prepare = $state.raw<number[][]>([]);

	/** @param here the state to begin with where none was set before; less than 1: the beginning */
	constructor(scenario: Scenario, start: TestStart, here: number) {
		this.scenario = scenario;
		this.asked = askedIn(scenario);
		const { preset } = start;
		this.prepare = start.prepare.map((options) => [...options]);
		this.state = here > 0 ? here : (preset?.state ?? null);
		const { mood, visit, variables, facts, said, documents } = preset ?? plainPreset(scenario, 0);
		this.mood = mood;
		this.visit = String(visit);
		this.variables = variables.map(String);
		this.facts = [...facts];
		this.said = this.asked.said.flatMap((act, index) => (said.includes(act) ? [index] : []));
		this.papers = this.asked.papers.filter((index) => documents.includes(index));
		this.promises = this.asked.promises.flatMap((terms, index) =>
			preset?.promises.some((other) => isSame(terms, other)) ? [index] : [],
		);
	}

	/** Why it cannot be played from what is filled in. */
	readonly faults: StartFault[] = $derived.by(() => {
		if (this.state === null) return [];
		const unread = this.#own.flatMap((line) => {
			const terms = readTerms(line);
			return 'fault' in terms ? [{ code: 'terms' as const, name: line }] : [];
		});
		const result = presetSnapshot(this.scenario, this.#preset(this.state));
		return [...unread, ...('faults' in result ? result.faults : [])];
	});

	/** Ticks an option of act one; a question with a single answer has one tick. */
	tick(question: number, option: number, on: boolean): void {
		const single = this.scenario.prepare[question]?.options.filter(({ right }) => right).length === 1;
		const before = single ? [] : (this.prepare[question] ?? []).filter((each) => each !== option);
		this.prepare = this.prepare.with(question, on ? [...before, option].sort((a, b) => a - b) : before);
	}

	/** The start; null when it is impossible. */
	read(): { preset: Preset | null; prepare: number[][] } | null {
		if (this.faults.length > 0) return null;
		return { preset: this.state === null ? null : this.#preset(this.state), prepare: this.prepare };
	}

	get #own(): string[] {
		return this.own.split('\n').filter((line) => line.trim() !== '');
	}

	#preset(state: number): Preset {
		const { scenario, asked } = this;
		const written = this.#own.flatMap((line) => {
			const terms = readTerms(line);
			return 'fault' in terms ? [] : [terms];
		});
		const decided = new Set(asked.papers);
		return {
			state,
			mood: this.mood,
			variables: this.variables.map(numberOf),
			facts: [...this.facts],
			promises: [...this.promises.flatMap((index) => asked.promises[index] ?? []), ...written],
			documents: scenario.account.documents
				.map((_, index) => index)
				.filter((index) => !decided.has(index) || this.papers.includes(index)),
			visit: numberOf(this.visit),
			said: this.said.flatMap((index) => asked.said[index] ?? []),
		};
	}
}

/** NaN for what is no number. */
function numberOf(text: string): number {
	return text.trim() === '' ? NaN : Number(text.trim().replace('−', '-'));
}

function askedIn(scenario: Scenario): Asked {
	const { said } = trackedIn(scenario);
	const papers = new Set(scenario.prepare.flatMap(({ options }) => options.flatMap(({ document }) => document ?? [])));
	return {
		promises: promisesIn(scenario),
		said: [...said].sort((a, b) => a - b).flatMap((index) => closedList[index]?.id ?? []),
		papers: [...papers].sort((a, b) => a - b),
	};
}

function isSame(a: PromiseTerms, b: PromiseTerms): boolean {
	return a.amount === b.amount && a.date === b.date && a.method === b.method;
}
