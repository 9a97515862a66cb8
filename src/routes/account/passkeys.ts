/** Passkeys, by better-auth's own client: fetched when one is asked for, never before. */
import { passkeyClient } from '@better-auth/passkey/client';
import { createAuthClient } from 'better-auth/client';

const client = createAuthClient({ basePath: '/api/auth', plugins: [passkeyClient()] });

/** @returns false when the browser or its user would not, or the key is of nobody here */
export async function signInWithPasskey(): Promise<boolean> {
	const answer = await client.signIn.passkey();
	return !answer.error;
}

/** @returns `stale` when the sign-in is too long ago for such a change */
export async function addPasskey(name: string): Promise<'added' | 'stale' | 'failed'> {
	const answer = await client.passkey.addPasskey({ name });
	if (!answer?.error) return 'added';
	return 'code' in answer.error && answer.error.code === 'SESSION_NOT_FRESH' ? 'stale' : 'failed';
}
