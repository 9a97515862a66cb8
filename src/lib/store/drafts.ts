import { database, type HuikuanDatabase } from './database.ts';
import { guarded } from './error.ts';

/** Forms half filled in, by key (`prepare:<scenario>`, `follow-up:<run>`). Nothing here is part of a run's log. */
export class Drafts {
	readonly #database: HuikuanDatabase;

	constructor(store: HuikuanDatabase) {
		this.#database = store;
	}

	/** The draft, or undefined. Its shape is the reader's to check: it may be of an older version. */
	async get(key: string): Promise<unknown> {
		return (await guarded(() => this.#database.drafts.get(key)))?.value;
	}

	/** @param at milliseconds since the epoch */
	async put(key: string, value: unknown, at: number): Promise<void> {
		await guarded(() => this.#database.drafts.put({ key, value, changedAt: at }));
	}

	async remove(key: string): Promise<void> {
		await guarded(() => this.#database.drafts.delete(key));
	}
}

export const drafts = new Drafts(database);
