import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markLine, type LineKind } from '../../../src/lib/core/scenario/line-marks.ts';
import type { Place } from '../../../src/lib/core/scenario/skeleton.ts';

/** Kinds with the words that they mark, signs left out. */
function marked(line: string, place: Place = 'talk'): [LineKind, ...string[]] {
	const { kind, marks } = markLine(line, place);
	return [
		kind,
		...marks.filter((mark) => mark.kind !== 'sign').map((mark) => `${mark.kind} ${line.slice(mark.from, mark.to)}`),
	];
}

describe('a line of the talk', () => {
	it.each<[string, [LineKind, ...string[]]]>([
		['## 接通', ['heading-2']],
		['> 喂？', ['quote']],
		['> — 陈会计 · 第 2 次 `推脱` `真因 等项目回款`', ['quote', 'tag  — 陈会计 · 第 2 次 ', 'move 推脱', 'move 真因', 'figures  等项目回款']],
		['> — `另 承诺 100 ? ?`', ['quote', 'tag  — ', 'move 另 承诺', 'figures  100 ? ?']],
		['- 好。 `共情理解` `威胁恐吓` `give way` [→ 完](#完)', ['bullet', 'act-sound 共情理解', 'act-red 威胁恐吓', 'act-weak give way', 'link [→ 完](#完)']],
		['- *当 追问>=2* *其他* [→ 完](#完)', ['bullet', 'guard *当 追问>=2*', 'special *其他*', 'link [→ 完](#完)']],
		['- 付 {{amount}}。 `提出方案 50%@2026-06` `追问+1` `查明 甲` `瞎写`', ['bullet', 'mention {{amount}}', 'act-sound 提出方案', 'figures  50%@2026-06', 'effect 追问+1', 'effect 查明 甲', 'unknown 瞎写']],
		['  > “不急”是退让。', ['remark']],
		['  - 换个说法。', ['wording']],
		['`渠道 微信` `瞎写`', ['scene', 'scene 渠道 微信', 'unknown 瞎写']],
		['第二天。', [null]],
	])('%s', (line, expected) => {
		expect(marked(line)).toEqual(expected);
	}); // prettier-ignore
});

describe('a line elsewhere', () => {
	it.each<[Place, string, [LineKind, ...string[]]]>([
		['matter', 'customer: { name: 王建国, title: 经理 } # who', ['matter', 'key customer', 'key name', 'key title', 'comment  # who']],
		['matter', '  - number: A1', ['matter', 'key number']],
		['matter', '---', ['matter']],
		['fence', '  敷衍 --> 恼火 : 争辩指责, 唱歌', ['fence', 'mood 敷衍', 'mood 恼火', 'act-weak 争辩指责', 'unknown 唱歌']],
		['fence', '  [*] --> 敷衍', ['fence', 'mood 敷衍']],
		['prepare', '- [x] 合同', ['bullet', 'right [x]']],
		['case', '货款 {{amount}}。', [null, 'mention {{amount}}']],
	])('%s: %s', (place, line, expected) => {
		expect(marked(line, place)).toEqual(expected);
	}); // prettier-ignore
});

describe('any line', () => {
	const piece = fc.constantFrom(
		'>',
		'- ',
		'`',
		'*',
		'[',
		'](#',
		')',
		'{{',
		'}}',
		'—',
		'#',
		' ',
		'当 ',
		'其他',
		'共情理解',
		'甲',
		':',
		',',
		'-->',
		'"',
	);
	const place = fc.constantFrom<Place>('matter', 'fence', 'talk', 'case', 'prepare', 'mood', 'follow-up', null);
	it('has its marks in order, none within another, none beyond it', () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), place, (pieces, where) => {
				const line = pieces.join('');
				let at = 0;
				for (const { from, to } of markLine(line, where).marks) {
					expect(from).toBeGreaterThanOrEqual(at);
					expect(to).toBeGreaterThan(from);
					at = to;
				}
				expect(at).toBeLessThanOrEqual(line.length);
			}),
			{ numRuns: 2000 },
		);
	});
	it('is shown plain when it is very long', () => {
		expect(markLine('- '.repeat(10_000), 'talk')).toEqual({ kind: null, marks: [] });
	});
});
