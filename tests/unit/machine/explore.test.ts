import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acts } from '../../../src/lib/core/act/act.ts';
import { actsOf } from '../../../src/lib/core/machine/acts.ts';
import type { Snapshot, TalkEvent } from '../../../src/lib/core/machine/events.ts';
import { explore } from '../../../src/lib/core/machine/explore.ts';
import { linesAt } from '../../../src/lib/core/machine/line.ts';
import { firstSnapshot, next } from '../../../src/lib/core/machine/next.ts';
import { offered, specialFor } from '../../../src/lib/core/machine/offer.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { arbitraryTalk } from '../../support/arbitrary-talk.ts';
import { buildScenario, promise, reply, special } from '../../support/scenario-builder.ts';

/** Everything that may happen in a snapshot, as exploration understands it. */
function events(scenario: Scenario, snapshot: Snapshot): TalkEvent[] {
	if (snapshot.lineDue) {
		const lines = linesAt(scenario, snapshot);
		return lines.length > 0 ? lines.map(({ index }) => ({ type: 'line', index })) : [{ type: 'line', index: null }];
	}
	if (snapshot.over) return [];
	const specials = (['other', 'red-line'] as const).flatMap((kind) => specialFor(scenario, snapshot, kind) ?? []);
	return [
		...offered(scenario, snapshot).map((each): TalkEvent => ({ type: 'reply', index: each.index, acts: actsOf(each) })),
		...specials.map((each): TalkEvent => ({ type: 'reply', index: each.index, acts: [] })),
		...(specialFor(scenario, snapshot, 'silence') ? [{ type: 'silence' } as const] : []),
	];
}

/** The same search by whole snapshots, slow and plain; null when it would take too long. */
function searched(scenario: Scenario, limit: number) {
	const seen = new Set<string>();
	const queue: Snapshot[] = [];
	const found = {
		states: new Set<number>(),
		moods: new Set<number>(),
		replies: new Set<number>(),
		speechless: new Set<string>(),
	};
	const telling = guarded(scenario);
	const meet = (snapshot: Snapshot) => {
		const { said: _said, days: _days, causes: _causes, channel: _channel, ...rest } = snapshot;
		const acts = snapshot.said.filter((act) => telling.has(act));
		const visits = snapshot.visits.map(([state, count]) => [state, Math.min(count, 6)]);
		const key = JSON.stringify({
			...rest,
			acts,
			visits,
			lost: Math.min(snapshot.lost, 2),
			silences: Math.min(snapshot.silences, 1),
		});
		if (seen.has(key)) return;
		seen.add(key);
		queue.push(snapshot);
	};
	for (const documents of [[], [0], [1], [0, 1]]) {
		const offeredPapers = scenario.prepare.flatMap((question) => question.options.map((option) => option.document));
		if ([0, 1].every((paper) => offeredPapers.includes(paper) || documents.includes(paper)))
			meet(firstSnapshot(scenario, documents));
	}
	for (let head = 0; head < queue.length; head++) {
		if (seen.size > limit) return null;
		const snapshot = queue[head] as Snapshot;
		found.states.add(snapshot.state);
		found.moods.add(snapshot.mood);
		for (const each of offered(scenario, snapshot)) found.replies.add(each.index);
		if (snapshot.lineDue && snapshot.arrival !== 'silence' && linesAt(scenario, snapshot).length === 0) {
			found.speechless.add(`${snapshot.state} ${snapshot.mood}`);
		}
		for (const event of events(scenario, snapshot)) meet(next(scenario, snapshot, event));
	}
	return found;
}

function guarded(scenario: Scenario): Set<number> {
	const text = JSON.stringify(scenario).matchAll(/"kind":"said","act":"([a-z-]+)"/g);
	return new Set([...text].map(([, act]) => indices.get(act ?? '') ?? -1));
}
const indices = new Map(acts.map((act, index) => [act.id as string, index]));

