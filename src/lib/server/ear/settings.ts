/** Which stronger ear the user has, out of the environment. Off when nothing is set; a mistake is told, and leaves it off: practice needs none of it. */
import { isModelName } from '../../core/act/hearing/other-ear.ts';

/** What is asked, and how. */
export interface EarSettings {
	/** Where questions are sent. */
	address: string;
	/** Its name at the endpoint; also what learners are told. */
	model: string;
	/** null: the endpoint asks for none. */
	key: string | null;
	/** Milliseconds. */
	patience: number;
	/** Questions a minute from one address. */
	perMinute: number;
}

export type EarMistake =
	| 'no-url'
	| 'no-model'
	| 'bad-url'
	| 'password-in-url'
	| 'plain-http'
	| 'bad-model'
	| 'bad-key'
	| 'bad-timeout'
	| 'bad-rate';

export type EarReading = { settings: EarSettings } | { mistake: EarMistake } | null;

type Environment = Readonly<Record<string, string | undefined>>;

/** null when nothing is set. */
export function readSettings(env: Environment): EarReading {
	const url = env['HUIKUAN_LLM_URL']?.trim() ?? '';
	const model = env['HUIKUAN_LLM_MODEL']?.trim() ?? '';
	const key = env['HUIKUAN_LLM_KEY']?.trim() ?? '';
	if (url === '' && model === '' && key === '') return null;
	if (url === '') return { mistake: 'no-url' };
	const address = readAddress(url, env['HUIKUAN_LLM_ALLOW_HTTP']?.trim() === '1');
	if (!(address instanceof URL)) return { mistake: address };
	if (model === '') return { mistake: 'no-model' };
	if (!isModelName(model)) return { mistake: 'bad-model' };
	if (!/^[\x21-\x7e]*$/.test(key)) return { mistake: 'bad-key' };
	const seconds = numberIn(env['HUIKUAN_LLM_TIMEOUT'], 6);
	if (!(seconds >= 0.1 && seconds <= longestPatience)) return { mistake: 'bad-timeout' };
	const perMinute = numberIn(env['HUIKUAN_LLM_PER_MINUTE'], 60);
	if (!(perMinute >= 1 && perMinute <= 100_000)) return { mistake: 'bad-rate' };
	return {
		settings: { address: address.href, model, key: key || null, patience: Math.round(seconds * 1000), perMinute },
	};
}

/** Seconds. Pages wait a little longer than this for our own answer. */
const longestPatience = 30;

function numberIn(text: string | undefined, otherwise: number): number {
	return text?.trim() ? Number(text) : otherwise;
}

function readAddress(text: string, httpAllowed: boolean): URL | EarMistake {
	if (!URL.canParse(text)) return 'bad-url';
	const url = new URL(text);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'bad-url';
	if (url.username !== '' || url.password !== '') return 'password-in-url';
	// The key and what learners say would be there for all to read on the way.
	if (url.protocol === 'http:' && !httpAllowed && !isThisMachine(url.hostname)) return 'plain-http';
	const path = url.pathname.replace(/\/{1,100}$/, '');
	url.pathname = path.endsWith('/chat/completions') ? path : `${path}/chat/completions`;
	url.hash = '';
	return url;
}

/** By name: what the address is in numbers, a URL has made plain already. */
function isThisMachine(host: string): boolean {
	return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
