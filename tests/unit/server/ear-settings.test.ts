import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/lib/server/ear/settings.ts';
import { toldAtStart } from '../../../src/lib/server/ear/told-at-start.ts';

const good = {
	HUIKUAN_LLM_URL: 'https://api.example.com/v1',
	HUIKUAN_LLM_MODEL: 'qwen-plus',
	HUIKUAN_LLM_KEY: 'sk-secret',
};

describe('the settings of a stronger ear', () => {
	it('are none when nothing is set, and nothing is told then', () => {
		expect(readSettings({})).toBeNull();
		expect(readSettings({ HUIKUAN_LLM_URL: '', HUIKUAN_LLM_KEY: ' ' })).toBeNull();
		expect(toldAtStart(null)).toBeNull();
	});

	it('are an address, a model and a key; six seconds and sixty questions a minute unless told otherwise', () => {
		expect(readSettings(good)).toEqual({
			settings: {
				address: 'https://api.example.com/v1/chat/completions',
				model: 'qwen-plus',
				key: 'sk-secret',
				patience: 6000,
				perMinute: 60,
			},
		});
		expect(readSettings({ ...good, HUIKUAN_LLM_TIMEOUT: '2.5', HUIKUAN_LLM_PER_MINUTE: '5' })).toMatchObject({
			settings: { patience: 2500, perMinute: 5 },
		});
	});

	it('need no key', () => {
		expect(readSettings({ ...good, HUIKUAN_LLM_KEY: undefined })).toMatchObject({ settings: { key: null } });
	});

	it.each([
		['https://api.example.com/v1/', 'https://api.example.com/v1/chat/completions'],
		['https://api.example.com/v1/chat/completions', 'https://api.example.com/v1/chat/completions'],
		['https://api.example.com', 'https://api.example.com/chat/completions'],
		['https://x.example.com/openai?api-version=1#here', 'https://x.example.com/openai/chat/completions?api-version=1'],
		['http://localhost:11434/v1', 'http://localhost:11434/v1/chat/completions'],
		['http://127.0.0.1:8000/v1', 'http://127.0.0.1:8000/v1/chat/completions'],
		['http://[::1]:8000/v1', 'http://[::1]:8000/v1/chat/completions'],
	])('find the place to ask from %s', (url, address) => {
		expect(readSettings({ ...good, HUIKUAN_LLM_URL: url })).toMatchObject({ settings: { address } });
	});

	it('allow plain http to another machine only when its owner says so', () => {
		const url = 'http://192.168.1.9:11434/v1';
		expect(readSettings({ ...good, HUIKUAN_LLM_URL: url })).toEqual({ mistake: 'plain-http' });
		expect(readSettings({ ...good, HUIKUAN_LLM_URL: url, HUIKUAN_LLM_ALLOW_HTTP: '1' })).toHaveProperty('settings');
		for (const trap of ['http://localhost.example.com', 'http://127.0.0.1.example.com', 'http://evil.com/localhost'])
			expect(readSettings({ ...good, HUIKUAN_LLM_URL: trap })).toEqual({ mistake: 'plain-http' });
	});

	it.each([
		['no-url', { HUIKUAN_LLM_URL: undefined }],
		['no-model', { HUIKUAN_LLM_MODEL: ' ' }],
		['bad-url', { HUIKUAN_LLM_URL: 'api.example.com/v1' }],
		['bad-url', { HUIKUAN_LLM_URL: 'file:///etc/passwd' }],
		['password-in-url', { HUIKUAN_LLM_URL: 'https://me:word@api.example.com' }],
		['bad-model', { HUIKUAN_LLM_MODEL: 'a\nb' }],
		['bad-model', { HUIKUAN_LLM_MODEL: 'm'.repeat(101) }],
		['bad-key', { HUIKUAN_LLM_KEY: 'sk secret' }],
		['bad-key', { HUIKUAN_LLM_KEY: 'sk-secret，' }],
		['bad-timeout', { HUIKUAN_LLM_TIMEOUT: 'soon' }],
		['bad-timeout', { HUIKUAN_LLM_TIMEOUT: '0' }],
		['bad-timeout', { HUIKUAN_LLM_TIMEOUT: '31' }],
		['bad-rate', { HUIKUAN_LLM_PER_MINUTE: '-1' }],
	] as const)('that are wrong leave it off: %s, %o', (mistake, change) => {
		const reading = readSettings({ ...good, ...change });
		expect(reading).toEqual({ mistake });
		const told = toldAtStart(reading);
		expect(told?.wrong).toBe(true);
		expect(told?.text.split('\n')).toHaveLength(2);
		expect(told?.text).not.toMatch(/secret|word@/);
	});

	it('are told at the start without the key', () => {
		const told = toldAtStart(readSettings(good));
		expect(told?.wrong).toBe(false);
		expect(told?.text).toContain('qwen-plus');
		expect(told?.text).toContain('api.example.com');
		expect(told?.text).not.toContain('secret');
	});
});
