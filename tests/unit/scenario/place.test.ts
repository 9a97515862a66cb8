import { expect, test } from 'vitest';
import { placeOf, type Thing } from '../../../src/lib/core/scenario/place.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { linesOf, repliesOf, textOf } from '../../../src/lib/core/scenario/replies.ts';
import { example } from '../../support/example.ts';

const scenario = read(example).scenario!;
const words = (thing: Thing) => {
	const range = placeOf(example, thing);
	return range && example.slice(range.start.offset, range.end.offset);
};

test('everything that a play names is found where it is written', () => {
	const fits: [Thing['kind'], readonly string[]][] = [
		['state', scenario.states.map(({ name }) => name)],
		['reply', repliesOf(scenario).map((reply) => textOf(reply).slice(0, 4))],
		['line', linesOf(scenario).map(({ text }) => text[0]?.slice(0, 6) ?? '')],
		['fact', scenario.facts],
		['document', scenario.account.documents],
		['question', scenario.prepare.map(({ text }) => text)],
	];
	for (const [kind, names] of fits)
		names.slice(0, 8).forEach((name, index) => expect(words({ kind, index }), `${kind} ${index}`).toContain(name));
	scenario.variables.forEach((_, index) => expect(placeOf(example, { kind: 'variable', index })).not.toBeNull());
	scenario.moodTransitions.forEach(({ from, to }, index) => {
		expect(words({ kind: 'transition', index })).toContain(scenario.moods[from]);
		expect(words({ kind: 'transition', index })).toContain(scenario.moods[to]);
	});
});

test('what is not there has no place', () => {
	expect(placeOf(example, { kind: 'state', index: 999 })).toBeNull();
	expect(placeOf(example, { kind: 'fact', index: 999 })).toBeNull();
	expect(placeOf('nothing', { kind: 'state', index: 0 })).toBeNull();
});

test('a front matter of nothing but line ends is looked through to its end', () => {
	const hostile = example.replace('\n---\n', `\n${' '.repeat(50_000)}\n${'\n'.repeat(50_000)}---\n`);
	expect(placeOf(hostile, { kind: 'fact', index: 999 })).toBeNull();
});
