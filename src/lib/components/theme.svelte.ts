/** The chosen theme: follows the system until the visitor picks one; remembered in this browser. */
export const themes = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof themes)[number];

/** What a theme switch writes to: the document's root element and the browser's small storage (null when it is forbidden). */
export interface ThemePlace {
	root: { dataset: DOMStringMap };
	storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
}

export class Theme {
	readonly #place: ThemePlace;
	#name = $state<ThemeName>('system');

	constructor(place: ThemePlace) {
		this.#place = place;
		const kept = attempt(() => place.storage?.getItem('theme'));
		if (kept === 'light' || kept === 'dark') this.#name = kept;
	}

	get name(): ThemeName {
		return this.#name;
	}

	/** The one that `choose` would take next, in the order of `themes`. */
	get next(): ThemeName {
		return themes[(themes.indexOf(this.#name) + 1) % themes.length] ?? 'system';
	}

	choose(name: ThemeName): void {
		this.#name = name;
		const { root, storage } = this.#place;
		if (name === 'system') {
			delete root.dataset.theme;
			attempt(() => storage?.removeItem('theme'));
		} else {
			root.dataset.theme = name;
			attempt(() => storage?.setItem('theme', name));
		}
	}
}

/** The theme of this page. Reading `localStorage` itself throws where it is forbidden. */
export function pageTheme(): Theme {
	return new Theme({ root: document.documentElement, storage: attempt(() => localStorage) ?? null });
}

function attempt<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
