import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeMermaid } from '../../../src/lib/core/exchange/write-mermaid.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { shippedScenarios } from '../../support/library.ts';
import { scenario } from '../../support/scenario-arbitrary.ts';

const runs = process.env.HUIKUAN_LONG ? 2000 : 200;

/** What Mermaid's grammar of state diagrams takes: within quotes no quote, behind the colon neither colon nor semicolon but those of its entities. */
const declaration = /^ {2}state "((?:[^"#;<>]|#\d+;)+)" as (s\d+|everywhere)$/;
const transition = /^ {2}(\[\*\]|s\d+|everywhere) --> (\[\*\]|s\d+)(?: : ((?:[^"#;:<>{}%]|#\d+;)+))?$/;
const decoded = (label: string) => label.replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

function readDiagram(text: string) {
	const [kind, ...rows] = text.trimEnd().split('\n');
	const names: string[] = [];
	const arrows: [string, string][] = [];
	for (const row of rows) {
		const [declared, moved] = [declaration.exec(row), transition.exec(row)];
		if (!declared && !moved) throw new Error(`neither a state nor a transition: ${row}`);
		if (declared) names.push(decoded(declared[1] ?? ''));
		if (moved) arrows.push([moved[1] ?? '', moved[2] ?? '']);
	}
	return { kind, names, arrows };
}

function expected({ states, everywhere }: Scenario): [string, string][] {
	return [
		['[*]', 's0'],
		...everywhere.map(({ target }): [string, string] => ['everywhere', `s${target}`]),
		...states.flatMap((state, index): [string, string][] => [
			...state.parts.flatMap(({ replies }) =>
				replies.map(({ target }): [string, string] => [`s${index}`, `s${target}`]),
			),
			...(state.outcome ? [[`s${index}`, '[*]'] as [string, string]] : []),
		]),
	];
}

describe('the Mermaid diagram', () => {
	it.each(shippedScenarios())('of $id/$language has every state and every link', ({ scenario: own }) => {
		const { kind, names, arrows } = readDiagram(writeMermaid(own));
		expect(kind).toBe('stateDiagram-v2');
		expect(own.states.every(({ name }, index) => names[index]?.startsWith(name))).toBe(true);
		expect(arrows).toEqual(expected(own));
	});

	it('of any scenario is one that the grammar takes, whatever its names and words', () => {
		fc.assert(
			fc.property(scenario, (made) => {
				const { names, arrows } = readDiagram(writeMermaid(made));
				expect(arrows).toEqual(expected(made));
				const plain = (name: string) => name.replace(/\s+/g, ' ').trim();
				expect(made.states.every(({ name }, index) => names[index]?.startsWith(plain(name)))).toBe(true);
			}),
			{ numRuns: runs },
		);
	}, 600_000);
});
