import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, type Change } from '../../../src/lib/core/scenario/edit.ts';
import { compareLanguages } from '../../../src/lib/core/scenario/languages.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import type { Language } from '../../../src/lib/core/scenario/scenario.ts';
import { lineEndOf, rewritten } from '../../../src/lib/core/scenario/translation/cell.ts';
import { moved } from '../../../src/lib/core/scenario/translation/moved.ts';
import { fieldChanges } from '../../../src/lib/core/scenario/translation/names.ts';
import { otherLanguage } from '../../../src/lib/core/scenario/translation/other-language.ts';
import { paired } from '../../../src/lib/core/scenario/translation/pairing.ts';
import { tableOf, type Row, type Table } from '../../../src/lib/core/scenario/translation/table.ts';
import { isUntranslated } from '../../../src/lib/core/scenario/translation/untranslated.ts';
import { shippedScenarios } from '../../support/library.ts';

const shelf = shippedScenarios();
const ids = [...new Set(shelf.map(({ id }) => id))];
const sourceOf = (id: string, language: Language) =>
	shelf.find((each) => each.id === id && each.language === language)?.source ?? '';
const zh = sourceOf('evasive-debtor', 'zh');
const en = sourceOf('evasive-debtor', 'en');

const rowsOf = ({ groups }: Table): Row[] => groups.flatMap(({ rows }) => rows);
const differing = (table: Table) => rowsOf(table).filter(({ differences }) => differences.length > 0);
const first = (table: Table, fits: (row: Row) => boolean): Row => {
	const row = rowsOf(table).find(fits);
	if (!row) throw new Error('no such row');
	return row;
};

/** The text without the nth reply of the talk and all that hangs on it, and its first line. */
function withoutReply(text: string, from: string): string {
	const at = text.indexOf(from);
	const start = text.lastIndexOf('\n', at) + 1;
	const rest = text.slice(start);
	const length = /^- [^\n]*\n(?:[ \t]+[^\n]*\n)*/.exec(rest)?.[0].length ?? 0;
	return text.slice(0, start) + text.slice(start + length);
}

