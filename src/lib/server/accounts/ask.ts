/** Asks better-auth in a visitor's name, the way a page does: its limits, checks and cookies apply. */
import { addressHeader, type Auth } from './auth.ts';

export interface SetCookie {
	name: string;
	/** As it stands in the header. */
	value: string;
	path: string;
	httpOnly: boolean;
	secure: boolean;
	sameSite: 'lax' | 'strict' | 'none';
	maxAge?: number;
}

export interface Answer {
	status: number;
	/** better-auth's name for what went wrong; null when nothing did. */
	code: string | null;
	body: Record<string, unknown>;
	cookies: SetCookie[];
}

export interface Asker {
	/** Of the visitor's request. */
	headers: Headers;
	origin: string;
	/** Whom the limits count. */
	address: string;
}

/** @param path below `/api/auth` */
export async function askAuth(
	auth: Auth,
	{ headers, origin, address }: Asker,
	path: string,
	body: Record<string, unknown> = {},
): Promise<Answer> {
	const asked = new Headers({ 'content-type': 'application/json', origin, [addressHeader]: address });
	for (const name of ['cookie', 'user-agent']) {
		const value = headers.get(name);
		if (value !== null) asked.set(name, value);
	}
	const response = await auth.handler(
		new Request(`${origin}/api/auth${path}`, { method: 'POST', headers: asked, body: JSON.stringify(body) }),
	);
	const answered = (await response.json().catch(() => null)) as Record<string, unknown> | null;
	return {
		status: response.status,
		code: response.ok ? null : String(answered?.['code'] ?? response.status),
		body: answered ?? {},
		cookies: response.headers.getSetCookie().map(readSetCookie),
	};
}

function readSetCookie(header: string): SetCookie {
	const [pair = '', ...parts] = header.split(';');
	const at = pair.indexOf('=');
	const attributes = new Map(
		parts.map((part) => {
			const [name = '', value = ''] = part.trim().split('=');
			return [name.toLowerCase(), value] as const;
		}),
	);
	const maxAge = attributes.get('max-age');
	return {
		name: pair.slice(0, at).trim(),
		value: pair.slice(at + 1).trim(),
		path: attributes.get('path') ?? '/',
		httpOnly: attributes.has('httponly'),
		secure: attributes.has('secure'),
		sameSite: (attributes.get('samesite')?.toLowerCase() ?? 'lax') as SetCookie['sameSite'],
		...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
	};
}
