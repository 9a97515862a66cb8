import { beforeAll, describe, expect, test } from 'vitest';
import { checkIds, type Scorecard } from '../../../src/lib/core/score/scorecard.ts';
import { folderWith, huikuan } from './captured.ts';

const dossier = { today: '2026-05-28', invoices: [{ number: 'HR-0312', amount: 186000, due: '2026-04-11' }] };
const turns = [
	{ who: 'trainee', text: '王总您好，我是华瑞的小李，18.6 万的货款 4 月 11 日到期，什么时候能付？' },
	{ who: 'customer', text: '下周五付，18.6 万，对公转给你。' },
];
const lines = '小李：王总您好，什么时候能付？\n老王：下周五付给你。\n小李：好的，谢谢。';

describe('score --transcript', () => {
	let folder = '';
	const score = (...args: string[]) => huikuan(['score', ...args], { cwd: folder });

	beforeAll(() => {
		folder = folderWith({
			'talk.json': JSON.stringify({ dossier, turns }),
			'bare.json': JSON.stringify({ turns }),
			'broken.json': '{"turns": [',
			'bad.json': JSON.stringify({ dossier: { invoices: [{ amount: 'x' }] }, turns }),
			'bad-turn.json': JSON.stringify({ dossier, turns: [{ who: 'boss', text: 'x' }] }),
			'one.json': JSON.stringify({ dossier, turns: turns.slice(0, 1) }),
			'talk.txt': lines,
			'dossier.json': JSON.stringify(dossier),
		});
	});

	test('prints the scorecard as JSON', () => {
		const { exit, out, err } = score('--transcript', 'talk.json');
		const card = JSON.parse(out) as Scorecard;
		expect([exit, err]).toEqual([0, '']);
		expect(card.checks.map(({ id }) => id).sort()).toEqual([...checkIds].sort());
		expect(card.rung).toBe(4);
		expect(card.outcome.id).toBe('agreed');
	});

	test('takes other forms with a dossier beside them, and is told who one is', () => {
		const { exit, out } = score('--transcript', 'talk.txt', '--dossier', 'dossier.json', '--me', '小李');
		expect(exit).toBe(0);
		expect((JSON.parse(out) as Scorecard).replies).toBe(2);
		expect(score('--transcript', 'bare.json', '--dossier', 'dossier.json').exit).toBe(0);
	});

	test.each([
		['talk.txt --dossier dossier.json', 'The speakers are 小李, 老王. Say which one you are with --me NAME.', 1],
		['talk.txt --dossier dossier.json --me 谁', 'nobody is called “谁”', 1],
		['bare.json', 'brings no figures of the account', 1],
		['broken.json', 'not valid JSON', 1],
		['bad.json', 'dossier.invoices[0].amount should be an amount', 1],
		['bad-turn.json', 'turns[0].who: each turn needs who', 1],
		['one.json', 'Only one side speaks', 1],
		['none.json', 'There is no file or folder', 2],
		['talk.json extra.json', 'one too many', 2],
	])('--transcript %s: %s', (args, sentence, code) => {
		const { exit, out, err } = score('--transcript', ...args.split(' '));
		expect(err).toContain(sentence);
		expect([exit, out]).toEqual([code, '']);
	});

	test('goes alone: its options without it are refused', () => {
		expect(score('--me', '小李', 'talk.json')).toMatchObject({ exit: 2, out: '' });
		expect(score()).toMatchObject({ exit: 2, out: '' });
	});

	test('speaks Chinese when asked to', () => {
		expect(score('--transcript', 'bad.json', '--lang', 'zh').err).toContain('dossier.today 没有写。');
	});
});
