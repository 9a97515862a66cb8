/** Reads the fields of somebody else's JSON object; what is wrong is noted with its path. */
import { parseAmount } from '../scenario/amounts.ts';
import { isIsoDate } from '../scenario/calendar.ts';
import { idNamed, idsOf, type Keyword } from '../scenario/keywords.ts';
import type { Cents, IsoDate } from '../scenario/scenario.ts';
import type { DossierTrouble } from './dossier.ts';

type Fields = Readonly<Record<string, unknown>>;

const longestText = 500;
const mostItems = 100;

export class DossierFields {
	readonly #fields: Fields;
	readonly #path: string;
	readonly #troubles: DossierTrouble[];

	constructor(fields: Fields, path: string, troubles: DossierTrouble[]) {
		this.#fields = fields;
		this.#path = path;
		this.#troubles = troubles;
	}

	/** The first of the names that has a value, and its path. */
	#at(names: readonly string[]): { value: unknown; path: string } | null {
		const name = names.find((own) => {
			const value = Object.hasOwn(this.#fields, own) ? this.#fields[own] : undefined;
			return value !== undefined && value !== null && value !== '';
		});
		return name === undefined ? null : { value: this.#fields[name], path: this.pathOf(name) };
	}

	pathOf(name: string): string {
		return this.#path === '' ? name : `${this.#path}.${name}`;
	}

	report(path: string, code: DossierTrouble['code'], value: unknown = '', known: readonly string[] = []): void {
		const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
		this.#troubles.push({ path, code, value: text.slice(0, 60), known });
	}

	missing(name: string): void {
		this.report(this.pathOf(name), 'missing');
	}

	text(...names: string[]): string | undefined {
		const found = this.#at(names);
		if (!found) return undefined;
		if (typeof found.value === 'number') return String(found.value);
		if (typeof found.value === 'string') return found.value.trim().slice(0, longestText);
		this.report(found.path, 'not-a-text', found.value);
		return undefined;
	}

	/** 186000, "186,000.50", "18.6 万". */
	amount(...names: string[]): Cents | undefined {
		const found = this.#at(names);
		if (!found) return undefined;
		const { value, path } = found;
		const cents =
			typeof value === 'number'
				? value >= 0 && value <= 100_000_000_000
					? Math.round(value * 100)
					: null
				: typeof value === 'string'
					? parseAmount(value)
					: null;
		if (cents === null) this.report(path, 'not-an-amount', value);
		return cents ?? undefined;
	}

	day(...names: string[]): IsoDate | undefined {
		const found = this.#at(names);
		if (!found) return undefined;
		const text = typeof found.value === 'string' ? found.value.slice(0, 10) : '';
		if (isIsoDate(text)) return text;
		this.report(found.path, 'not-a-day', found.value);
		return undefined;
	}

	whole(...names: string[]): number | undefined {
		const found = this.#at(names);
		if (!found) return undefined;
		if (typeof found.value === 'number' && Number.isSafeInteger(found.value) && found.value >= 0) return found.value;
		this.report(found.path, 'not-a-number', found.value);
		return undefined;
	}

	oneOf<Id extends string>(table: Readonly<Record<Id, Keyword>>, ...names: string[]): Id | undefined {
		const found = this.#at(names);
		if (!found) return undefined;
		const id = typeof found.value === 'string' ? idNamed(table, found.value) : undefined;
		if (id === undefined) this.report(found.path, 'one-of', found.value, idsOf(table));
		return id;
	}

	/** An object below a name; a text there is taken for its `name`. */
	object(...names: string[]): DossierFields | undefined {
		const found = this.#at(names);
		if (!found) return undefined;
		return this.#object(typeof found.value === 'string' ? { name: found.value } : found.value, found.path);
	}

	list(...names: string[]): DossierFields[] {
		return this.#items(names).flatMap(({ value, path }) => this.#object(value, path) ?? []);
	}

	/** A list of texts; anything else stands for a list of one. */
	texts(...names: string[]): string[] {
		const found = this.#at(names);
		if (found && !Array.isArray(found.value)) {
			const { value } = found;
			return [(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, longestText)];
		}
		return this.#items(names).flatMap(({ value, path }) => {
			if (typeof value === 'string') return [value.slice(0, longestText)];
			this.report(path, 'not-a-text', value);
			return [];
		});
	}

	has(name: string): boolean {
		return this.#at([name]) !== null;
	}

	#items(names: readonly string[]): { value: unknown; path: string }[] {
		const found = this.#at(names);
		if (!found) return [];
		if (!Array.isArray(found.value)) {
			this.report(found.path, 'not-a-list', found.value);
			return [];
		}
		if (found.value.length > mostItems) this.report(found.path, 'too-many', String(found.value.length));
		return found.value.slice(0, mostItems).map((value: unknown, at) => ({ value, path: `${found.path}[${at}]` }));
	}

	#object(value: unknown, path: string): DossierFields | undefined {
		if (typeof value === 'object' && value !== null && !Array.isArray(value))
			return new DossierFields(value as Fields, path, this.#troubles);
		this.report(path, 'not-an-object', value);
		return undefined;
	}
}
