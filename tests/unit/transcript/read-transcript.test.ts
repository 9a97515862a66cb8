import { describe, expect, test } from 'vitest';
import { readTranscript } from '../../../src/lib/core/transcript/read-transcript.ts';
import { speakersOf, turnsOf } from '../../../src/lib/core/transcript/sides.ts';

const said = (text: string) => readTranscript(text).said.map(({ speaker, text: words }) => [speaker, words]);
const sides = (text: string) =>
	Object.fromEntries(speakersOf(readTranscript(text).said).map((own) => [own.name, own.side]));
const trouble = (text: string) => readTranscript(text).troubles.map(({ code, line }) => [code, line]);

describe('lines with names', () => {
	test('begin with who speaks, in either language and either colon', () => {
		const text = '我：王总您好\n客户: 在开会\n\n我：什么时候方便？';
		expect(readTranscript(text).form).toBe('lines');
		expect(said(text)).toEqual([
			['我', '王总您好'],
			['客户', '在开会'],
			['我', '什么时候方便？'],
		]);
		expect(said('Me: Hello\nCustomer: It is 10:30, call later: I am busy')).toEqual([
			['Me', 'Hello'],
			['Customer', 'It is 10:30, call later: I am busy'],
		]);
	});

	test.each(['我', '销售', '业务员', 'Me', 'Agent', 'You', '客服 1'])('tell by “%s” that it is the trainee', (name) => {
		expect(sides(`${name}：您好\n王建国：嗯`)).toEqual({ [name]: 'trainee', 王建国: 'customer' });
	});

	test.each(['客户', '对方', 'Customer', 'Client'])('tell by “%s” that it is the customer', (name) => {
		expect(sides(`小李：您好\n${name}：嗯`)).toEqual({ 小李: 'trainee', [name]: 'customer' });
	});

	test('of two names leave open who is who, unless one is known', () => {
		const { said: turns } = readTranscript('小李：您好\n王建国：嗯');
		expect(speakersOf(turns).map(({ side }) => side)).toEqual([null, null]);
		expect(turnsOf(turns, new Map())).toBeNull();
		expect(speakersOf(turns, { trainee: '小李' }).map(({ side }) => side)).toEqual(['trainee', 'customer']);
		expect(speakersOf(turns, { customer: '王建国' }).map(({ side }) => side)).toEqual(['trainee', 'customer']);
	});

	test('go on with the turn before where no name stands, and take no word before a colon for a name', () => {
		expect(said('我：跟您对一下\n金额：18.6 万\n客户：好\n我：谢谢\n客户：嗯')).toEqual([
			['我', '跟您对一下\n金额：18.6 万'],
			['客户', '好'],
			['我', '谢谢'],
			['客户', '嗯'],
		]);
	});

	test('may carry times, days and Markdown', () => {
		const { said: turns } = readTranscript(
			'[20/05/2026, 10:31:22] Wei: Hello\n20/05/2026, 10:33 - Tom: Hi\n[21/05/2026, 9:00] Wei: Any news?',
		);
		expect(turns.map(({ speaker, day }) => [speaker, day])).toEqual([
			['Wei', '2026-05-20'],
			['Tom', '2026-05-20'],
			['Wei', '2026-05-21'],
		]);
		expect(said('**我**：您好\n- 客户：好')).toEqual([
			['我', '您好'],
			['客户', '好'],
		]);
	});
});

describe('an exported chat', () => {
	test('has a line with name and time above what was said', () => {
		const text = '张三 2026/05/20 10:31\n王总您好\n那笔款麻烦安排一下\n\n王建国 2026/05/21 10:35\n在开会';
		expect(readTranscript(text).form).toBe('chat');
		expect(readTranscript(text).said).toEqual([
			{ speaker: '张三', text: '王总您好\n那笔款麻烦安排一下', day: '2026-05-20', line: 1 },
			{ speaker: '王建国', text: '在开会', day: '2026-05-21', line: 5 },
		]);
	});

	test('may have the day on a line of its own, the time in front, notes of the programme between', () => {
		const mobile = '—————  2026-05-20  —————\n\n张三  10:31\n\n您好\n\n“王总”撤回了一条消息\n\n王总  10:32\n\n嗯';
		expect(readTranscript(mobile).said.map(({ speaker, text, day }) => [speaker, text, day])).toEqual([
			['张三', '您好', '2026-05-20'],
			['王总', '嗯', '2026-05-20'],
		]);
		expect(said('2026-05-20 10:31:22 张三(wxid_abc)\n您好\n2026-05-20 10:31:40 王总\n嗯')).toEqual([
			['张三', '您好'],
			['王总', '嗯'],
		]);
		expect(said('张三 2026年5月20日 上午10:31\n您好\n王总 昨天 10:32\n嗯')).toEqual([
			['张三', '您好'],
			['王总', '嗯'],
		]);
	});
});

