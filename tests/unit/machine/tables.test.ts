import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actsOf } from '../../../src/lib/core/machine/acts.ts';
import type { Snapshot, TalkEvent } from '../../../src/lib/core/machine/events.ts';
import { linesAt } from '../../../src/lib/core/machine/line.ts';
import { offered, specialFor } from '../../../src/lib/core/machine/offer.ts';
import { isStillLost, silenceMoves } from '../../../src/lib/core/machine/rules.ts';
import { startTalk } from '../../../src/lib/core/machine/step.ts';
import { type Scope, tabulate, tabulating, type Tables } from '../../../src/lib/core/machine/tables.ts';
import { type Tracked, trackedIn } from '../../../src/lib/core/machine/tracked.ts';
import { playRehearsal, readRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { linesOf } from '../../../src/lib/core/scenario/replies.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { shippedScenarios } from '../../support/library.ts';
import { dice } from '../../support/random-walk.ts';
import { buildScenario, reply } from '../../support/scenario-builder.ts';

const reader = { wordOf: (line: { index: number }) => `${line.index}`, days: 100 };
const limit = 100_000;

/** The roads out of a configuration. */
function roadsOf(tables: Tables, configuration: number): number[] {
	const first = tables.firstRoad(configuration);
	return Array.from({ length: tables.firstRoad(configuration + 1) - first }, (_, place) => first + place);
}

const termsOf = ({ amount, date }: { amount: number | null; date: string | null }) => `${amount} ${date}`;

/** Walks through the tables beside a talk of XState's machine. */
class Beside {
	readonly #tables: Tables;
	readonly #tracked: Tracked;
	#at: number;

	constructor(tables: Tables, tracked: Tracked, line: number | null) {
		this.#tables = tables;
		this.#tracked = tracked;
		const start = tables.starts.find((each) => each.line === (line ?? -1));
		if (!start) throw new Error('the tables have no such beginning');
		this.#at = start.configuration;
	}

	/** Stands where the talk stands, remembers what it remembers, and offers what it offers. */
	agreesWith(snapshot: Snapshot): void {
		const { scenario, recollections } = this.#tables;
		const { variables, facts, said, promises, days } = recollections.get(this.#tables.memory(this.#at));
		expect([this.#tables.state(this.#at), this.#tables.mood(this.#at)]).toEqual([snapshot.state, snapshot.mood]);
		for (const variable of this.#tracked.variables) expect(variables[variable]).toBe(snapshot.variables[variable]);
		expect(facts).toEqual(snapshot.facts.filter((fact) => this.#tracked.facts.has(fact)));
		expect(said).toEqual(snapshot.said.filter((act) => this.#tracked.said.has(act)));
		if (this.#tracked.promisingLines) expect(promises).toEqual(snapshot.promises);
		else if (this.#tracked.promises) expect(promises.map(termsOf)).toEqual(snapshot.promises.map(termsOf));
		expect(days).toBe(Math.min(snapshot.days, this.#tracked.days));
		const ordinary = new Set(offered(scenario, snapshot).map(({ index }) => index));
		const roads = roadsOf(this.#tables, this.#at).map((road) => this.#tables.bullet(road));
		expect(new Set(roads.filter((bullet) => this.#isOrdinary(bullet)))).toEqual(ordinary);
	}

	#isOrdinary(bullet: number): boolean {
		const { everywhere, states } = this.#tables.scenario;
		const all = [...everywhere, ...states.flatMap(({ parts }) => parts.flatMap(({ replies }) => replies))];
		return all.some(({ index, kind }) => index === bullet && kind === 'reply');
	}

	/** Whether the tables go so far: those of a large talk were left half built. */
	get isKnown(): boolean {
		return this.#at < this.#tables.done;
	}

	/** By a line that does the same, where it does not matter which of them is said. False where the tables were left half built. */
	follow(bullet: number, line: number | null): boolean {
		const lines = linesOf(this.#tables.scenario);
		const does = (index: number) => JSON.stringify(lines[index]?.moves ?? []);
		const roads = roadsOf(this.#tables, this.#at).filter((each) => this.#tables.bullet(each) === bullet);
		const road =
			roads.find((each) => this.#tables.line(each) === (line ?? -1)) ??
			roads.find((each) => !this.#tracked.promisingLines && does(this.#tables.line(each)) === does(line ?? -1));
		if (road === undefined && this.#tables.complete) throw new Error(`no road by ${bullet} to line ${line}`);
		this.#at = road === undefined ? this.#tables.count : this.#tables.to(road);
		return this.isKnown;
	}
}

/** A talk of the live machine and the tables, side by side, by every kind of bullet; special ones are given without acts, as the tables take them. */
function walkBeside(scenario: Scenario, documents: readonly number[], seed: number, turns: number): number {
	const tracked = trackedIn(scenario, reader);
	const tables = tabulate(scenario, tracked, { limit: 3000, special: true, documents });
	const roll = dice(seed);
	const talk = startTalk(scenario, { documents });
	const answer = () => {
		const lines = linesAt(scenario, talk.snapshot());
		const line = lines.length === 0 ? null : (lines[roll(lines.length)]?.index ?? null);
		talk.send({ type: 'line', index: line });
		return line;
	};
	const beside = new Beside(tables, tracked, answer());
	let compared = 0;
	for (let turn = 0; turn < turns; turn++) {
		const before = talk.snapshot();
		beside.agreesWith(before);
		compared++;
		if (before.over) break;
		const other = specialFor(scenario, before, 'other');
		const choices: { event: TalkEvent; bullet: number }[] = [
			...offered(scenario, before).map((each) => ({
				event: { type: 'reply' as const, index: each.index, acts: actsOf(each) },
				bullet: each.index,
			})),
			...[other, specialFor(scenario, before, 'red-line')].flatMap((each) =>
				each ? [{ event: { type: 'reply' as const, index: each.index, acts: [] }, bullet: each.index }] : [],
			),
		];
		const silence = specialFor(scenario, before, 'silence');
		if (silence) choices.push({ event: { type: 'silence' }, bullet: silenceMoves(before) ? silence.index : -1 });
		const choice = choices[roll(Math.max(1, choices.length))];
		if (!choice) break;
		let { bullet } = choice;
		if (choice.bullet === other?.index && isStillLost(before.lost, 'other', []))
			bullet = specialFor(scenario, before, 'lost')?.index ?? bullet;
		talk.send(choice.event);
		const line = talk.snapshot().lineDue ? answer() : null;
		// Where the first silence decides nothing it is no road.
		const isRoad = bullet >= 0 || (tracked.silences && !before.patient);
		if (isRoad && !beside.follow(bullet, line)) break;
	}
	return compared;
}

describe('the tables', () => {
	test('are XState’s machine, on walks through 200 random scenarios', () => {
		let compared = 0;
		fc.assert(
			fc.property(arbitraryTalk, fc.subarray([0, 1]), fc.nat(), (scenario, brought, seed) => {
				const offeredPapers = scenario.prepare.flatMap(({ options }) => options.map(({ document }) => document));
				const documents = [0, 1].filter((paper) => brought.includes(paper) || !offeredPapers.includes(paper));
				compared += walkBeside(scenario, documents, seed, 25);
			}),
			{ numRuns: 200, seed: 20260528 },
		);
		expect(compared).toBeGreaterThan(800);
	});

	const rehearsals = shippedScenarios().flatMap(({ id, scenario, rehearsals: own }) =>
		own.map(({ name, source }) => ({ path: `${id}/${name}`, scenario, source })),
	);

	test.each(rehearsals)('are XState’s machine in the rehearsal $path', ({ scenario, source }) => {
		const { rehearsal } = readRehearsal(source);
		if (!rehearsal) throw new Error('it does not read');
		const state = replay(scenario, playRehearsal(scenario, rehearsal).run);
		const tracked = trackedIn(scenario);
		const tables = tabulate(scenario, tracked, { limit, special: true, documents: state.documents });
		expect(tables.complete).toBe(true);
		const [begin, ...steps] = state.steps;
		const beside = new Beside(tables, tracked, begin?.line?.line?.index ?? null);
		if (begin) beside.agreesWith(begin.after);
		for (const { reply: said, line, after, before, kind } of steps) {
			if (kind === 'silence' && before && !silenceMoves(before) && !tracked.silences) continue;
			const bullet =
				said?.index ?? (before && silenceMoves(before) ? specialFor(scenario, before, 'silence')?.index : -1);
			beside.follow(bullet ?? -1, line?.line?.index ?? null);
			beside.agreesWith(after);
		}
		expect(steps.length).toBeGreaterThan(2);
	});

	const wide = buildScenario({
		variables: { a: [0, 200, 0], b: [0, 200, 0] },
		states: {
			start: {
				says: ['?'],
				replies: [0, 1].map((variable) =>
					reply(`${variable}`, 'start', [], {
						effects: [{ variable, op: '+', value: 1 }],
						guard: { kind: 'variable', variable, op: '<', value: 200 },
					}),
				),
			},
		},
	});
	const everything: Scope = { limit: 50_000, special: true, documents: null };

	test('are built in slices, telling how far they are, and may be left half built', () => {
		const slices = tabulating(wide, trackedIn(wide), everything);
		const first = slices.next();
		expect(first.done).toBe(false);
		expect(first.value).toMatchObject({ done: 1000 });
		let reports = 1;
		let last = slices.next();
		for (; !last.done; last = slices.next()) reports++;
		expect(reports).toBe(40);
		expect(last.value.count).toBe(201 * 201);
		expect(tabulate(wide, trackedIn(wide), everything).roads).toBe(last.value.roads);
	});

	test('stop at their limit and say so', () => {
		const { complete, count } = tabulate(wide, trackedIn(wide), { ...everything, limit: 5000 });
		expect([complete, count]).toEqual([false, 5000]);
	});
});
