import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';
import { example } from '../../support/example.ts';
import { scenario } from '../../support/scenario-arbitrary.ts';

const runs = process.env.HUIKUAN_LONG ? 5000 : 300;

function scenarioIn(text: string): Scenario {
	const { scenario: found, findings } = read(text);
	expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
	if (!found) throw new Error('no scenario');
	return found;
}

describe('write', () => {
	it('gives a canonical file again, byte for byte', () => {
		expect(write(scenarioIn(example))).toBe(example);
	});
	it('gives a scenario that reads the same and is written the same again, whatever its names and texts', () => {
		fc.assert(
			fc.property(scenario, (made) => {
				const text = write(made);
				const again = scenarioIn(text);
				expect({ ...again, hash: '' }).toEqual(made);
				expect(write(again)).toBe(text);
			}),
			{ numRuns: runs },
		);
	}, 600_000);
	it.each(['*好 `复述确认`*[好', '*当 好 `复述确认` a*b', '*好*[好'])(
		'takes no emphasis for a special word that comes about between %s and what is written behind it',
		(words) => {
			const canonical = write(scenarioIn(example));
			const first = /^- (?=[^*\n]+`.+\[→ )/m;
			expect(canonical).toMatch(first);
			const written = canonical.replace(first, `- \\${words} `);
			expect(write(scenarioIn(written))).toBe(written);
		},
	);
	it('writes the words of the scenario’s own language', () => {
		const english = write({ ...scenarioIn(example), language: 'en' });
		expect(english).toContain('`channel wechat` `time +1 day` `no answer`');
		expect(english).toContain('- *silence 20 s* [→ 没谈成](#没谈成)');
		expect(english).toContain('`propose a plan 93000@2026-06-05 93000@2026-06-18`');
		expect(english).toContain(
			'> — `promise 80000 2026-06-05 bank transfer` `also promise 106000 2026-06-18 bank transfer`',
		);
		expect(scenarioIn(english)).toMatchObject({ states: scenarioIn(example).states });
	});
});
