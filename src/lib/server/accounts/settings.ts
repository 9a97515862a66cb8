/** How people may sign in, out of the environment. */

/** A provider of OpenID Connect. */
export interface Provider {
	/** Letters, digits and hyphens: part of the address that the provider sends people back to, `/api/auth/callback/<id>`. */
	id: string;
	/** What the button says. */
	name: string;
	/** `…/.well-known/openid-configuration`. */
	discoveryUrl: string;
	clientId: string;
	clientSecret: string;
	scopes: string[];
}

export interface AccountSettings {
	/** null: one is made and kept. */
	secret: string | undefined;
	providers: Provider[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A mistake: the variable, and what is wrong with it as a code. */
export interface AccountMistake {
	variable: string;
	code: 'missing' | 'bad-url' | 'bad-id' | 'short-secret';
}

/**
 * `HUIKUAN_OIDC=wecom,entra` names the providers; each has `HUIKUAN_OIDC_<ID>_DISCOVERY`, `…_CLIENT_ID`, `…_CLIENT_SECRET`, and may have `…_NAME` and `…_SCOPES`.
 * A provider with a mistake is left out, the others stay.
 */
export function readAccountSettings(env: Environment): { settings: AccountSettings; mistakes: AccountMistake[] } {
	const mistakes: AccountMistake[] = [];
	const secret = env['HUIKUAN_SECRET']?.trim() || undefined;
	if (secret && secret.length < 32) mistakes.push({ variable: 'HUIKUAN_SECRET', code: 'short-secret' });
	const ids = (env['HUIKUAN_OIDC'] ?? '').split(',').map((id) => id.trim()).filter((id) => id !== ''); // prettier-ignore
	const providers = ids.flatMap((id) => {
		if (!/^[a-z0-9-]{1,32}$/.test(id)) {
			mistakes.push({ variable: 'HUIKUAN_OIDC', code: 'bad-id' });
			return [];
		}
		const before = mistakes.length;
		const variable = (name: string) => `HUIKUAN_OIDC_${id.toUpperCase().replaceAll('-', '_')}_${name}`;
		const asked = (name: string) => {
			const value = env[variable(name)]?.trim() ?? '';
			if (value === '') mistakes.push({ variable: variable(name), code: 'missing' });
			return value;
		};
		const provider: Provider = {
			id,
			name: env[variable('NAME')]?.trim() || id,
			discoveryUrl: asked('DISCOVERY'),
			clientId: asked('CLIENT_ID'),
			clientSecret: asked('CLIENT_SECRET'),
			scopes: (env[variable('SCOPES')]?.trim() || 'openid profile email').split(/\s+/),
		};
		if (provider.discoveryUrl !== '' && !/^https?:\/\//.test(provider.discoveryUrl))
			mistakes.push({ variable: variable('DISCOVERY'), code: 'bad-url' });
		return mistakes.length > before ? [] : [provider];
	});
	return { settings: { secret, providers }, mistakes };
}
