/** What an action of the account page answers: what was asked for, and what came of it. */

export type Doing =
	'sign-in' | 'sign-up' | 'provider' | 'name' | 'password' | 'session' | 'passkey' | 'membership' | 'delete';

export type Finding =
	| 'bad-email'
	| 'bad-name'
	| 'short-password'
	| 'long-password'
	| 'taken'
	| 'wrong'
	| 'wrong-password'
	| 'too-many'
	| 'no-provider'
	| 'stale'
	| 'last-owner'
	| 'last-way'
	| 'failed';

export interface Told {
	doing: Doing;
	/** null: it was done. */
	finding: Finding | null;
	/** What was typed, so that it need not be typed again; never a password. */
	email?: string;
	name?: string;
	/** Where a provider waits. */
	go?: string;
	/** Which of several it was about. */
	about?: string;
}
