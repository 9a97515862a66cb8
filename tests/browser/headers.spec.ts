import { expect, test } from '@playwright/test';

/** Every kind of answer: pages, what is not there, files, modules, data. */
const answers = [
	{ what: 'the catalogue', path: '/', status: 200, page: true },
	{ what: 'a briefing', path: '/practise/evasive-debtor', status: 200, page: true },
	{ what: 'a talk', path: '/practise/evasive-debtor/018f0000-0000-7000-8000-000000000000', status: 200, page: true },
	{ what: 'a debrief', path: '/debrief/018f0000-0000-7000-8000-000000000000', status: 200, page: true },
	{ what: 'the history', path: '/history', status: 200, page: true },
	{ what: 'the pages on findings', path: '/help/findings', status: 200, page: true },
	{ what: 'an unknown page', path: '/no-such-page', status: 404, page: true },
	{ what: 'an unknown scenario', path: '/practise/no-such-scenario', status: 200, page: true },
	{ what: 'an address that is no address', path: '/%E0%A4%A', status: 400, page: true },
	{ what: 'an icon', path: '/favicon.svg', status: 200, page: false },
	{ what: 'data', path: '/_app/version.json', status: 200, page: false },
	{ what: 'the address of the stronger ear', path: '/ear', status: 200, page: false },
	{ what: 'a module that is not there', path: '/_app/immutable/chunks/none.js', status: 404, page: false },
] as const;

for (const { what, path, status, page } of answers) {
	test(`${what}: the answer lets nothing in that is not ours`, async ({ request }) => {
		const answer = await request.get(path);
		expect(answer.status()).toBe(status);
		const headers = answer.headers();
		expect(headers).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
		});
		for (const sensor of ['camera=()', 'geolocation=()', 'payment=()', 'usb=()', 'microphone=(self)'])
			expect(headers['permissions-policy']).toContain(sensor);
		const policy = new Map(
			(headers['content-security-policy'] ?? '').split(';').map((directive) => {
				const [name = '', ...sources] = directive.trim().split(' ');
				return [name, sources.join(' ')] as const;
			}),
		);
		expect([...policy.values()].join(' ')).not.toMatch(/unsafe-|\*|https?:/);
		expect(policy.get('frame-ancestors')).toBe("'self'");
		// A worker is bound by the policy of its script, and fetches its models from here.
		expect(policy.get('connect-src')).toBe("'self'");
		if (!page) return expect(policy.get('default-src')).toBe("'none'");
		expect(policy.get('default-src')).toBe("'self'");
		expect(policy.get('object-src')).toBe("'none'");
		expect(policy.get('script-src')).toMatch(/^'self' 'nonce-[A-Za-z0-9+/]{22}=='$/);
		expect(policy.get('script-src-attr')).toBe("'none'");
		expect(policy.get('style-src-attr')).toBe("'none'");
		expect(policy.get('form-action')).toBe("'self'");
		// Every script of the page carries the nonce of its answer, and no other answer has the same.
		const nonce = /'nonce-([^']+)'/.exec(policy.get('script-src') ?? '')?.[1] ?? '';
		const html = await answer.text();
		expect(
			[...html.matchAll(/<script\b([^>]*)>/g)].filter(([, attributes]) => !attributes?.includes(`nonce="${nonce}"`)),
		).toEqual([]);
		expect(html).not.toMatch(/<[^>]+\s(?:on\w+|style)=/);
		expect((await request.get(path)).headers()['content-security-policy']).not.toContain(nonce);
	});
}

test('scripts and styles are told as what they are', async ({ page, baseURL }) => {
	const wrong: string[] = [];
	const seen = new Set<string>();
	page.on('response', (response) => {
		const { pathname } = new URL(response.url());
		if (!pathname.startsWith('/_app/')) return;
		seen.add(pathname.replace(/.*\./, ''));
		const {
			'x-content-type-options': sniffing,
			'content-type': type = '',
			'content-security-policy': policy,
		} = response.headers();
		const right = pathname.endsWith('.js') ? /javascript/ : pathname.endsWith('.css') ? /^text\/css/ : /./;
		if (sniffing !== 'nosniff' || !right.test(type) || !policy?.includes("default-src 'none'"))
			wrong.push(`${pathname} ${type}`);
	});
	await page.goto(baseURL ?? '/');
	await page.waitForLoadState('networkidle');
	expect([...seen].sort()).toEqual(expect.arrayContaining(['css', 'js']));
	expect(wrong).toEqual([]);
});
