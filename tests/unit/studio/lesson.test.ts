import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonsOf, readLesson } from '../../../src/lib/core/machine/lesson.ts';
import { madeOf } from '../../../src/lib/core/machine/made-of-lesson.ts';

const content = (name: string) => readFileSync(`src/lib/content/studio/${name}.md`, 'utf8');
const languages = ['zh', 'en'] as const;
const lessons = { zh: lessonsOf(content('language.zh')), en: lessonsOf(content('language.en')) };
const frame = { zh: content('language-frame.zh'), en: content('language-frame.en') };

describe('the lessons about the language', () => {
	it('are the same in both languages, in the same order', () => {
		expect(lessons.zh.map(({ place, broken }) => [place, broken])).toEqual(
			lessons.en.map(({ place, broken }) => [place, broken]),
		);
		expect(lessons.zh.length).toBeGreaterThanOrEqual(18);
		for (const { paragraphs, title } of [...lessons.zh, ...lessons.en])
			expect([title, paragraphs.length > 0]).toEqual([title, true]);
	});

	describe.each(languages)('in %s', (language) => {
		it.each(lessons[language].map((lesson) => [lesson.title, lesson] as const))(
			'%s',
			(_, { place, broken, snippet }) => {
				const read = readLesson(frame[language], language, place, snippet);
				const codes = read.findings.map(({ finding }) => finding.code);
				expect(codes).toEqual(broken ? ['no-act', 'unknown-act', 'unknown-link', 'no-remark'] : []);
				expect(madeOf(read, place).length).toBeGreaterThan(0);
			},
		);

		it('show what a state was read as: who speaks, what each reply does and where it leads', () => {
			const [first] = lessons[language];
			if (!first) throw new Error('no lesson');
			const made = madeOf(readLesson(frame[language], language, first.place, first.snippet), first.place);
			expect(made.map(({ kind, tone }) => [kind, tone])).toEqual([
				['state', null], ['line', null], ['reply', 'sound'], ['reply', 'weak'], ['remark', null],
			]); // prettier-ignore
			expect(made[2]?.words[0]?.acts).toEqual(['identify']);
		});

		it('have the same rows in the other language', () => {
			const rows = languages.map((each) =>
				lessons[each].map(({ place, snippet }) =>
					madeOf(readLesson(frame[each], each, place, snippet), place).map(({ kind }) => kind),
				),
			);
			expect(rows[0]).toEqual(rows[1]);
		});
	});
});

describe('a piece that is being changed', () => {
	it('has its findings by its own lines', () => {
		const { findings } = readLesson(
			frame.zh,
			'zh',
			'state',
			'## 接通\n\n> 喂？\n\n- 您好 `没有的动作` [→ 说定](#说定)',
		);
		expect(findings.map(({ line, finding }) => [line, finding.code])).toContainEqual([5, 'unknown-act']);
	});

	it('may be anything at all, in any place', () => {
		const place = fc.constantFrom('head', 'case', 'prepare', 'mood', 'everywhere', 'state', 'follow-up');
		const sign = fc.constantFrom(
			'---\n',
			'# ',
			'## ',
			'> ',
			'- ',
			'`',
			'[→ x](#x)',
			'{{',
			'=== state\n',
			'```mermaid\n',
			'a',
			'好',
			'\n',
			'*当 x*',
		);
		const snippet = fc.array(sign, { maxLength: 20 }).map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(place, snippet, (where, text) => {
				const read = readLesson(frame.en, 'en', where as 'state', text);
				expect(Array.isArray(madeOf(read, where as 'state'))).toBe(true);
			}),
			{ numRuns: 200 },
		);
	});
});
