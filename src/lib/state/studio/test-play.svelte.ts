import { offered, specialFor } from '../../core/machine/offer.ts';
import { hangUpEnding } from '../../core/machine/admit.ts';
import type { Preset } from '../../core/run/preset.ts';
import { presetAcross } from '../../core/run/preset-across.ts';
import type { Hearing } from '../../core/run/rehearse.ts';
import type { RunState } from '../../core/run/replay.ts';
import { scriptFold, type Exchange } from '../../core/run/script.ts';
import {
	playTest,
	replyMove,
	type Stop,
	type TestMove,
	type TestStart,
	type TestTalk,
} from '../../core/run/test-talk.ts';
import { fillFacts } from '../../core/scenario/facts.ts';
import { textOf } from '../../core/scenario/replies.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import { rightOptions } from '../../core/score/model-answers.ts';

/** The seed of every test play: what is tried twice goes the same way twice. */
const seed = 7;

/** Whether free words can be heard. */
export type EarState = 'asleep' | 'waking' | 'awake' | 'failed';

/** A talk that its author tries out, on the scenario as it is now: an edit plays it again as far as it still goes. */
export class TestPlay {
	#scenario = $state.raw() as Scenario;
	#start = $state.raw() as TestStart;
	#talk: TestTalk | null = null;
	#state = $state.raw<RunState | null>(null);
	#stop = $state.raw<Stop | null>(null);
	/** Everything that was done, also what cannot be done for the moment: the next edit may bring it back. */
	#moves = $state.raw<readonly TestMove[]>([]);
	#given = $state(0);
	#hearing: ((scenario: Scenario) => Hearing) | null = null;
	ear = $state<EarState>('asleep');
	/** The replies are typed, not chosen. */
	typing = $state(false);

	constructor(scenario: Scenario) {
		this.#scenario = scenario;
		this.#start = { prepare: rightOptions(scenario), preset: null, seed };
		this.#play();
	}

	/** The scenario that is played. */
	get scenario(): Scenario {
		return this.#scenario;
	}
	get start(): TestStart {
		return this.#start;
	}
	/** null when not even the beginning can be played. */
	get state(): RunState | null {
		return this.#state;
	}
	/** Why it does not go on as it did before the last edit, or as it was asked to; null: it does. */
	get stop(): Stop | null {
		return this.#stop;
	}
	/** Turns of the author that stand. */
	get given(): number {
		return this.#given;
	}
	/** Turns that stood before the last edit and cannot be taken now. */
	get left(): number {
		return this.#moves.length - this.#given;
	}
	get talk(): TestTalk | null {
		return this.#talk;
	}
	/** What hears free words in this scenario; null before it was fetched. */
	get hearing(): Hearing | null {
		return this.#hearing?.(this.#scenario) ?? null;
	}

	readonly #script = $derived.by(() => scriptFold(this.#scenario));
	readonly exchanges: Exchange[] = $derived(
		this.#state ? this.#script.of(this.#state.steps, this.#talk?.entries ?? []) : [],
	);
	readonly options: { index: number; text: string }[] = $derived.by(() => {
		const snapshot = this.#state?.snapshot;
		if (!snapshot || this.over) return [];
		return offered(this.#scenario, snapshot).map((reply) => ({
			index: reply.index,
			text: fillFacts(textOf(reply), this.#scenario, snapshot),
		}));
	});
	readonly over: boolean = $derived(this.#state !== null && this.#state.phase !== 'talk');
	readonly canWait: boolean = $derived.by(() => {
		const snapshot = this.#state?.snapshot;
		return !!snapshot && !this.over && specialFor(this.#scenario, snapshot, 'silence') !== null;
	});
	readonly canHangUp: boolean = $derived(!this.over && this.#state !== null && hangUpEnding(this.#scenario) !== null);

	/** The scenario was edited: everything is done again on it, as far as it goes. */
	follow(scenario: Scenario): void {
		if (scenario.hash === this.#scenario.hash) return;
		const { preset, prepare } = this.#start;
		const before = this.#scenario;
		this.#scenario = scenario;
		this.#start = {
			prepare: before.prepare.length === scenario.prepare.length ? prepare : rightOptions(scenario),
			preset: preset && presetAcross(preset, before, scenario),
			seed,
		};
		this.#play();
	}

	say(index: number): void {
		this.#give(replyMove(this.#scenario, index));
	}

	/** Gives words of one's own. False when nothing takes them up. */
	tell(text: string): boolean {
		return this.#give({ kind: 'words', text: text.trim() });
	}

	wait(): void {
		this.#give({ kind: 'silence' });
	}

	hangUp(): void {
		this.#give({ kind: 'hang-up' });
	}

	/** Takes back the last turn; what could not be done again after an edit is forgotten. */
	undo(): void {
		this.#moves = this.#moves.slice(0, Math.max(0, this.#given - 1));
		this.#play();
	}

	/** From the same start. */
	again(): void {
		this.#moves = [];
		this.#play();
	}

	/** From another start. */
	begin(start: { preset: Preset | null; prepare?: readonly (readonly number[])[] }): void {
		this.#start = { prepare: this.#start.prepare, seed, ...start };
		this.again();
	}

	/** Goes on without what cannot be done any more. */
	forgetRest(): void {
		this.#moves = this.#moves.slice(0, this.#given);
		this.#stop = null;
	}

	/** Fetches what hears free words. Never rejects. */
	async wake(): Promise<void> {
		if (this.ear === 'waking' || this.ear === 'awake') return;
		this.ear = 'waking';
		try {
			const { hearingIn } = await import('./rehearsals-ear.ts');
			this.#hearing = await hearingIn(this.#scenario.language);
			this.ear = 'awake';
			// The talk that stands was begun by one who could not hear.
			this.#play();
		} catch {
			this.ear = 'failed';
		}
	}

	#give(move: TestMove): boolean {
		const stop = this.#talk?.give(move) ?? null;
		if (!this.#talk || (stop && move.kind === 'words')) return false;
		this.#stop = stop;
		this.#settle();
		if (!stop) this.#moves = [...this.#talk.moves];
		return !stop;
	}

	#play(): void {
		const { talk, stop } = playTest(this.#scenario, this.#start, this.#moves, this.hearing);
		this.#talk = talk;
		this.#stop = stop;
		// As they read now, so that the next edit is compared with this one.
		if (talk) this.#moves = [...talk.moves, ...this.#moves.slice(talk.moves.length)];
		this.#settle();
	}

	#settle(): void {
		this.#state = this.#talk?.state ?? null;
		this.#given = this.#talk?.moves.length ?? 0;
	}
}
