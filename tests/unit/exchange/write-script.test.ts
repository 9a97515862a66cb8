import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptSheet } from '../../../src/lib/core/exchange/script-sheet.ts';
import { writeScript } from '../../../src/lib/core/exchange/write-script.ts';
import { blocksOf } from '../../../src/lib/core/scenario/blocks.ts';
import { Source } from '../../../src/lib/core/scenario/source.ts';
import { shippedScenarios } from '../../support/library.ts';
import { scenario } from '../../support/scenario-arbitrary.ts';

const runs = process.env.HUIKUAN_LONG ? 1000 : 100;
const shelf = shippedScenarios();

describe('the script sheet', () => {
	const own = shelf.find(({ id, language }) => id === 'evasive-debtor' && language === 'zh')?.scenario;
	if (!own) throw new Error('no scenario');
	const sheet = scriptSheet(own);

	it('numbers the scenes in the order of the file', () => {
		expect(sheet.scenes.map(({ number, name }) => [number, name])).toEqual(
			own.states.map(({ name }, index) => [index + 1, name]),
		);
	});

	it('has the lines of every mood, with who says them and what they do', () => {
		const scene = sheet.scenes.find(({ name }) => name === '回拨');
		expect(scene?.parts.map(({ name }) => name)).toEqual(['', '恼火', '敷衍', '认真']);
		expect(scene?.parts[1]?.lines).toEqual([
			{
				speaker: '王建国',
				text: ['阴阳怪气的，你什么意思？有话说话。'],
				visit: null,
				when: 'normal',
				moves: ['施压'],
			},
		]);
	});

	it('has each reply with its tone, its acts, its remark and where it leads', () => {
		const reply = sheet.scenes[0]?.parts[0]?.replies[4];
		expect(reply).toMatchObject({
			words: '又开会？上回您也在开会。',
			tone: 'weak',
			acts: ['争辩指责'],
			to: { number: 12, name: '推脱', outcome: null },
		});
		expect(reply?.remark[0]).toMatch(/^“又开会？”是当面揭短/);
	});

	it('has the account’s facts filled in, but not the promises, which only a talk makes', () => {
		expect(sheet.briefing[0]).toContain('已逾期 47 天');
		expect(JSON.stringify(scriptSheet({ ...own, case: ['{{promises}} {{amount}}'] }).briefing)).toBe(
			'["{{promises}} 18.6 万元"]',
		);
	});
});

describe('the printed script', () => {
	it.each(shelf)('of $id/$language has a heading for every scene and a number for every reply', ({ scenario: own }) => {
		const text = writeScript(own);
		const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
		const bullets = [own, ...own.states.flatMap(({ parts }) => parts)].flatMap((each) =>
			'everywhere' in each ? each.everywhere : each.replies,
		);
		expect(count(/^### \d+\. /gm)).toBe(own.states.length);
		expect(count(/^\d+\. /gm)).toBe(bullets.length);
	});

	it('holds no heading but its own, whatever the names and words', () => {
		fc.assert(
			fc.property(scenario, (made) => {
				const quiet = { ...made, case: [] };
				const source = new Source(writeScript(quiet));
				const headings = blocksOf(source.text, source.lines).filter(({ kind }) => kind === 'heading');
				const variants = made.states.reduce((sum, { parts }) => sum + parts.length - 1, 0);
				expect(headings).toHaveLength(2 + made.states.length + variants);
			}),
			{ numRuns: runs },
		);
	}, 600_000);
});