describe('exploration', () => {
	test('reaches exactly what a plain search over whole snapshots reaches', () => {
		let compared = 0;
		fc.assert(
			fc.property(arbitraryTalk, (scenario) => {
				const plain = searched(scenario, 800);
				if (!plain) return;
				compared++;
				const exploration = explore(scenario);
				expect(exploration.complete).toBe(true);
				expect([...exploration.states].sort()).toEqual([...plain.states].sort());
				expect([...exploration.moods].sort()).toEqual([...plain.moods].sort());
				expect([...exploration.replies].sort()).toEqual([...plain.replies].sort());
				const speechless = exploration.speechless.map(({ state, mood }) => `${state} ${mood}`);
				expect(speechless.sort()).toEqual([...plain.speechless].sort());
			}),
			{ numRuns: 150 },
		);
		expect(compared).toBeGreaterThan(30);
	});

	const counter = (most: number) =>
		buildScenario({
			variables: { a: [0, most, 0], b: [0, most, 0] },
			states: {
				start: {
					says: ['?'],
					replies: [
						reply('a', 'start', [], { effects: [{ variable: 0, op: '+', value: 1 }] }),
						reply('b', 'start', [], { effects: [{ variable: 1, op: '+', value: 1 }] }),
						reply('out', 'end', [], {
							guard: {
								kind: 'and',
								of: [
									{ kind: 'variable', variable: 0, op: '>=', value: most },
									{ kind: 'variable', variable: 1, op: '>=', value: most },
								],
							},
						}),
					],
				},
				end: { says: ['.'], outcome: 'verbal' },
			},
		});

	test('tells apart what guards can tell apart', () => {
		expect(explore(counter(9)).configurations).toBe(101);
	});

	test('gives up at its limit and says so', () => {
		const { complete, configurations } = explore(counter(600));
		expect([complete, configurations]).toEqual([false, 200_000]);
	});

	test('leaves out what nothing reads', () => {
		const idle = buildScenario({
			variables: { idle: [0, 1000, 0] },
			facts: ['f'],
			states: {
				start: {
					says: ['?', { text: 'again', visit: 50 }],
					replies: [reply('on', 'start', ['rapport'], { effects: [{ variable: 0, op: '+', value: 1 }], learns: [0] })],
				},
			},
		});
		expect(explore(idle).configurations).toBe(1);
	});

	test('counts visits up to the largest number named where they decide something', () => {
		const scenario = buildScenario({
			states: {
				start: {
					says: ['?'],
					replies: [
						reply('again', 'start'),
						reply('third', 'start', [], { guard: { kind: 'visits', op: '>=', value: 3 } }),
					],
				},
			},
		});
		const { configurations, replies } = explore(scenario);
		expect([configurations, replies.size]).toEqual([3, 2]);
	});

	test('takes the roads of special bullets too', () => {
		const scenario = buildScenario({
			everywhere: [special('red-line', 'broken')],
			states: {
				start: {
					says: ['?'],
					replies: [
						reply('on', 'start'),
						special('other', 'start'),
						special('lost', 'gone'),
						special('silence', 'quiet'),
					],
				},
				gone: { says: ['.'], outcome: 'no-commitment' },
				quiet: { says: ['.'], outcome: 'deferred' },
				broken: { says: ['.'], outcome: 'broken-off' },
			},
		});
		expect([...explore(scenario).states].sort()).toEqual([0, 1, 2, 3]);
	});

	test('does not count special bullets as a way out: not every mode of play has them', () => {
		const scenario = buildScenario({
			everywhere: [special('red-line', 'end'), special('silence', 'end')],
			states: {
				start: { says: ['?'], replies: [reply('into', 'loop'), reply('out', 'end')] },
				loop: { says: ['!'], replies: [reply('round', 'loop')] },
				end: { says: ['.'], outcome: 'verbal' },
			},
		});
		expect(explore(scenario).trapped).toEqual([1]);
	});

	test('follows papers that act one may leave behind both ways', () => {
		const scenario = buildScenario({
			documents: ['contract', 'statement'],
			offeredDocuments: [0],
			states: {
				start: {
					says: ['?'],
					replies: [
						reply('with', 'start', [], { guard: { kind: 'brought', document: 0 } }),
						reply('without', 'start', [], { guard: { kind: 'not', of: { kind: 'brought', document: 0 } } }),
						reply('never', 'start', [], { guard: { kind: 'not', of: { kind: 'brought', document: 1 } } }),
					],
				},
			},
		});
		expect([...explore(scenario).replies]).toEqual([1, 0]);
	});

	test('knows every list of promises with which an agreement can be entered', () => {
		const scenario = buildScenario({
			states: {
				start: { says: ['?'], replies: [reply('soon', 'soon'), reply('dated', 'dated')] },
				soon: {
					says: [{ text: 'soon', moves: [promise(null, 'asap')] }],
					replies: [reply('fine', 'end'), reply('date?', 'dated')],
				},
				dated: {
					says: [{ text: 'the 5th', moves: [promise(10_000_00, '2026-06-05')] }],
					replies: [reply('agreed', 'end')],
				},
				end: { says: ['.'], outcome: 'agreed' },
			},
		});
		const lists = [...explore(scenario).agreements.values()]
			.flat()
			.map((list) => list.map(({ amount, date }) => [amount, date]));
		expect(lists).toEqual([[[null, 'asap']], [[10_000_00, '2026-06-05']]]);
	});
});
