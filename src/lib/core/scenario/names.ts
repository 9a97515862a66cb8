/** Declared names and their numbers: what guards, effects and moves may refer to. */
import { nearest } from './distance.ts';

export class Names {
	readonly list: readonly string[];
	readonly #numbers = new Map<string, number>();
	#longestFirst: string[] | null = null;

	constructor(list: readonly string[]) {
		this.list = list;
		list.forEach((name, index) => {
			if (!this.#numbers.has(name)) this.#numbers.set(name, index);
		});
	}

	number(name: string): number | undefined {
		return this.#numbers.get(name);
	}

	nearest(name: string): string | undefined {
		return nearest(name, this.list);
	}

	/** The longest declared name that a text begins with. */
	startOf(text: string): string | undefined {
		this.#longestFirst ??= [...this.list].sort((a, b) => b.length - a.length);
		return this.#longestFirst.find((name) => name !== '' && text.startsWith(name));
	}

	/**
	 * The names in a list `A、B` or `A, B`; a name may hold the separators itself, the longest wins. What is no name is kept as `unknown`.
	 */
	listed(text: string): { numbers: number[]; unknown: string[] } {
		const numbers: number[] = [];
		const unknown: string[] = [];
		let rest = text.trim();
		while (rest !== '') {
			const name = this.startOf(rest);
			const behind = name === undefined ? '' : rest.slice(name.length).trimStart();
			if (name !== undefined && (behind === '' || isSeparator(behind[0]))) {
				const number = this.#numbers.get(name) ?? 0;
				if (!numbers.includes(number)) numbers.push(number);
				rest = behind.slice(1).trimStart();
			} else {
				const cut = rest.search(/[、,，]/);
				unknown.push((cut < 0 ? rest : rest.slice(0, cut)).trim());
				rest = cut < 0 ? '' : rest.slice(cut + 1).trimStart();
			}
		}
		return { numbers, unknown };
	}
}

function isSeparator(sign: string | undefined): boolean {
	return sign === '、' || sign === ',' || sign === '，';
}

/** What the front matter and the mood diagram declare. */
export interface Declared {
	moods: Names;
	variables: Names;
	facts: Names;
	documents: Names;
}
