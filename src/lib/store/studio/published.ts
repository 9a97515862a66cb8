import type { Language } from '../../core/scenario/scenario.ts';
import { database, type HuikuanDatabase } from '../database.ts';
import { guarded } from '../error.ts';
import type { PublishedRow } from '../rows.ts';

/** Scenarios that were published in this browser. A row is never changed, but for being taken off the shelf. Every method rejects with a StoreError. */
export class Published {
	readonly #database: HuikuanDatabase;

	constructor(store: HuikuanDatabase) {
		this.#database = store;
	}

	/** All or nothing. What was published before under a hash stays as it was, and is on the shelf again. */
	async publish(rows: readonly PublishedRow[]): Promise<void> {
		const { published } = this.#database;
		await guarded(() =>
			this.#database.transaction('rw', published, async () => {
				for (const row of rows) {
					const known = await published.get(row.hash);
					await published.put(known ? { ...known, at: row.at, withdrawn: false } : row);
				}
			}),
		);
	}

	/** What is on the shelf: of each id and language the latest, in the order of first publication. */
	async shelf(): Promise<PublishedRow[]> {
		const rows = await guarded(() => this.#database.published.toArray());
		const latest = new Map<string, PublishedRow>();
		for (const row of rows.sort((a, b) => a.at - b.at)) latest.set(`${row.scenario} ${row.language}`, row);
		return [...latest.values()].filter(({ withdrawn }) => !withdrawn);
	}

	/** What is practised under an id, by language. */
	async current(scenario: string): Promise<Partial<Record<Language, PublishedRow>>> {
		const rows = await this.shelf();
		return Object.fromEntries(rows.filter((row) => row.scenario === scenario).map((row) => [row.language, row]));
	}

	/** The latest first. */
	async ofManuscript(manuscript: string): Promise<PublishedRow[]> {
		const rows = await guarded(() => this.#database.published.where({ manuscript }).toArray());
		return rows.sort((a, b) => b.at - a.at);
	}

	/** Takes every version of an id off the shelf; runs that name one keep it. */
	async withdraw(scenario: string): Promise<void> {
		const { published } = this.#database;
		await guarded(() =>
			published.where('[scenario+language+at]').between([scenario], [scenario, []]).modify({ withdrawn: true }),
		);
	}
}

export const published = new Published(database);
