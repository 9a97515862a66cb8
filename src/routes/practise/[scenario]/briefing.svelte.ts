import { shuffled } from '$lib/core/machine/offer.ts';
import { linesOf, repliesOf } from '$lib/core/scenario/replies.ts';
import type { RunHead } from '$lib/core/run/log.ts';
import type { Scenario } from '$lib/core/scenario/scenario.ts';
import { languagesHeard } from '$lib/state/heard-languages.ts';
import type { Start } from '$lib/state/start.ts';

/** A question of act one, as it is put: the options in this run's order. */
export interface PutQuestion {
	text: string;
	/** One right answer: the learner picks one; else ticks any number. */
	single: boolean;
	/** `index` is the option's place in the scenario. */
	options: { index: number; text: string; chosen: boolean }[];
}

/** The form as it is filled in. */
interface Draft {
	seed: number;
	mode: RunHead['mode'];
	coaching: RunHead['coaching'];
	silence: boolean;
	prepare: number[][];
}

/** What of it lies on disk under the scenario's key. */
type Kept = Omit<Draft, 'mode'>;

/** How an assignment wants it practised. */
export type Asked = Partial<Pick<Draft, 'mode' | 'coaching'>>;

/** `?mode=free&coaching=exam`; whatever else stands there is let be. */
export function askedIn(address: URLSearchParams): Asked {
	const [mode, coaching] = [address.get('mode'), address.get('coaching')];
	return {
		...(mode === 'choice' || mode === 'free' ? { mode } : {}),
		...(coaching === 'coached' || coaching === 'exam' ? { coaching } : {}),
	};
}

/** Where drafts are kept; writing never has to be waited for. */
export interface DraftPlace {
	get(key: string): Promise<unknown>;
	put(key: string, value: unknown): void;
}

/** Act one while it is being filled in. Nothing here tells right from wrong: that is for the debrief. */
export class Briefing {
	readonly #scenario: Scenario;
	readonly #place: DraftPlace;
	#draft = $state.raw<Draft>({ seed: 0, mode: 'choice', coaching: 'coached', silence: false, prepare: [] });

	private constructor(scenario: Scenario, place: DraftPlace, draft: Draft) {
		this.#scenario = scenario;
		this.#place = place;
		this.#draft = draft;
	}

	/**
	 * The draft of this very version, as far as it is sound, else a fresh one with `seed`. A disk that refuses is as good as an empty one.
	 *
	 * @param asked how it is to be practised this time; nothing of that is remembered for another
	 */
	static async open(scenario: Scenario, place: DraftPlace, seed: number, asked: Asked = {}): Promise<Briefing> {
		const [kept, mode] = await Promise.all(
			[Briefing.keyOf(scenario), modeKey].map((key) => place.get(key).catch(() => undefined)),
		);
		const draft = soundDraft(kept, scenario) ?? freshDraft(scenario, seed);
		return new Briefing(scenario, place, { ...draft, mode: mode === 'free' ? 'free' : 'choice', ...asked });
	}

	static keyOf({ id, hash }: Pick<Scenario, 'id' | 'hash'>): string {
		return `prepare:${id}:${hash}`;
	}

	get questions(): PutQuestion[] {
		const { seed, prepare } = this.#draft;
		return this.#scenario.prepare.map(({ text, options }, question) => {
			const chosen = new Set(prepare[question]);
			const put = options.map((option, index) => ({ index, text: option.text, chosen: chosen.has(index) }));
			return {
				text,
				single: options.filter(({ right }) => right).length === 1,
				options: shuffled(put, seed, question),
			};
		});
	}

	/** How replies are given; of all scenarios as it was picked last. */
	get mode(): RunHead['mode'] {
		return this.#draft.mode;
	}
	set mode(mode) {
		this.#draft = { ...this.#draft, mode };
		this.#place.put(modeKey, mode);
	}

	get coaching(): RunHead['coaching'] {
		return this.#draft.coaching;
	}
	set coaching(coaching) {
		this.#change({ coaching });
	}

	/** Whether silence counts. */
	get silence(): boolean {
		return this.#draft.silence;
	}
	set silence(silence) {
		this.#change({ silence });
	}

	/** Ticks or unticks an option; of a question with a single answer, the others are let go. */
	choose(question: number, option: number, chosen: boolean): void {
		const single = this.questions[question]?.single ?? false;
		const others = single ? [] : (this.#draft.prepare[question] ?? []).filter((index) => index !== option);
		const own = (chosen ? [...others, option] : others).sort((a, b) => a - b);
		this.#change({ prepare: this.#draft.prepare.map((options, index) => (index === question ? own : options)) });
	}

	/** What a run starts with. */
	get start(): Start {
		const { seed, mode, coaching, silence, prepare } = this.#draft;
		// Picked for another scenario perhaps, whose language is understood.
		const heard = languagesHeard.includes(this.#scenario.language);
		return { scenario: this.#scenario, mode: heard ? mode : 'choice', seed, coaching, silence, prepare };
	}

	#change(change: Partial<Draft>): void {
		this.#draft = { ...this.#draft, ...change };
		const { seed, coaching, silence, prepare } = this.#draft;
		this.#place.put(Briefing.keyOf(this.#scenario), { seed, coaching, silence, prepare } satisfies Kept);
	}
}

/** Whether a silence of the trainee leads anywhere in this scenario. */
export function knowsSilence(scenario: Scenario): boolean {
	return (
		repliesOf(scenario).some(({ kind }) => kind === 'silence') ||
		linesOf(scenario).some(({ when }) => when === 'silence')
	);
}

/** Where the way of replying is remembered. */
const modeKey = 'way:mode';

function freshDraft(scenario: Scenario, seed: number): Kept {
	return { seed, coaching: 'coached', silence: knowsSilence(scenario), prepare: scenario.prepare.map(() => []) };
}

/** The value if it is a draft for these questions: it was written by another time's code, or by someone's hand. */
function soundDraft(value: unknown, scenario: Scenario): Kept | null {
	if (typeof value !== 'object' || value === null) return null;
	if (!('seed' in value && 'coaching' in value && 'silence' in value && 'prepare' in value)) return null;
	const { seed, coaching, silence, prepare } = value;
	if (typeof seed !== 'number' || !Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) return null;
	if ((coaching !== 'coached' && coaching !== 'exam') || typeof silence !== 'boolean') return null;
	if (!Array.isArray(prepare) || prepare.length !== scenario.prepare.length) return null;
	const lists: unknown[] = prepare;
	const options = lists.map((list, question) => soundOptions(list, scenario.prepare[question]?.options.length ?? 0));
	return options.includes(null) ? null : { seed, coaching, silence, prepare: options.filter((list) => list !== null) };
}

function soundOptions(list: unknown, count: number): number[] | null {
	if (!Array.isArray(list)) return null;
	const entries: unknown[] = list;
	const indices = entries.filter(
		(index) => typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < count,
	) as number[];
	return indices.length === entries.length ? indices : null;
}
