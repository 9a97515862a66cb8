import type { ActId, ObjectionKind } from '../core/act/act.ts';
import type { Outcome, Scenario } from '../core/scenario/scenario.ts';
import type { LscpStep } from '../core/score/rubric.ts';
import type { CheckId } from '../core/score/scorecard.ts';
import { scoreObserved, type ObservedCard } from '../core/score/roleplay/observed.ts';
import {
	blankTicks,
	isBlank,
	newObjection,
	readTicks,
	type CheckTick,
	type HeardTick,
	type ObjectionTick,
	type TickAnswer,
	type Ticks,
} from '../core/score/roleplay/ticks.ts';

/** Where a sheet is kept; writing never has to be waited for. */
export interface SheetPlace {
	get(key: string): Promise<unknown>;
	put(key: string, value: Ticks): void;
	remove(key: string): void;
}

/** An observer's sheet while it is filled in: every tick is kept at once. */
export class Observing {
	readonly #scenario: Scenario;
	readonly #place: SheetPlace;
	#ticks = $state.raw<Ticks>() as Ticks;

	private constructor(scenario: Scenario, place: SheetPlace, ticks: Ticks) {
		this.#scenario = scenario;
		this.#place = place;
		this.#ticks = ticks;
	}

	/** The sheet of this very version as it was left, else a blank one. A disk that refuses is as good as an empty one. */
	static async open(scenario: Scenario, place: SheetPlace): Promise<Observing> {
		const kept = await place.get(Observing.keyOf(scenario)).catch(() => undefined);
		return new Observing(scenario, place, soundTicks(kept, scenario) ?? blankTicks(scenario));
	}

	/** A sheet that is kept nowhere, for the time before the disk was read. */
	static blank(scenario: Scenario): Observing {
		const nowhere = { get: () => Promise.resolve(undefined), put: () => undefined, remove: () => undefined };
		return new Observing(scenario, nowhere, blankTicks(scenario));
	}

	static keyOf({ id, hash }: Pick<Scenario, 'id' | 'hash'>): string {
		return `observe:${id}:${hash}`;
	}

	get ticks(): Ticks {
		return this.#ticks;
	}

	get blank(): boolean {
		return isBlank(this.#ticks);
	}

	readonly card: ObservedCard = $derived.by(() => scoreObserved(this.#scenario, this.#ticks));

	check(id: CheckId): CheckTick {
		return this.#ticks.checks[id] ?? { answer: null, words: '' };
	}

	answer(id: CheckId, answer: TickAnswer): void {
		this.#check(id, { answer });
	}

	quote(id: CheckId, words: string): void {
		this.#check(id, { words });
	}

	addObjection(kind: ObjectionKind): void {
		this.#change({ objections: [...this.#ticks.objections, newObjection(kind)] });
	}

	removeObjection(place: number): void {
		this.#change({ objections: this.#ticks.objections.filter((_, index) => index !== place) });
	}

	/** Changes an objection by its place; a step is ticked or unticked on its own. */
	changeObjection(place: number, change: Partial<Omit<ObjectionTick, 'kind' | 'steps'>>): void {
		this.#objection(place, (own) => ({ ...own, ...change }));
	}

	step(place: number, step: LscpStep, took: boolean): void {
		this.#objection(place, (own) => ({ ...own, steps: { ...own.steps, [step]: took } }));
	}

	heard(act: ActId): HeardTick | null {
		return this.#ticks.heard.find((own) => own.act === act) ?? null;
	}

	hear(act: ActId, was: boolean): void {
		const others = this.#ticks.heard.filter((own) => own.act !== act);
		this.#change({
			heard: was ? [...others, { act, words: '', rewarded: false }] : others,
			// Nothing gave way last where nothing gave way.
			...(act === 'give-up' && !was ? { gaveWayLast: false } : {}),
		});
	}

	changeHeard(act: ActId, change: Partial<Omit<HeardTick, 'act'>>): void {
		this.#change({ heard: this.#ticks.heard.map((own) => (own.act === act ? { ...own, ...change } : own)) });
	}

	set gaveWayLast(gaveWayLast: boolean) {
		this.#change({ gaveWayLast });
	}

	set outcome(outcome: Outcome) {
		this.#change({ outcome });
	}

	set rung(rung: number) {
		this.#change({ rung });
	}

	set notes(notes: string) {
		this.#change({ notes });
	}

	/** A blank sheet for the next pair. */
	clear(): void {
		this.#ticks = blankTicks(this.#scenario);
		this.#place.remove(Observing.keyOf(this.#scenario));
	}

	#check(id: CheckId, change: Partial<CheckTick>): void {
		this.#change({ checks: { ...this.#ticks.checks, [id]: { ...this.check(id), ...change } } });
	}

	#objection(place: number, changed: (own: ObjectionTick) => ObjectionTick): void {
		this.#change({ objections: this.#ticks.objections.map((own, index) => (index === place ? changed(own) : own)) });
	}

	#change(change: Partial<Ticks>): void {
		this.#ticks = { ...this.#ticks, ...change };
		this.#place.put(Observing.keyOf(this.#scenario), this.#ticks);
	}
}

/** The value if it is a sheet of this scenario's: it was written by another time's code, or by someone's hand. */
function soundTicks(value: unknown, { id, hash }: Scenario): Ticks | null {
	if (value === undefined) return null;
	try {
		const ticks = readTicks(value);
		return ticks.scenario.id === id && ticks.scenario.hash === hash ? ticks : null;
	} catch {
		return null;
	}
}
