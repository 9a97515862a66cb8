import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fillFacts } from '../../../src/lib/core/scenario/facts.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { linesOf } from '../../../src/lib/core/scenario/replies.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { objectionsIn } from '../../../src/lib/core/score/lscp.ts';
import { occasionsOf } from '../../../src/lib/core/score/occasions.ts';
import { debtorCard } from '../../../src/lib/core/score/roleplay/debtor-card.ts';
import { observerSheet } from '../../../src/lib/core/score/roleplay/observer-sheet.ts';
import { traineeCard } from '../../../src/lib/core/score/roleplay/trainee-card.ts';
import { shippedScenarios } from '../../support/library.ts';

const templates = new URL('../../../src/lib/content/studio/templates/', import.meta.url);
const shelf = [
	...shippedScenarios().map(({ id, language, scenario }) => ({ name: `${id} ${language}`, scenario })),
	...readdirSync(templates).flatMap((name) => {
		const { scenario } = read(readFileSync(new URL(name, templates), 'utf8'));
		return scenario ? [{ name, scenario }] : [];
	}),
];

/** What only the customer knows: the causes by name, every line that names one, every promise, the moods, what to take away. */
function secretsOf(scenario: Scenario): string[] {
	const told = linesOf(scenario)
		.filter(({ moves }) => moves.some(({ kind }) => kind === 'reveal' || kind === 'promise'))
		.flatMap(({ text }) => text);
	return [
		...scenario.facts,
		...told,
		...scenario.debrief,
		...(scenario.customer.temper ? [scenario.customer.temper] : []),
		...scenario.prepare.flatMap(({ options }) => options.flatMap(({ why }) => why ?? [])),
	].map((text) => fillFacts(text, scenario, { days: 0, promises: [] }));
}

test('there are cards of many scenarios to look at', () => {
	expect(shelf.length).toBeGreaterThanOrEqual(46);
});

describe.each(shelf)('$name', ({ scenario }) => {
	const card = JSON.stringify(traineeCard(scenario));

	test('the trainee’s card holds what the briefing does, and no secret of the customer’s', () => {
		// What the briefing tells is none.
		const briefing = JSON.stringify([
			scenario.case,
			scenario.goal,
			scenario.account,
			scenario.prepare.map(({ text }) => text),
		]);
		for (const secret of secretsOf(scenario)) {
			if (!briefing.includes(secret)) expect(card).not.toContain(secret);
		}
		for (const block of traineeCard(scenario).case) expect(card).toContain(JSON.stringify(block).slice(1, -1));
		expect(card).not.toContain('"right"');
	});

	test('the options of a question come in an order that gives nothing away', () => {
		const firstIsRight = scenario.prepare.filter(({ options }, question) => {
			const put = traineeCard(scenario).prepare[question]?.options ?? [];
			expect([...put].sort()).toEqual(
				options.map(({ text }) => fillFacts(text, scenario, { days: 0, promises: [] })).sort(),
			);
			return put[0] === options[0]?.text;
		});
		expect(firstIsRight.length < scenario.prepare.length || scenario.prepare.length <= 1).toBe(true);
	});

	test('the customer’s card has every objection, every cause and every firm promise', () => {
		const debtor = debtorCard(scenario);
		const told = [...debtor.scenes, ...debtor.slips];
		const kindsAt = (scene: number) =>
			told.find((note) => note.scene === scene)?.examples.flatMap(({ objections }) => objections) ?? [];
		scenario.states.forEach(({ outcome, parts }, scene) => {
			if (outcome !== null) return;
			const lines = parts.flatMap((part) =>
				part.visit === null
					? part.lines.filter(({ when, visit }) => when === 'normal' && visit === null).slice(0, 1)
					: [],
			);
			for (const kind of lines.flatMap(objectionsIn)) expect(kindsAt(scene)).toContain(kind);
		});
		const named = new Set(
			linesOf(scenario).flatMap(({ moves }) => moves.flatMap((move) => (move.kind === 'reveal' ? [move.fact] : []))),
		);
		const causes = scenario.facts.filter((_, fact) => named.size === 0 || named.has(fact));
		expect(debtor.causes.map(({ fact }) => fact)).toEqual(causes);
		for (const { said } of debtor.causes) expect(said.length > 0 || named.size === 0).toBe(true);
		expect(debtor.endings.map(({ scene }) => scene).sort()).toEqual(
			scenario.states.flatMap(({ outcome }, scene) => (outcome === null ? [] : [scene])).sort(),
		);
	});

	test('the customer’s card can be read in a few minutes, and is the same every time', () => {
		const debtor = debtorCard(scenario);
		expect(debtor).toEqual(debtorCard(structuredClone(scenario)));
		expect(debtor.scenes.length + debtor.slips.length).toBeLessThanOrEqual(26);
		const words = [...debtor.scenes, ...debtor.slips].flatMap(({ examples }) => examples.map((own) => own.words));
		for (const line of words) expect(line.length).toBeLessThanOrEqual(160);
	});

	test('the observer’s sheet asks the very checks that the rubric asks', () => {
		const sheet = observerSheet(scenario);
		const asked = sheet.groups.flatMap(({ checks }) => checks.map(({ id, weight }) => [id, weight] as const));
		expect(new Map(asked)).toEqual(occasionsOf(scenario).weights);
		expect(traineeCard(scenario).checks.slice().sort()).toEqual(asked.map(([id]) => id).sort());
		const made = new Set(linesOf(scenario).flatMap(objectionsIn));
		expect(new Set(sheet.objections.flatMap(({ kind, written }) => (written ? [kind] : [])))).toEqual(made);
		for (const { outcome } of scenario.states) if (outcome) expect(sheet.outcomes).toContain(outcome);
	});
});
