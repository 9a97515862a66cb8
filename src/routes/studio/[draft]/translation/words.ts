/** What the parts, rows and differences of two languages are called. */
import { m } from '$lib/paraglide/messages.js';
import type { FieldPath } from '$lib/core/scenario/edit-front-matter.ts';
import type { Language } from '$lib/core/scenario/scenario.ts';
import type { Group, Row, RowKind } from '$lib/core/scenario/translation/table.ts';
import { whatDiffers } from '$lib/wording/finding.ts';

export function languageName(language: Language): string {
	return language === 'zh' ? m.studio_translation_zh() : m.studio_translation_en();
}

const kinds: Readonly<Record<Exclude<RowKind, 'field'>, () => string>> = {
	state: m.studio_translation_row_state,
	scene: m.studio_translation_row_scene,
	variant: m.studio_translation_row_variant,
	narration: m.studio_translation_row_narration,
	line: m.studio_translation_row_line,
	reply: m.studio_translation_row_reply,
	wording: m.studio_translation_row_wording,
	remark: m.studio_translation_row_remark,
	heading: m.studio_translation_row_heading,
	text: m.studio_translation_row_text,
	diagram: m.studio_translation_row_diagram,
	item: m.studio_translation_row_item,
	quote: m.studio_translation_row_quote,
};

export function rowName({ kind, number, path }: Row): string {
	if (kind === 'field') return fieldName(path ?? []);
	const what = kinds[kind]();
	return number === null ? what : m.studio_translation_numbered({ what, number });
}

const fields: Readonly<Record<string, () => string>> = {
	title: m.studio_form_title,
	summary: m.studio_form_summary,
	goal: m.studio_form_goal,
	customer: m.studio_form_customer,
	trainee: m.studio_form_trainee,
	name: m.studio_form_name,
	company: m.studio_form_company,
	temper: m.studio_form_temper,
	goods: m.studio_form_goods,
	role: m.studio_form_duty,
};
const numbered: Readonly<Record<string, (inputs: { number: number }) => string>> = {
	invoices: m.studio_form_invoice,
	documents: m.studio_form_document,
	contacts: m.studio_form_contact,
	history: m.studio_form_past,
	facts: m.studio_form_fact,
};

/** `客户 · 名字`, `第 2 位联系人 · 职务`. */
function fieldName(path: FieldPath): string {
	return path
		.flatMap((step, index) => {
			if (typeof step === 'number' || step === 'account' || step === 'note') return [];
			const number = path[index + 1];
			if (typeof number === 'number') return [numbered[step]?.({ number: number + 1 }) ?? step];
			if (step === 'title' && index > 0) return [m.studio_form_role()];
			return [fields[step]?.() ?? step];
		})
		.join(' · ');
}

const parts: Readonly<Record<Exclude<Group['kind'], 'state'>, () => string>> = {
	head: m.studio_translation_head,
	case: m.studio_translation_case,
	prepare: m.studio_translation_prepare,
	mood: m.studio_translation_mood,
	everywhere: m.studio_translation_everywhere,
	'follow-up': m.studio_translation_follow_up,
	debrief: m.studio_translation_debrief,
};

/** A part by its name, a state by its own: in the language of the interface where it has one. */
export function groupName({ kind, names }: Group, locale: Language): string {
	if (kind !== 'state') return parts[kind]();
	return names[locale] ?? names[locale === 'zh' ? 'en' : 'zh'] ?? '';
}

export function differenceName(detail: string, { missing }: Row): string {
	if (detail === 'missing') return missing === 'zh' ? m.studio_translation_missing_zh() : m.studio_translation_missing_en(); // prettier-ignore
	if (detail === 'mentions') return m.studio_translation_mentions();
	return m.studio_translation_unlike({ what: whatDiffers(detail) });
}
