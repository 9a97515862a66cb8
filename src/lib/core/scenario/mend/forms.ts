/** Mends of forms: each has a value for every name that the first one has, and no other. */
import { isMap, isSeq } from 'yaml';
import { editFrontMatter, matterOf, type FieldEdit } from '../edit-front-matter.ts';
import type { Mend, MendTitle, Place } from './place.ts';

export function mendForm(place: Place): (Mend | null)[] {
	const { name, finding } = place;
	const form = Number(finding.params.form ?? 1) - 1;
	switch (place.detail) {
		case 'missing':
			return [
				edited(
					place,
					'add-field',
					{ kind: 'set', path: ['forms', form, name], value: valueOf(place, name) },
					`forms[${form}].${name}`,
				),
			];
		case 'extra':
		case 'name':
			return [edited(place, 'remove-field', { kind: 'remove', path: ['forms', form, name] }, `forms[${form}].${name}`)];
		case 'one':
			return [another(place), inPlace(place)];
		case 'too-early':
			// As it reads in the first form.
			return [place.put('plain-words', place.start, place.end, valueOf(place, name), { name: valueOf(place, name) })];
		default:
			return [];
	}
}

function edited(place: Place, title: MendTitle, edit: FieldEdit, name: string): Mend | null {
	const changes = editFrontMatter(place.source, edit);
	return changes && place.mend(title, changes, { name });
}

/** What the first form has for a name. */
function valueOf(place: Place, name: string): string {
	const value: unknown = matterOf(place.source)?.document.getIn(['forms', 0, name]);
	return value === undefined || value === null ? '?' : String(value);
}

/** One form is none: its values stand where they were asked for. */
function inPlace(place: Place): Mend | null {
	const changes = editFrontMatter(place.source, { kind: 'remove', path: ['forms'] });
	if (!changes) return null;
	const asked = [...place.source.matchAll(/\{\{\s{0,8}form\.([^{}\n]{1,40}?)\s{0,8}\}\}/g)].map((found) => ({
		from: found.index,
		to: found.index + found[0].length,
		insert: valueOf(place, found[1] ?? ''),
	}));
	return place.mend('remove-field', [...changes, ...asked], { name: 'forms' });
}

/** A second form, which says the same until its author says otherwise. */
function another(place: Place): Mend | null {
	const forms: unknown = matterOf(place.source)?.document.getIn(['forms']);
	const first: unknown = isSeq(forms) ? forms.items[0] : undefined;
	if (!isMap(first)) return null;
	const value = Object.fromEntries(
		Object.entries(first.toJSON() as Record<string, unknown>).map(([key, each]) => [key, String(each)]),
	);
	return edited(place, 'add-field', { kind: 'add', path: ['forms'], value }, 'forms[1]');
}
