import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/lib/core/machine/check.ts';
import { checkScores } from '../../../src/lib/core/score/findings/scores.ts';
import { stepAt, tourSteps, type TourStep } from '../../../src/lib/core/scenario/tour.ts';
import { placeOfStep, toldSteps, typedIn } from '../../../src/lib/core/scenario/tour-text.ts';
import { write } from '../../../src/lib/core/scenario/write.ts';

const languages = ['zh', 'en'] as const;
const content = (name: string) => readFileSync(`src/lib/content/studio/${name}.md`, 'utf8');
const start = (language: string) => content(`tour-start.${language}`);
const told = (language: string) => toldSteps(content(`tour.${language}`));

/** Where the tour stands with a text. */
function reached(text: string, beyond: { published?: boolean; practised?: boolean } = {}): number {
	const { scenario, findings } = check(text);
	return stepAt(scenario ? { scenario, findings, whole: true, published: false, practised: false, ...beyond } : null);
}

/** The text after the first `count` steps, typed by the button. */
function after(language: string, count: number): string {
	return tourSteps.slice(0, count).reduce((text, step, index) => {
		const snippet = told(language)[index]?.snippet;
		return snippet ? typedIn(text, step, snippet).text : text;
	}, start(language));
}

describe.each(languages)('the tour (%s)', (language) => {
	it('tells every step, with something to write where there is something to write', () => {
		const steps = told(language);
		expect(steps).toHaveLength(tourSteps.length);
		for (const { title, paragraphs } of steps) {
			expect(title).not.toBe('');
			expect(paragraphs.length).toBeGreaterThan(0);
		}
		const written: TourStep[] = tourSteps.filter((_, index) => steps[index]?.snippet);
		expect(written).toEqual(tourSteps.slice(0, tourSteps.indexOf('clean')));
	});

	it('moves on by each piece, and by no less', () => {
		expect(reached(start(language))).toBe(0);
		const writing = tourSteps.indexOf('clean');
		for (let count = 1; count < writing; count++)
			expect([count, reached(after(language, count))]).toEqual([count, count]);
	});

	it('ends in a scenario in which nothing is found, laid out as the writer would', () => {
		const text = after(language, tourSteps.length);
		const { scenario, findings, ranges } = check(text);
		expect(findings).toEqual([]);
		expect(scenario && checkScores(scenario, ranges)).toEqual([]);
		expect(scenario?.states.map(({ outcome }) => outcome)).toEqual([null, null, 'agreed', 'no-commitment']);
		expect(scenario && write(scenario)).toBe(text);
		expect(reached(text)).toBe(tourSteps.indexOf('publish'));
		expect(reached(text, { published: true })).toBe(tourSteps.indexOf('practise'));
		expect(reached(text, { published: true, practised: true })).toBe(tourSteps.length);
	});

	it('waits at the last writing step while anything is found or not yet looked for', () => {
		const text = after(language, tourSteps.length);
		const { scenario } = check(text);
		if (!scenario) throw new Error('no scenario');
		const view = { scenario, findings: [], whole: false, published: true, practised: true };
		expect(tourSteps[stepAt(view)]).toBe('clean');
	});
});

describe('a piece of the tour', () => {
	it('goes to the end where its place is not to be found, and to an empty text', () => {
		expect(placeOfStep('nothing', 'mood')).toBe(7);
		expect(typedIn('', 'mood', '# 情绪')).toEqual({ text: '# 情绪\n', from: 0, to: 4 });
	});

	it('joins bullets to bullets and keeps everything else apart', () => {
		const text = '# 对话\n\n## 甲\n\n> 喂？\n\n- 好 [→ 乙](#乙)\n\n## 乙\n\n> 嗯\n';
		const typed = typedIn(text, 'weak', '- 不急 [→ 乙](#乙)');
		expect(typed.text).toBe('# 对话\n\n## 甲\n\n> 喂？\n\n- 好 [→ 乙](#乙)\n- 不急 [→ 乙](#乙)\n\n## 乙\n\n> 嗯\n');
		expect(typed.text.slice(typed.from, typed.to)).toBe('- 不急 [→ 乙](#乙)');
	});

	it('begins again where there is no scenario any more', () => {
		expect(stepAt(null)).toBe(0);
	});
});
