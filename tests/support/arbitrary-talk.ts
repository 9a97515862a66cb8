/** fast-check's arbitrary scenarios of the machine's concern: small, dense, with every feature of the talk. */
import fc from 'fast-check';
import { acts } from '../../src/lib/core/act/act.ts';
import type { Guard, Move, Outcome, ReplyKind, Scenario } from '../../src/lib/core/scenario/scenario.ts';
import { buildScenario, type LineSpec, type PartSpec, type ReplySpec, type StateSpec } from './scenario-builder.ts';

const stateNames = ['a', 'b', 'c', 'd', 'e'];
const endings: Record<string, Outcome> = { won: 'agreed', lost: 'no-commitment', broken: 'broken-off' };
const moodNames = ['m0', 'm1', 'm2'];

const act = fc.constantFrom(...acts.map((each) => each.id));
const someActs = fc.uniqueArray(act, { maxLength: 3 });
const comparison = fc.constantFrom(
	'>=' as const,
	'<=' as const,
	'=' as const,
	'!=' as const,
	'>' as const,
	'<' as const,
);
const target = fc.constantFrom(...stateNames, ...Object.keys(endings));

const leafGuard: fc.Arbitrary<Guard> = fc.oneof(
	fc.record({ kind: fc.constant('variable' as const), variable: fc.nat(1), op: comparison, value: fc.nat(3) }),
	fc.record({ kind: fc.constant('mood' as const), mood: fc.nat(2), is: fc.boolean() }),
	fc.record({ kind: fc.constant('learnt' as const), fact: fc.nat(1) }),
	fc.record({ kind: fc.constant('said' as const), act }),
	fc.record({ kind: fc.constant('brought' as const), document: fc.nat(1) }),
	fc.record({ kind: fc.constant('visits' as const), op: comparison, value: fc.nat(4) }),
);
const guard: fc.Arbitrary<Guard> = fc.oneof(
	{ weight: 3, arbitrary: leafGuard },
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constantFrom('and' as const, 'or' as const),
			of: fc.array(leafGuard, { minLength: 2, maxLength: 3 }),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), of: leafGuard }) },
);
const move: fc.Arbitrary<Move> = fc.oneof(
	fc.record({ kind: fc.constant('evade' as const) }),
	fc.record({ kind: fc.constant('reveal' as const), fact: fc.nat(1) }),
	fc.record({
		kind: fc.constant('promise' as const),
		more: fc.boolean(),
		amount: fc.constantFrom(null, 2_000_00, 8_000_00, 10_000_00),
		date: fc.constantFrom(null, 'asap', '2026-06', '2026-06-05'),
		method: fc.constantFrom(null, 'bank-transfer' as const),
	}),
);
const line: fc.Arbitrary<LineSpec> = fc.record(
	{
		text: fc.constant('…'),
		when: fc.constantFrom('normal' as const, 'normal' as const, 'lost' as const, 'silence' as const),
		visit: fc.integer({ min: 2, max: 3 }),
		moves: fc.array(move, { maxLength: 2 }),
	},
	{ requiredKeys: ['text', 'when'] },
);
const reply: fc.Arbitrary<ReplySpec> = fc.record(
	{
		kind: fc.constantFrom<ReplyKind>('reply', 'reply', 'reply', 'reply', 'other', 'lost', 'silence', 'red-line'),
		to: target,
		acts: someActs,
		guard,
		effects: fc.array(
			fc.record({
				variable: fc.nat(1),
				op: fc.constantFrom('+' as const, '-' as const, '=' as const),
				value: fc.nat(3),
			}),
			{ maxLength: 2 },
		),
		learns: fc.array(fc.nat(1), { maxLength: 1 }),
	},
	{ requiredKeys: ['kind', 'to', 'acts'] },
);
const part: fc.Arbitrary<PartSpec> = fc.record({
	says: fc.array(line, { maxLength: 3 }),
	replies: fc.array(reply, { maxLength: 4 }),
});
const variant: fc.Arbitrary<PartSpec> = fc
	.tuple(
		part,
		fc.record({ mood: fc.constantFrom(...moodNames), visit: fc.integer({ min: 2, max: 3 }) }, { requiredKeys: [] }),
	)
	.map(([own, when]) => ({ ...own, ...when }));
const state: fc.Arbitrary<StateSpec> = fc
	.tuple(part, fc.array(variant, { maxLength: 3 }), fc.nat(2), fc.constantFrom(null, 'wechat' as const))
	.map(([own, variants, days, channel]) => ({ ...own, variants, scene: { days, channel } }));

/** Text is irrelevant here: replies and lines are known by their numbers. */
export const arbitraryTalk: fc.Arbitrary<Scenario> = fc
	.record({
		everywhere: fc.array(reply, { maxLength: 4 }),
		states: fc.tuple(state, state, state, state, state),
		endings: fc.tuple(part, part, part),
		transitions: fc.array(
			fc.tuple(
				fc.constantFrom(...moodNames),
				fc.constantFrom(...moodNames),
				fc.uniqueArray(act, { minLength: 1, maxLength: 6 }),
			),
			{ maxLength: 8 },
		),
		offered: fc.boolean(),
	})
	.map(({ everywhere, states, endings: last, transitions, offered }) =>
		buildScenario({
			moods: moodNames,
			transitions,
			variables: { v: [0, 3, 1], w: [-2, 2, 0] },
			facts: ['f', 'g'],
			documents: ['paper', 'letter'],
			offeredDocuments: offered ? [0, 1] : [1],
			everywhere,
			states: {
				...Object.fromEntries(stateNames.map((name, place) => [name, states[place] as StateSpec])),
				...Object.fromEntries(
					Object.entries(endings).map(([name, outcome], place) => [name, { says: last[place]?.says ?? [], outcome }]),
				),
			},
		}),
	);
