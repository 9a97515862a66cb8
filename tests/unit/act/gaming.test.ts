import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeModel, type EncodedModel } from '../../../src/lib/core/act/hearing/model.ts';
import { Recogniser } from '../../../src/lib/core/act/hearing/recognise.ts';
import { fillFacts } from '../../../src/lib/core/scenario/facts.ts';
import { repliesOf, textOf } from '../../../src/lib/core/scenario/replies.ts';
import { playFreely } from '../../support/free-player.ts';
import { giants, labels, stuffed } from '../../support/gaming.ts';
import { shippedModels } from '../../support/models.ts';

const model = JSON.parse(
	readFileSync(new URL('../../../src/lib/core/act/model/zh.json', import.meta.url), 'utf8'),
) as EncodedModel;
const recogniser = new Recogniser(decodeModel(model));
const shipped = shippedModels().filter(({ scenario }) => scenario.language === 'zh');

/** What the excellent play of each scenario says, turn by turn. */
const answers = shipped.map(({ scenario, model: { run } }) =>
	run.entries.flatMap((entry) => {
		const reply = entry.kind === 'reply' ? repliesOf(scenario)[entry.index] : undefined;
		return reply ? [fillFacts(textOf(reply), scenario, { days: 0, promises: [] })] : [];
	}),
);
const everyAnswer = answers.flat();

test('there are more than forty tricks', () => {
	expect(new Set([...stuffed, ...labels, ...giants, ...everyAnswer]).size).toBeGreaterThan(50);
});

describe.each(shipped.map(({ scenario }, at) => [scenario.id, scenario, at] as const))('%s', (_, scenario, at) => {
	/** Of three talks, as chance has it. */
	const passes = (say: (turn: number) => string | null) =>
		[1, 2, 3].filter((seed) => playFreely(scenario, recogniser, say, seed).card.passed);

	test.each(stuffed)('is not passed by keywords: “%s”', (words) => {
		expect(passes(() => words)).toEqual([]);
	});

	test.each(labels)('is not passed by the names of the acts: “%s”', (words) => {
		expect(passes(() => words)).toEqual([]);
	});

	test.each(giants)('is not passed by everything at once: “%s”', (words) => {
		expect(passes(() => words)).toEqual([]);
		// Nor by saying it once and leaving.
		expect(passes((turn) => (turn === 0 ? words : null))).toEqual([]);
	});

	test.each(everyAnswer)('is not passed by one good answer wherever it is: “%s”', (words) => {
		expect(passes(() => words)).toEqual([]);
	});

	test('is not passed by good answers in the wrong places', () => {
		const own = answers[at] ?? [];
		const others = answers.filter((_, other) => other !== at);
		for (const said of [own.toReversed(), [...own.slice(3), ...own.slice(0, 3)], ...others, [own.join('')]])
			expect({ said, passes: passes((turn) => said[turn] ?? null) }).toEqual({ said, passes: [] });
	});

	test('is passed by the good answers in their places', () => {
		expect(passes((turn) => answers[at]?.[turn] ?? null)).toContain(1);
	});
});
