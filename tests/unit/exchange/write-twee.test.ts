import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf } from '../../../src/lib/core/scenario/anchor.ts';
import { writeTwee } from '../../../src/lib/core/exchange/write-twee.ts';
import { linkableName } from '../../../src/lib/core/exchange/passage-link.ts';
import type { Reply, Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { shippedScenarios } from '../../support/library.ts';
import { scenario } from '../../support/scenario-arbitrary.ts';
import { draftIn, outline, scenarioIn } from './imported.ts';

const runs = process.env.HUIKUAN_LONG ? 2000 : 200;

/** States in order with their endings, and where each bullet leads. */
function shape({ states, everywhere }: Scenario) {
	const links = (replies: readonly Reply[]) => replies.map(({ kind, seconds, target }) => [kind, seconds, target]);
	return {
		everywhere: links(everywhere),
		states: states.map(({ outcome, parts }) => ({ outcome, links: links(parts.flatMap(({ replies }) => replies)) })),
	};
}

describe('Twee 3', () => {
	it.each(shippedScenarios())('of $id/$language reads as the same states and links, by the same names', (shelved) => {
		const again = scenarioIn(writeTwee(shelved.scenario));
		expect(shape(again)).toEqual(shape(shelved.scenario));
		expect(outline(again)).toEqual(outline(shelved.scenario));
		expect(again.title).toBe(shelved.scenario.title);
		expect(again.language).toBe(shelved.language);
	});

	it('of any scenario reads as the same states and links, whatever its names and words', () => {
		fc.assert(
			fc.property(scenario, (made) => {
				const { states } = made;
				const names = new Set(states.map(({ name }) => anchorOf(linkableName(name))));
				fc.pre(names.size === states.length);
				expect(shape(scenarioIn(writeTwee(made)))).toEqual(shape(made));
			}),
			{ numRuns: runs },
		);
	}, 600_000);

	it('keeps acts, conditions, moods and remarks in comments, which come back as comments', () => {
		const [own] = shippedScenarios();
		if (!own) throw new Error('no scenario');
		const twee = writeTwee(own.scenario);
		const { text } = draftIn(twee);
		for (const comment of twee.match(/<!-- .* -->/g) ?? []) expect(text).toContain(comment.slice(5, -4));
	});

	it('names the same story by the same id every time, one that Twine takes', () => {
		const [one, other] = shippedScenarios().map((each) => /"ifid": "([^"]*)"/.exec(writeTwee(each.scenario))?.[1]);
		expect(one).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/);
		expect(one).not.toBe(other);
	});
});
