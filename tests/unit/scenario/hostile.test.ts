import { describe, expect, it } from 'vitest';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { example } from '../../support/example.ts';

/** Text made to hurt a reader that scans the same characters again and again: its time would grow with the square of the length. */
const length = 120_000;

function repeated(piece: string, size = length): string {
	return piece.repeat(Math.floor(size / piece.length));
}

const bodies: Record<string, string> = {
	'quotes within quotes': repeated('> '),
	'a quote of many lines': repeated('> a\n'),
	'bullets within bullets': repeated('- '),
	'bullets ever deeper': Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
	'a bullet of many lines': `- a\n${repeated('  a\n')}`,
	'a bullet and many blank lines': `- a\n${repeated('\n')}`,
	'a remark of many lines': `- a\n${repeated('  > a\n')}`,
	'backticks without end': `- ${repeated('` ')}`,
	'backticks in runs': `- ${repeated('` `` ``` ')}`,
	'halves of links': `- ${repeated('](#')}`,
	'brackets without end': `- ${repeated('[')}`,
	'escaped brackets': `- ${repeated('\\[](#')}`,
	'many links': `- ${repeated('[a](#b) ')}`,
	backslashes: `- ${repeated('\\')}`,
	asterisks: `- ${repeated('*')}`,
	'emphasis again and again': `- ${repeated('*a* ')}`,
	'a guard of many conditions': `- *当 ${repeated('到访>=1 且 ')}* a [→ a](#a)`,
	'a guard of many negations': `- *当 ${repeated('非 ')}* a`,
	'a guard of spaces': `- *当 ${repeated(' ')}* a`,
	'a guard of conjunctions': `- *当 查明 ${repeated('且')}*`,
	'comments without end': repeated('<!--\n\n'),
	'comments without end in quotes': repeated('> <!--\n\n'),
	'one heading of hashes': repeated('#'),
	'a heading that closes for ever': `# ${repeated(' #')}`,
	'many headings': repeated('## a\n'),
	'many fences': repeated('```\n'),
	'fences that are none': repeated('```a`\n'),
	'rules that are none': `${repeated('- - ')}a`,
	'a line of equals signs': `a\n${repeated('=')}`,
	'braces without end': repeated('{{ '),
	'facts that nothing declares': repeated('{{a}}'),
	'an effect with a long name': `- \`${repeated('追')}=x\``,
	'effects that do not parse': repeated('- `追问+`\n'),
	'a plan without end': `- \`提出方案 ${repeated('1@1 ')}\``,
	'documents without end': `- \`出示凭证 ${repeated('合同、')}\``,
	'one document again and again': `- \`出示凭证 ${repeated('合同')}\``,
	'tags on tags': `> a\n> — ${repeated('b · ')}`,
	'a promise without end': `> a\n> — \`承诺 ${repeated('1 ')}\``,
	'names that nothing declares': Array.from({ length: 8000 }, (_, at) => `- a \`说明欠${at}\` [→ b](#推${at})`).join(
		'\n',
	),
	'moods on a variant': `### ${repeated('a · ')}`,
	'a scene line without end': repeated('`渠道 微信` '),
	'a number without end': `\`时间 ${repeated('1')} 天\``,
	spaces: `${repeated(' ')}a`,
	tabs: `${repeated('\t')}a`,
	'lone carriage returns': repeated('\r'),
	'null characters': repeated('\0'),
	'task boxes': `- ${repeated('[x] ')}`,
	'states without end': Array.from({ length: 20_000 }, (_, at) => `## a${at}`).join('\n\n'),
};

const frontMatters: Record<string, string> = {
	'lists within lists': `a: ${repeated('[', 60_000)}`,
	'maps within maps': repeated('{a: ', 60_000),
	'dashes within dashes': repeated('- ', 60_000),
	'aliases of aliases': `a: &a [1, 1]\n${Array.from({ length: 40 }, (_, at) => `b${at}: &b${at} [*a, *a]`).join('\n')}`,
	'thousands of keys': Array.from({ length: 6000 }, (_, at) => `k${at}: 1`).join('\n'),
	'one key thousands of times': repeated('a: 1\n', 60_000),
	'a text without end': `title: ${repeated('a', 60_000)}`,
	'quotes without end': `title: "${repeated('\\', 60_000)}`,
	'colons without end': repeated(':', 60_000),
	'question marks': repeated('? ', 60_000),
	'thousands of invoices': `account:\n  invoices:\n${repeated('    - {}\n', 60_000)}`,
	'thousands of documents': `account:\n  documents: [${repeated('a, ', 60_000)}]`,
};

/** Milliseconds: generous for a busy machine, far below what a quadratic scan takes. */
const patience = 3000;

function timed(source: string): number {
	const start = performance.now();
	read(source);
	return performance.now() - start;
}

describe('hostile text takes no longer than honest text', () => {
	const places: Record<string, (body: string) => string> = {
		'in a state': (body) => `${example.slice(0, example.indexOf('## 接通'))}## 接通\n\n${body}\n`,
		'in the briefing': (body) => example.replace('# 准备', () => `${body}\n\n# 准备`),
		'in the questions': (body) => example.replace('## 打电话', () => `${body}\n\n## 打电话`),
		'in the diagram': (body) => example.replace('  [*] --> 敷衍', () => `  [*] --> 敷衍\n${body}`),
		'in the follow-up': (body) => example.replace('## 消息', () => `${body}\n\n## 消息`),
	};
	it.each(Object.keys(bodies))('%s', (name) => {
		for (const place of Object.values(places)) expect(timed(place(bodies[name] ?? ''))).toBeLessThan(patience);
	});
	it.each(Object.keys(frontMatters))('front matter: %s', (name) => {
		const body = example.slice(example.indexOf('\n---\n'));
		expect(timed(`---\n${frontMatters[name] ?? ''}${body}`)).toBeLessThan(patience);
	});
});

describe('limits', () => {
	it('refuses a file of more than 8 MiB with one error', () => {
		const { scenario, findings } = read(example + '话'.repeat(2_800_000));
		expect(scenario).toBeUndefined();
		expect(findings.map(({ code, params }) => [code, params.detail])).toEqual([['too-large', 'bytes']]);
	});
	it('refuses more than 5,000 states with one error', () => {
		const states = Array.from({ length: 5000 }, (_, at) => `## 场景${at}\n\n> 好。\n`).join('\n');
		const { scenario, findings } = read(example.replace('# 跟进', () => `${states}\n# 跟进`));
		expect(scenario).toBeUndefined();
		expect(findings.map(({ code, params }) => [code, params.detail])).toEqual([['too-large', 'states']]);
	});
	it('refuses more than 20,000 replies with one error', () => {
		const replies = repeated('- 好。 `说明欠款` [→ 接通](#接通)\n', 20_000 * 26);
		const { scenario, findings } = read(
			example.replace('- *其他* [→ 接通](#接通)', () => `${replies}- *其他* [→ 接通](#接通)`),
		);
		expect(scenario).toBeUndefined();
		expect(findings.map(({ code, params }) => [code, params.detail])).toEqual([['too-large', 'replies']]);
	});
	it('gives at most a thousand findings', () => {
		const replies = repeated('- 好。 `没有` [→ 哪里](#哪里)\n', 100_000);
		expect(read(example.replace('- *其他* [→ 接通](#接通)', () => replies)).findings).toHaveLength(1000);
	});
});
