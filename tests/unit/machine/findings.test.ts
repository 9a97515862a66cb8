import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/lib/core/machine/check.ts';
import { checkReach } from '../../../src/lib/core/machine/findings.ts';
import type { FindingCode } from '../../../src/lib/core/scenario/finding.ts';
import { buildScenario, type ReplySpec, reply, special } from '../../support/scenario-builder.ts';

const fixtures = new URL('../../fixtures/findings/', import.meta.url);
const codes: FindingCode[] = [
	'trap',
	'no-line',
	'agreement-without-promise',
	'unreachable-state',
	'unreachable-reply',
	'unreachable-mood',
	'unreachable-ending',
	'false-choice',
];

/** What each fixture's findings point at: the first line of each range. */
const pointedAt: Record<string, string[]> = {
	'an-ending-can-be-reached-from-every-state': ['## 绕圈', '## 再绕'],
	'some-reply-is-always-on-offer': ['## 等着'],
	'the-customer-has-a-line-in-every-mood': ['## 开场'],
	'an-agreement-has-a-date-and-an-amount': ['## 谈妥'],
	'every-road-to-an-agreement-has-a-promise': ['## 谈妥'],
	'some-reply-leads-to-every-state': ['## 回拨'],
	'a-condition-can-come-true': ['- *当 追问>=3*'],
	'some-reply-causes-every-mood': ['敷衍 --> 松口'],
	'some-reply-leads-to-every-ending': ['## 谈崩'],
	'replies-lead-to-different-places': ['## 问日期'],
	'a-weak-reply-costs-something': ['- 不好意思打扰您'],
};

describe('what exploration finds', () => {
	for (const code of codes) {
		for (const file of readdirSync(new URL(`${code}/`, fixtures))) {
			const sentence = file.replace('.md', '');
			test(`${code}: ${sentence.replaceAll('-', ' ')}`, () => {
				const source = readFileSync(new URL(`${code}/${file}`, fixtures), 'utf8');
				const { findings, cutOff } = check(source);
				expect(cutOff).toBeNull();
				expect(findings.map((each) => each.code)).toEqual(pointedAt[sentence]?.map(() => code));
				const lines = source.split('\n');
				findings.forEach(({ range }, place) => {
					expect((lines[range.start.line - 1] ?? '').trim()).toContain(pointedAt[sentence]?.[place]);
				});
			});
		}
	}
});

const noRanges = { get: () => undefined };
const found = (
	states: Parameters<typeof buildScenario>[0]['states'],
	more: Partial<Parameters<typeof buildScenario>[0]> = {},
) =>
	checkReach(buildScenario({ states, ...more }), noRanges).findings.map(({ code, params }) => [
		code,
		params['state'] ?? params['mood'],
	]);
const end = { says: ['.'], outcome: 'verbal' as const };
const out: ReplySpec[] = [reply('out', 'end', ['identify']), reply('round', 'start', ['argue'])];

describe('a sound scenario', () => {
	test('has no finding', () => {
		expect(found({ start: { says: ['?'], replies: out }, end })).toEqual([]);
	});

	test('may reach an ending by a special bullet only', () => {
		const quiet = { says: ['.'], outcome: 'deferred' as const };
		expect(found({ start: { says: ['?'], replies: [...out, special('silence', 'quiet')] }, end, quiet })).toEqual([]);
	});

	test('may tell instead of speaking, or have nobody answer', () => {
		const told = { narration: ['No answer.'], replies: out };
		const unanswered = { scene: { unanswered: true }, replies: out };
		const replies = [...out, reply('a', 'told'), reply('b', 'unanswered')];
		expect(found({ start: { says: ['?'], replies }, told, unanswered, end })).toEqual([]);
	});

	test('may have a weak reply like a sound one in one mood, if it differs in another', () => {
		const replies = [
			reply('calm', 'start', ['empathise']),
			reply('rude', 'start', ['argue']),
			reply('out', 'end', ['identify']),
		];
		expect(
			found(
				{ start: { says: ['?'], replies }, end },
				{ moods: ['angry', 'calm'], transitions: [['angry', 'calm', ['empathise']]] },
			),
		).toEqual([]);
	});
});

describe('nothing is found twice', () => {
	test('an unreachable state’s replies and an unreachable mood’s variant go with it', () => {
		const lonely = { says: ['!'], replies: out };
		const start = {
			says: ['?'],
			replies: out,
			variants: [{ mood: 'never', says: ['!'], replies: [reply('never', 'end')] }],
		};
		expect(found({ start, lonely, end }, { moods: ['', 'never'] })).toEqual([
			['unreachable-state', 'lonely'],
			['unreachable-mood', 'never'],
		]);
	});

	test('a scenario without any ending has no traps besides', () => {
		expect(
			found({
				start: { says: ['?'], replies: [reply('a', 'start'), reply('b', 'other')] },
				other: { says: ['!'], replies: [reply('c', 'start'), reply('d', 'other')] },
			}),
		).toEqual([]);
	});
});

describe('past the limit of exploration', () => {
	test('its findings are left out, and how far it came is told', () => {
		const count = (variable: number) =>
			reply(`add ${variable}`, 'start', [], {
				effects: [{ variable, op: '+', value: 1 }],
				guard: { kind: 'variable', variable, op: '<', value: 999 },
			});
		const scenario = buildScenario({
			variables: { a: [0, 999, 0], b: [0, 999, 0] },
			states: { start: { says: ['?'], replies: [count(0), count(1)] }, end },
		});
		expect(checkReach(scenario, noRanges)).toEqual({
			findings: [],
			cutOff: { configurations: 200_000, reached: 1, states: 2 },
		});
	});
});
