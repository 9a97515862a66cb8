import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { huikuan } from './captured.ts';

const folder = mkdtempSync(join(tmpdir(), 'huikuan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, lines: readonly unknown[]) => {
	const path = join(folder, name);
	writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
	return path;
};

interface Answer {
	id: unknown;
	acts: string[];
	spans: { act: string; start: number; end: number; confidence: number }[];
}

describe('huikuan recognise', () => {
	test('answers each line with the acts and where they were heard, in either language', () => {
		const replies = [
			{ id: 'a', reply: '您好，我是恒润轴承的小李。', customer: '喂？' },
			{ id: 7, reply: 'When can you pay it?' },
			{ id: 'c', reply: '嗯' },
		];
		const { exit, out, err } = huikuan(['recognise', file('replies.jsonl', replies)]);
		const answers = out
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as Answer);
		expect([exit, err]).toEqual([0, '']);
		expect(answers.map(({ id }) => id)).toEqual(['a', 7, 'c']);
		expect(answers[0]?.acts).toEqual(['identify']);
		expect(answers[1]?.acts).toContain('ask-commitment');
		expect(answers[2]?.acts).toEqual([]);
		const [span] = answers[0]?.spans ?? [];
		expect(replies[0]?.reply.slice(span?.start, span?.end)).toContain('小李');
	});

	test('says which line it cannot take and why, and answers the others', () => {
		const path = file('broken.jsonl', [
			'oops',
			{ id: 1 },
			{ id: 2, reply: '我'.repeat(3000) },
			{ id: 3, reply: '骗子！' },
		]);
		const { exit, out, err } = huikuan(['recognise', path, '--lang', 'en']);
		expect(exit).toBe(1);
		expect(out.trim().split('\n')).toHaveLength(1);
		expect(err).toContain('broken.jsonl:1: not a JSON object on one line.');
		expect(err).toContain('broken.jsonl:2: “reply” must be a text of at most 2000 characters.');
		expect(err).toContain('broken.jsonl:3:');
	});

	test('of a file that is not there says so', () => {
		const { exit, err } = huikuan(['recognise', join(folder, 'none.jsonl'), '--lang', 'en']);
		expect([exit, err]).toEqual([2, expect.stringContaining('There is no file or folder')]);
	});
});
