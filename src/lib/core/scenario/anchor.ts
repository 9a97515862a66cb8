/** GitHub's anchor of a heading: lower case, punctuation dropped, spaces to hyphens; a repeated one gets -1, -2, … */

const dropped = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;

/** The anchor of a heading that no earlier heading of the file shares. */
export function anchorOf(heading: string): string {
	return heading.trim().toLowerCase().replace(dropped, '').replace(/ /g, '-');
}

/** Gives the anchors of a file's headings in order. */
export class Anchors {
	readonly #given = new Map<string, number>();

	next(heading: string): string {
		const base = anchorOf(heading);
		let anchor = base;
		let count = this.#given.get(base);
		if (count !== undefined) {
			do {
				count++;
				anchor = `${base}-${count}`;
			} while (this.#given.has(anchor));
			this.#given.set(base, count);
		}
		this.#given.set(anchor, 0);
		return anchor;
	}
}
