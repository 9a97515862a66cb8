/** A provider of OpenID Connect, as small as they come: whoever comes to it is signed in as the person that is set. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';

export interface ProvidedPerson {
	sub: string;
	email?: string;
	email_verified?: boolean;
	name?: string;
}

interface Granted {
	nonce: string | null;
	challenge: string | null;
	person: ProvidedPerson;
}

export class OpenIdProvider {
	person: ProvidedPerson = { sub: 'p1', email: 'fang@corp.test', email_verified: true, name: '王芳' };
	/** Signs with a key that nobody published. */
	forges = false;
	readonly clientId = 'huikuan';
	readonly clientSecret = 'the provider’s secret';
	readonly #server: Server;
	readonly #codes = new Map<string, Granted>();
	#keys!: { own: CryptoKey; other: CryptoKey; published: JWK };

	private constructor(server: Server) {
		this.#server = server;
	}

	static async start(): Promise<OpenIdProvider> {
		const server = createServer();
		const provider = new OpenIdProvider(server);
		const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
		const published = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
		provider.#keys = { own: own.privateKey, other: other.privateKey, published };
		server.on('request', (request, response) => {
			void provider.#answer(request).then(([status, body, headers]) => {
				response.writeHead(status, { 'content-type': 'application/json', ...headers });
				response.end(JSON.stringify(body));
			});
		});
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		return provider;
	}

	get issuer(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	get discoveryUrl(): string {
		return `${this.issuer}/.well-known/openid-configuration`;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((done) => this.#server.close(done));
	}

	async #answer(request: IncomingMessage): Promise<[number, unknown, Record<string, string>?]> {
		const url = new URL(request.url ?? '/', this.issuer);
		switch (url.pathname) {
			case '/.well-known/openid-configuration':
				return [200, this.#discovery()];
			case '/jwks':
				return [200, { keys: [this.#keys.published] }];
			case '/authorize':
				return this.#authorize(url.searchParams);
			case '/token':
				return this.#token(new URLSearchParams(await textOf(request)));
			case '/userinfo':
				return [200, this.person];
			default:
				return [404, {}];
		}
	}

	#discovery() {
		const { issuer } = this;
		return {
			issuer,
			authorization_endpoint: `${issuer}/authorize`,
			token_endpoint: `${issuer}/token`,
			jwks_uri: `${issuer}/jwks`,
			userinfo_endpoint: `${issuer}/userinfo`,
			id_token_signing_alg_values_supported: ['RS256'],
			response_types_supported: ['code'],
			subject_types_supported: ['public'],
		};
	}

	#authorize(asked: URLSearchParams): [number, unknown, Record<string, string>] {
		const code = randomUUID();
		const { person } = this;
		this.#codes.set(code, { nonce: asked.get('nonce'), challenge: asked.get('code_challenge'), person });
		const back = new URL(asked.get('redirect_uri') ?? '');
		back.searchParams.set('code', code);
		back.searchParams.set('state', asked.get('state') ?? '');
		return [302, {}, { location: back.href }];
	}

	async #token(asked: URLSearchParams): Promise<[number, unknown]> {
		const granted = this.#codes.get(asked.get('code') ?? '');
		this.#codes.delete(asked.get('code') ?? '');
		const challenge = createHash('sha256').update(asked.get('code_verifier') ?? '').digest('base64url'); // prettier-ignore
		const secret = asked.get('client_secret');
		if (!granted || granted.challenge !== challenge || secret !== this.clientSecret)
			return [400, { error: 'invalid_grant' }];
		const { sub, ...claims } = granted.person;
		const idToken = await new SignJWT({ ...claims, ...(granted.nonce === null ? {} : { nonce: granted.nonce }) })
			.setProtectedHeader({ alg: 'RS256', kid: 'k1' })
			.setIssuer(this.issuer)
			.setAudience(this.clientId)
			.setSubject(sub)
			.setIssuedAt()
			.setExpirationTime('5m')
			.sign(this.forges ? this.#keys.other : this.#keys.own);
		return [200, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: idToken }];
	}
}

async function textOf(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const piece of request) text += String(piece);
	return text;
}
