/** The account's figures that a real conversation is set against: what the front matter of a scenario says of the account, as far as it is known. */
import type { Account, Authority, Channel, Language, Outcome, Person, PromiseTerms } from '../scenario/scenario.ts';

export interface Dossier {
	/** null: told by the transcript. */
	language: Language | null;
	channel: Channel;
	customer: Person;
	trainee: Person;
	/** Amounts are what is open: what was paid is taken off. */
	account: Account;
	authority: Authority;
	/** Agreed terms and other facts, in words: figures in them are known figures. */
	terms: string[];
	/** How it ended; null: told by what was promised. */
	outcome: Outcome | null;
	/** What is the best that could be had. */
	best: Outcome;
	/** The message that was written afterwards; null: not given, and not scored. */
	message: string | null;
	/** The promises that the collection record holds; null: not given, and not scored. */
	recorded: PromiseTerms[] | null;
}

/** What may be said about a field. */
export type DossierTroubleCode =
	| 'missing'
	| 'not-an-object'
	| 'not-a-list'
	| 'not-a-text'
	| 'not-an-amount'
	| 'not-a-day'
	| 'not-a-number'
	| 'one-of'
	| 'more-than-amount'
	| 'too-many';

export interface DossierTrouble {
	/** `invoices[1].due` */
	path: string;
	code: DossierTroubleCode;
	/** What is written there, shortened. */
	value: string;
	/** What may be written, of `one-of`. */
	known: readonly string[];
}

/** Nobody said what may be granted: then no plan goes beyond it. */
export const anyAuthority: Authority = { instalments: 60, extensionDays: 3650, discount: 100 };