/** The text without a state: from its heading to the next. */
function withoutState(text: string, number: number): string {
	const talk = text.search(/^# (?:对话|Talk)$/m);
	const headings = [...text.matchAll(/^##? [^\n]*$/gm)].filter(({ index }) => index > talk);
	const start = headings[number]?.index ?? 0;
	const end = headings[number + 1]?.index ?? text.length;
	return text.slice(0, start) + text.slice(end);
}

describe('two languages side by side', () => {
	it.each(ids)('agree in %s, row for row, and nothing is left to translate', (id) => {
		const table = tableOf(sourceOf(id, 'zh'), sourceOf(id, 'en'));
		expect(table.unreadable).toEqual({});
		expect(differing(table)).toEqual([]);
		expect(rowsOf(table).filter(({ untranslated }) => untranslated)).toEqual([]);
		expect(rowsOf(table).filter((row) => row.kind === 'reply' && (!row.zh || !row.en))).toEqual([]);
		expect(new Set(rowsOf(table).map(({ key }) => key)).size).toBe(rowsOf(table).length);
	});

	it.each(ids)('are cut so that every piece of %s can be put back as it was', (id) => {
		const [first_, second] = [sourceOf(id, 'zh'), sourceOf(id, 'en')];
		for (const row of rowsOf(tableOf(first_, second)))
			for (const [side, text] of [
				[row.zh, first_],
				[row.en, second],
			] as const)
				// prettier-ignore
				if (side?.way === 'text' && side.before === '')
					expect(changed(text, [rewritten(side, side.text, lineEndOf(text)).change])).toBe(text);
	});

	it('lay the states that both have side by side when one lacks a state in the middle', () => {
		const table = tableOf(zh, withoutState(en, 4));
		const states = table.groups.filter(({ kind }) => kind === 'state');
		const whole = tableOf(zh, en).groups.filter(({ kind }) => kind === 'state');
		const lost = whole[4];
		expect(states.map(({ names }) => names.zh)).toEqual(whole.map(({ names }) => names.zh));
		expect(states.find(({ names }) => names.zh === lost?.names.zh)?.names.en).toBeNull();
		for (const state of states) {
			const before = whole.find(({ names }) => names.zh === state.names.zh);
			if (state.names.en !== null) expect(state.names.en).toBe(before?.names.en);
		}
	});

	it('tell what one reply decides otherwise, where it stands', () => {
		const table = tableOf(zh, en);
		const row = first(table, (each) => each.kind === 'reply' && /`[^`]+` \[/.test(each.en?.text ?? ''));
		const words = row.en?.text.replace(/`[^`]+` \[/, '`threaten` [') ?? '';
		const other = row.en ? changed(en, [rewritten(row.en, words, '\n').change]) : '';
		expect(differing(tableOf(zh, other)).map(({ key, differences }) => [key, differences])).toEqual([
			[row.key, ['acts']],
		]);
	});

	it('tell a placeholder that one language lacks', () => {
		const row = first(tableOf(zh, en), (each) => /\{\{/.test(each.en?.text ?? ''));
		const words = row.en?.text.replace(/\{\{[^}]*\}\}/g, '100') ?? '';
		const other = row.en ? changed(en, [rewritten(row.en, words, '\n').change]) : '';
		expect(differing(tableOf(zh, other)).map(({ differences }) => differences)).toEqual([['mentions']]);
	});

	it('stand as far as they can be read when one has no front matter', () => {
		const table = tableOf(zh, en.replace(/^---[\s\S]*?\n---\n/, ''));
		expect(table.unreadable.zh).toBeUndefined();
		expect(table.unreadable.en?.severity).toBe('error');
		const rows = rowsOf(table).filter(({ kind }) => kind === 'reply');
		expect(rows.length).toBeGreaterThan(100);
		expect(rows.every((row) => row.zh && row.en)).toBe(true);
	});

	it('survive any text', () => {
		const piece = fc.constantFrom('# 对话\n', '## a\n', '### b\n', '> 好\n', '- 好 [→ a](#a)\n', '  - 也好\n', '  > 评\n', '- *其他* [→ a](#a)\n', '\n', '---\n', '# Case\n', '- [x] 对\n', '```\n', '\r\n', '`结局 达成`\n'); // prettier-ignore
		const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
		fc.assert(fc.property(text, text, (a, b) => rowsOf(tableOf(a, b)).every((row) => row.zh ?? row.en)));
	});
});

describe('what one language lacks', () => {
	const cases: [string, string][] = [
		['a reply', withoutReply(en, /^- (?!\*)[^\n]*\[→/m.exec(en.slice(en.search(/^## /m)))?.[0] ?? '')],
		['a state', withoutState(en, 4)],
		['the start', withoutState(en, 0)],
		['the last part', en.replace(/^# Debrief[\s\S]*$/m, '')],
	];
	it.each(cases)('is taken over as a start: %s', (_, lacking) => {
		expect(lacking).not.toBe(en);
		let text = lacking;
		for (let step = 0; step < 20; step++) {
			const row = rowsOf(tableOf(zh, text)).find(({ takeOver }) => takeOver);
			if (!row?.takeOver) break;
			expect(row.missing).toBe('en');
			const { at, insert } = row.takeOver;
			text = changed(text, [{ from: at, to: at, insert }]);
		}
		const table = tableOf(zh, text);
		expect(differing(table).filter(({ differences }) => differences.includes('missing'))).toEqual([]);
		// What was copied counts until it is translated.
		expect(rowsOf(table).filter(({ untranslated }) => untranslated === 'en').length).toBeGreaterThan(0);
		const [a, b] = [read(zh), read(text)];
		expect(b.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([]);
		if (!a.scenario || !b.scenario) throw new Error('cannot be read');
		const found = compareLanguages(
			{ scenario: a.scenario, ranges: a.ranges },
			{ scenario: b.scenario, ranges: b.ranges },
		);
		expect(found.en.filter(({ code }) => code === 'language-mismatch')).toEqual([]);
	});

	it('is written where it belongs: a remark', () => {
		const remark = /\n {2}> [^\n]*/.exec(en.slice(en.indexOf('# Talk')))?.[0] ?? '';
		const table = tableOf(zh, en.replace(remark, ''));
		const row = first(table, ({ missing }) => missing === 'en');
		expect([row.kind, row.takeOver]).toEqual(['remark', null]);
		const words = remark.replace('\n  > ', '');
		const back = row.en && changed(en.replace(remark, ''), [rewritten(row.en, words, '\n').change]);
		expect(back).toBe(en);
	});

	it.each(ids)('is all of it, at first: %s started in English from the Chinese', (id) => {
		const [own, started] = [sourceOf(id, 'zh'), otherLanguage(sourceOf(id, 'zh'), 'en')];
		expect(read(started).scenario?.language).toBe('en');
		const table = tableOf(own, started);
		expect(differing(table)).toEqual([]);
		const replies = rowsOf(table).filter((row) => row.kind === 'reply' && /\p{L}{4}/u.test(row.zh?.text.replace(/^\*.*|[`[].*/g, '') ?? '')); // prettier-ignore
		expect(replies.length).toBeGreaterThan(100);
		expect(replies.filter(({ untranslated }) => untranslated !== 'en')).toEqual([]);
	});
});

describe('a piece written by itself', () => {
	it('leaves everything about it as it was', () => {
		const rows = rowsOf(tableOf(zh, en)).filter((row) => row.en?.way === 'text');
		fc.assert(
			fc.property(fc.constantFrom(...rows), fc.string(), (row, words) => {
				if (!row.en) return;
				const { change, cell } = rewritten(row.en, words, '\n');
				const text = changed(en, [change]);
				expect(text.slice(0, row.en.from)).toBe(en.slice(0, row.en.from));
				expect(text.slice(text.length - (en.length - row.en.to))).toBe(en.slice(row.en.to));
				expect(text.slice(cell.from, cell.to)).toBe(cell.raw);
			}),
		);
	});

	it('gives a further line of a quote its sign, and the line end of its file', () => {
		const text = zh.replace(/\n/g, '\r\n');
		const row = first(tableOf(text, en), ({ kind }) => kind === 'line');
		if (!row.zh) throw new Error('no line');
		const { change } = rewritten(row.zh, '您好。\n\n哪位？', '\r\n');
		expect(change.insert).toMatch(/^您好。\r\n> ?\r\n> 哪位？$/);
	});

	it('is found where it is after others were written, before a new table comes', () => {
		const sides = rowsOf(tableOf(zh, en)).flatMap(({ en: side }) => (side?.way === 'text' && side.before === '' ? [side] : [])); // prettier-ignore
		const pick = fc.constantFrom(...sides);
		fc.assert(
			fc.property(fc.array(fc.tuple(pick, fc.string()), { maxLength: 5 }), pick, (edits, wanted) => {
				let text = en;
				const log: Change[][] = [];
				const written = new Set<number>();
				for (const [side, words] of edits) {
					if (written.has(side.from) || side.from === wanted.from) continue;
					written.add(side.from);
					const here = log.reduce((at, changes) => moved(at, changes), side);
					const { change } = rewritten(here, words, '\n');
					text = changed(text, [change]);
					log.push([change]);
				}
				const { from, to } = log.reduce((at, changes) => moved(at, changes), wanted);
				expect(text.slice(from, to)).toBe(wanted.raw);
			}),
		);
	});

	it('is found again after changes before, in and behind it', () => {
		const change = (from: number, to: number, insert: string) => [{ from, to, insert }];
		const span = { from: 10, to: 14 };
		expect(moved(span, change(2, 4, ''))).toEqual({ from: 8, to: 12 });
		expect(moved(span, change(8, 10, 'abc'))).toEqual({ from: 11, to: 15 });
		expect(moved(span, change(10, 10, 'abc'))).toEqual({ from: 10, to: 17 });
		expect(moved(span, change(11, 12, 'abc'))).toEqual({ from: 10, to: 16 });
		expect(moved(span, change(14, 14, 'abc'))).toEqual({ from: 10, to: 17 });
		expect(moved(span, change(14, 16, ''))).toEqual({ from: 10, to: 14 });
		expect(moved(span, change(12, 20, ''))).toEqual({ from: 10, to: 12 });
		expect(moved(span, change(5, 12, 'x'))).toEqual({ from: 6, to: 8 });
	});
});

describe('a name of the front matter', () => {
	it.each(['zh', 'en'] as const)('is changed wherever the file goes by it, in %s', (language) => {
		const text = language === 'zh' ? zh : en;
		const { scenario } = read(text);
		if (!scenario) throw new Error('cannot be read');
		const lists = [
			...scenario.facts.map((name, index) => ({ name, path: ['facts', index] })),
			...scenario.account.documents.map((name, index) => ({ name, path: ['account', 'documents', index] })),
		];
		for (const { name, path } of lists) {
			const after = changed(text, fieldChanges(text, path, name, `${name} XY`) ?? []);
			const renamed = read(after);
			expect(renamed.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
			if (!renamed.scenario) throw new Error('cannot be read');
			const found = compareLanguages(
				{ scenario: { ...scenario, language: 'zh' }, ranges: read(text).ranges },
				{ scenario: { ...renamed.scenario, language: 'en' }, ranges: renamed.ranges },
			);
			expect(found.en).toEqual([]);
		}
	});
});

describe('laid side by side', () => {
	it('are things in order, each once', () => {
		const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
		fc.assert(
			fc.property(letters, letters, (a, b) => {
				const pairs = paired(a, b, (left, right) => (left === right ? 1 : 0));
				expect(pairs.flatMap((pair) => pair.a ?? [])).toEqual(a);
				expect(pairs.flatMap((pair) => pair.b ?? [])).toEqual(b);
				expect(pairs.every((pair) => pair.a === null || pair.b === null || pair.a === pair.b)).toBe(true);
			}),
		);
	});
});

describe('words still in the other language', () => {
	it.each([
		['王总，那笔款什么时候安排？ `ask-commitment` [→ 开头](#开头)', 'en', true],
		['Mr Wang (王总), when will it be paid? `提问`', 'en', false],
		['*if 追问>=2* When? `追问+1` [→ 开头](#开头)', 'en', false],
		['`结局 达成`', 'en', false],
		['When will you pay? `提问` [→ 开头](#开头)', 'zh', true],
		['OK. `提问`', 'zh', false],
		['{{amount}}', 'zh', false],
		['您好，OK。', 'zh', false],
	] as const)('%s, in %s: %s', (text, language, is) => {
		expect(isUntranslated(text, language)).toBe(is);
	});
});
