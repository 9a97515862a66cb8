import { fileChanges, type FileChange } from '../../core/scenario/file-changes.ts';
import { StoreError, type StoreReason } from '../../store/error.ts';
import { Pace } from '../../store/pace.ts';
import type { PublishedRow, StudioFile, VersionRow } from '../../store/rows.ts';
import type { Manuscripts } from '../../store/studio/manuscripts.ts';
import type { Published } from '../../store/studio/published.ts';
import { systemClock, type Clock } from '../clock.svelte.ts';
import { languageOfPath } from './checked.ts';

/** How the manuscript was at a moment: a version, or what was published of it where no version of that is left. */
export interface Moment {
	key: string;
	/** Milliseconds since the epoch. */
	at: number;
	/** Null: kept by itself, or published. */
	name: string | null;
	files: readonly StudioFile[];
	/** The version on disk; null where only the publication is left, which has no rehearsals. */
	row: VersionRow | null;
	/** Published from just these texts; empty for most. */
	published: readonly PublishedRow[];
}

/** What was done last and can be undone. */
export type Undoable =
	| { kind: 'restored'; moment: Moment; before: readonly StudioFile[] }
	| { kind: 'removed'; moment: Moment; row: VersionRow };

/** A manuscript that is open. */
interface Restorable {
	readonly id: string;
	readonly files: readonly StudioFile[];
	replace(files: readonly StudioFile[]): void;
}

/** The history of a manuscript, on its page: what is there, what changed from one to the next, the way back. */
export class VersionHistory {
	readonly #bench: Restorable;
	readonly #store: Manuscripts;
	readonly #published: Pick<Published, 'ofManuscript'>;
	readonly #clock: Clock;
	#measured = 0;

	/** The latest first; null before the disk was read. */
	moments = $state.raw<readonly Moment[] | null>(null);
	/** By a moment's key, what changed since the one before; those that are not yet known are missing. */
	changes = $state.raw<ReadonlyMap<string, readonly FileChange[]>>(new Map());
	trouble = $state<StoreReason | null>(null);
	undoable = $state.raw<Undoable | null>(null);

	constructor(
		bench: Restorable,
		store: Manuscripts,
		published: Pick<Published, 'ofManuscript'>,
		clock: Clock = systemClock,
	) {
		this.#bench = bench;
		this.#store = store;
		this.#published = published;
		this.#clock = clock;
	}

	/** Reads the disk. */
	load(): Promise<void> {
		return this.#attempt(async () => {
			const { id } = this.#bench;
			const [versions, published] = await Promise.all([this.#store.versions(id), this.#published.ofManuscript(id)]);
			this.moments = momentsOf(versions, published);
			void this.#measure(this.moments);
		});
	}

	/** Keeps how things are, under a name. */
	keep(name: string): Promise<void> {
		return this.#attempt(async () => {
			await this.#store.keepChanged(this.#bench.id, this.#bench.files, name.trim() || null, this.#clock.now());
			await this.load();
		});
	}

	/** Makes the manuscript what it was; what it is now is kept first, and nothing is changed where that is refused. */
	restore(moment: Moment): Promise<void> {
		return this.#attempt(async () => {
			const before = this.#bench.files;
			await this.#store.keepChanged(this.#bench.id, before, null, this.#clock.now());
			this.#bench.replace(restoredFiles(moment, before));
			this.undoable = { kind: 'restored', moment, before };
			await this.load();
		});
	}

	remove(moment: Moment): Promise<void> {
		const { row } = moment;
		if (!row) return Promise.resolve();
		return this.#attempt(async () => {
			await this.#store.forget(row.manuscript, row.at);
			this.undoable = { kind: 'removed', moment, row };
			await this.load();
		});
	}

	/** Takes the last restoring or deleting back. */
	undo(): Promise<void> {
		const undone = this.undoable;
		this.undoable = null;
		return this.#attempt(async () => {
			if (undone?.kind === 'restored') this.#bench.replace(undone.before);
			else if (undone) await this.#store.keep(undone.row);
			await this.load();
		});
	}

	/** Older comparisons that are still going on are left. */
	async #measure(moments: readonly Moment[]): Promise<void> {
		const own = ++this.#measured;
		const pace = new Pace();
		const changes = new Map<string, readonly FileChange[]>();
		for (const [index, { key, files }] of moments.entries()) {
			await pace.rest();
			if (own !== this.#measured) return;
			const before = moments[index + 1];
			if (before) changes.set(key, fileChanges(before.files, files));
		}
		this.changes = changes;
	}

	async #attempt(work: () => Promise<void>): Promise<void> {
		try {
			this.trouble = null;
			await work();
		} catch (error) {
			if (!(error instanceof StoreError)) throw error;
			this.trouble = error.reason;
		}
	}
}

/** A publication has no rehearsals of its own: those of the manuscript stay. */
function restoredFiles({ row, files }: Moment, now: readonly StudioFile[]): readonly StudioFile[] {
	return row ? files : [...files, ...now.filter(({ path }) => !languageOfPath(path))];
}

/**
 * Versions and publications in one row, the latest first. A publication stands with the latest version that it was made from, if that is still there.
 */
export function momentsOf(versions: readonly VersionRow[], published: readonly PublishedRow[]): Moment[] {
	const publications = new Map<number, PublishedRow[]>();
	for (const row of published) publications.set(row.at, [...(publications.get(row.at) ?? []), row]);
	const moments: Moment[] = versions.map((row) => ({
		key: `version ${row.at}`,
		at: row.at,
		name: row.name,
		files: row.files,
		row,
		published: [],
	}));
	for (const [at, rows] of publications) {
		const texts = rows.map(({ language, text }) => ({ path: `${language}.md`, text }));
		const holds = ({ files }: VersionRow) =>
			texts.every(({ path, text }) => files.some((file) => file.path === path && file.text === text));
		const source = moments
			.filter(({ row }) => row && row.at <= at && holds(row))
			.reduce<Moment | null>((latest, each) => (latest && latest.at > each.at ? latest : each), null);
		if (source) source.published = [...source.published, ...rows];
		else moments.push({ key: `published ${at}`, at, name: null, files: texts, row: null, published: rows });
	}
	return moments.sort((a, b) => b.at - a.at);
}
