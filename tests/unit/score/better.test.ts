import { describe, expect, test } from 'vitest';
import { offered } from '../../../src/lib/core/machine/offer.ts';
import { replay } from '../../../src/lib/core/run/replay.ts';
import { playRehearsal } from '../../../src/lib/core/run/rehearse.ts';
import { fillFacts } from '../../../src/lib/core/scenario/facts.ts';
import { textOf } from '../../../src/lib/core/scenario/replies.ts';
import { betterWordings } from '../../../src/lib/core/score/better.ts';
import { score } from '../../../src/lib/core/score/score.ts';
import { rehearsalOf, scenarioOf } from '../../browser/support/rehearsals.ts';

const plays = ['evasive-debtor', 'cash-flow-excuse', 'disputed-statement'].flatMap((id) =>
	(['poor', 'middling'] as const).flatMap((name) =>
		(['zh', 'en'] as const).map((language) => ({ id, name, language })),
	),
);

describe('Better wordings', () => {
	test.each(plays)(
		'of $id, played $name in $language, are of a reply that was on offer then',
		({ id, name, language }) => {
			const scenario = scenarioOf(id, language);
			const { run } = playRehearsal(scenario, rehearsalOf(id, name, language));
			const state = replay(scenario, run);
			const card = score(scenario, run);
			const better = betterWordings(scenario, state, card, run.entries);
			const missed = card.checks.filter(({ earn }) => earn !== null);
			expect([...better.keys()]).toEqual(missed.map(({ id }) => id));
			for (const { id, earn } of missed) {
				const wordings = better.get(id) ?? [];
				expect(wordings[0]).toBe(earn?.words);
				expect(new Set(wordings).size).toBe(wordings.length);
				const before = state.steps.find(({ entry }) => entry === earn?.entry)?.before;
				if (!before) continue;
				const said = offered(scenario, before).flatMap((reply) =>
					[textOf(reply), ...reply.wordings].map((text) => fillFacts(text, scenario, before)),
				);
				for (const words of wordings) expect(said).toContain(words);
			}
		},
	);

	test('are two for most checks', () => {
		const counts = plays.flatMap(({ id, name, language }) => {
			const scenario = scenarioOf(id, language);
			const { run } = playRehearsal(scenario, rehearsalOf(id, name, language));
			const better = betterWordings(scenario, replay(scenario, run), score(scenario, run), run.entries);
			return [...better.values()].map(({ length }) => length);
		});
		expect(counts.filter((count) => count === 2).length / counts.length).toBeGreaterThan(0.5);
		expect(Math.max(...counts)).toBe(2);
	});
});