describe('subtitles', () => {
	test('in SRT name who speaks before a colon; cues of one speaker are one turn', () => {
		const text =
			'1\n00:00:01,000 --> 00:00:03,000\n我：王总您好，\n\n2\n00:00:03,000 --> 00:00:05,000\n我是小李。\n\n3\n00:00:05,000 --> 00:00:06,000\n客户：嗯。\n';
		expect(readTranscript(text).form).toBe('srt');
		expect(said(text)).toEqual([
			['我', '王总您好，我是小李。'],
			['客户', '嗯。'],
		]);
	});

	test('in WebVTT name who speaks in a voice tag', () => {
		const text =
			'WEBVTT\n\nNOTE made by hand\n\n1\n00:01.000 --> 00:03.000 align:start\n<v Roger>Hello &amp; welcome\n\n00:03.000 --> 00:05.000\n<v.loud Mary>We pay <i>on the 5th</i>.</v>\n';
		expect(readTranscript(text).form).toBe('vtt');
		expect(said(text)).toEqual([
			['Roger', 'Hello & welcome'],
			['Mary', 'We pay on the 5th.'],
		]);
	});

	test('that name nobody are refused, with how to mend it', () => {
		expect(trouble('1\n00:00:01,000 --> 00:00:03,000\n王总您好\n')).toEqual([['no-speakers', 3]]);
	});
});

describe('JSON', () => {
	test('holds turns with who and text, and may hold a dossier', () => {
		const read = readTranscript(
			JSON.stringify({
				dossier: { today: '2026-05-28' },
				turns: [
					{ who: 'customer', text: '喂？' },
					{ who: 'trainee', text: '您好', at: '2026-05-28T10:00:00+08:00' },
				],
			}),
		);
		expect(read).toMatchObject({ form: 'json', dossier: { today: '2026-05-28' }, troubles: [] });
		expect(read.said.map(({ speaker, day }) => [speaker, day])).toEqual([
			['customer', null],
			['trainee', '2026-05-28'],
		]);
	});

	test('names what is wrong by its path or line', () => {
		expect(readTranscript('{"turns":[{"who":"boss","text":"x"},{"who":"me","text":3},5]}').troubles).toEqual([
			{ code: 'bad-turn', line: 1, values: { path: 'turns[0].who' } },
			{ code: 'bad-turn', line: 2, values: { path: 'turns[1].text' } },
			{ code: 'bad-turn', line: 3, values: { path: 'turns[2]' } },
		]);
		expect(trouble('{"turns":[\n{"who":"me","text":"x"},\n oops]}')).toEqual([['bad-json', 3]]);
		expect(trouble('{"a":1}')).toEqual([['not-turns', null]]);
	});
});

describe('what cannot be read', () => {
	test('is said in one word each', () => {
		expect(trouble('  \n ')).toEqual([['empty', null]]);
		expect(trouble('hello world\nnothing here')).toEqual([['no-speakers', 1]]);
		expect(trouble(`我：${'好'.repeat(200_001)}`)).toEqual([['too-large', null]]);
		expect(trouble(`我：您好\n客户：${'好'.repeat(2001)}`)).toEqual([['turn-too-long', 2]]);
		expect(trouble('我：\n客户：')).toEqual([['no-text', null]]);
		expect(trouble('我：您好\n客户：嗯\n'.repeat(501))).toEqual([['too-many-turns', 1001]]);
	});

	test.each([
		['spaces', `我：${' '.repeat(190_000)}x`],
		['brackets', '['.repeat(190_000)],
		['half labels', `[${' '.repeat(150)}:\n`.repeat(1000)],
		['half days', `${'2026/'.repeat(30)}\n`.repeat(1000)],
		['voices', `WEBVTT\n\n00:01.000 --> 00:02.000\n<v${'.a.'.repeat(60_000)}\n`],
		['rules', `${'—'.repeat(60)}\n`.repeat(3000)],
		['names', `${'a '.repeat(40)}：`.repeat(2000)],
	])('never hangs the reader: %s', (_what, text) => {
		expect(() => readTranscript(text)).not.toThrow();
	});
});
