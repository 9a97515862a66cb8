import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/lib/server/ear/question.ts';
import { isOwnPage } from '../../../src/lib/server/own-page.ts';

const asked = { text: '王总您好', customer: '谁啊？', language: 'zh', situation: '催一笔款' };
const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
	readQuestion(new Request('http://localhost/ear', { method: 'POST', body, headers }));

describe('what a page asks', () => {
	it('is a reply with what it answers', async () => {
		expect(await post(JSON.stringify(asked))).toEqual(asked);
		expect(await post(JSON.stringify({ ...asked, customer: null, situation: undefined, model: 'gpt' }))).toEqual({
			...asked,
			customer: null,
			situation: null,
		});
	});

	it('is JSON, and says so: a form of another site cannot', async () => {
		expect(await post(JSON.stringify(asked), { 'content-type': 'text/plain' })).toBe(415);
		expect(await post(JSON.stringify(asked), {})).toBe(415);
	});

	it.each([
		['no JSON', '{'],
		['nothing', ''],
		['no object', '"王总"'],
		['no reply', JSON.stringify({ ...asked, text: undefined })],
		['an empty reply', JSON.stringify({ ...asked, text: ' \n' })],
		['a reply that is no text', JSON.stringify({ ...asked, text: ['王总'] })],
		['another language', JSON.stringify({ ...asked, language: 'fr' })],
		['a longer reply than is listened to', JSON.stringify({ ...asked, text: '付'.repeat(2001) })],
		['a longer situation than is told', JSON.stringify({ ...asked, situation: '付'.repeat(2001) })],
	])('is refused when it is %s', async (_, body) => {
		expect(await post(body)).toBe(400);
	});

	it('is refused when it is too long to be read', async () => {
		expect(await post(JSON.stringify({ ...asked, more: 'x'.repeat(33_000) }))).toBe(413);
	});
});

describe('whose page asks', () => {
	const url = new URL('https://huikuan.example:3000/ear');
	const from = (headers: Record<string, string>) => isOwnPage(new Headers(headers), url);

	it('is for the browser to say where it can', () => {
		expect(from({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost' })).toBe(true);
		for (const site of ['same-site', 'cross-site', 'none'])
			expect(from({ 'sec-fetch-site': site, origin: 'https://huikuan.example:3000' })).toBe(false);
	});

	it('is told by the origin elsewhere', () => {
		expect(from({ origin: 'http://huikuan.example:3000' })).toBe(true);
		expect(from({ origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' })).toBe(true);
		for (const origin of ['https://evil.example', 'https://huikuan.example', 'null', 'nonsense', ''])
			expect(from({ origin, host: '192.168.1.5:3000' })).toBe(false);
		expect(from({})).toBe(false);
	});
});
