/** Completion: what could stand here, with what it means. */
import {
	autocompletion,
	pickedCompletion,
	startCompletion,
	type Completion,
	type CompletionContext,
	type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { toneOfAct } from '$lib/core/act/act.ts';
import { completeAt, type Offer, type OfferKind } from '$lib/core/scenario/complete.ts';
import { placeAt } from '$lib/core/scenario/skeleton.ts';
import { m } from '$lib/paraglide/messages.js';
import { languageOfPath } from '$lib/state/studio/checked.ts';
import type { Workbench } from '$lib/state/studio/workbench.svelte.ts';
import { actDefinition } from '$lib/wording/act-meaning.ts';
import { outcomeName, toneName } from '$lib/wording/rubric.ts';
import { skeletonIn } from './bones.ts';
import { namesIn } from './names.ts';

export function completing(bench: Workbench): Extension {
	return autocompletion({
		override: [(context) => offered(context, bench)],
		icons: false,
		maxRenderedOptions: 60,
		optionClass: ({ type = '' }) => `is-${type}`,
	});
}

function offered({ state, pos, explicit }: CompletionContext, bench: Workbench): CompletionResult | null {
	if (!languageOfPath(bench.path)) return null;
	const line = state.doc.lineAt(pos);
	const place = placeAt(skeletonIn(state), line.from);
	const found = completeAt({ line: line.text, column: pos - line.from, place }, namesIn(state, bench), bench.language);
	if (!found) return null;
	// Where nothing was typed, only what was asked for comes up; behind a sign that opens something it comes by itself.
	const typed = pos - line.from - found.from;
	if (!explicit && typed === 0 && !/[`#*{[=,，、：:>—·]\s?$|\s$/.test(line.text.slice(0, pos - line.from))) return null;
	if (!explicit && typed === 0 && place === 'matter') return null;
	return {
		from: line.from + found.from,
		to: line.from + found.to,
		options: found.offers.map(option),
	};
}

function option({ label, insert, kind, act, outcome }: Offer): Completion {
	const detail = act ? toneName(toneOfAct(act)) : outcome ? outcomeName(outcome) : kinds[kind]();
	return {
		label,
		type: act ? `act-${toneOfAct(act)}` : kind,
		detail,
		...(act && { info: actDefinition(act) }),
		apply: (view, picked, from, to) => {
			const text = insert ?? label;
			view.dispatch({
				changes: { from, to, insert: text },
				selection: { anchor: from + text.length },
				annotations: pickedCompletion.of(picked),
				userEvent: 'input.complete',
				scrollIntoView: true,
			});
			// A word that asks for another goes on with what that may be.
			if (/[ =(]$/.test(text)) startCompletion(view);
		},
	};
}

const kinds: Readonly<Record<OfferKind, () => string>> = {
	state: m.studio_editor_kind_state,
	ending: m.studio_editor_kind_ending,
	act: m.studio_editor_kind_act,
	move: m.studio_editor_kind_move,
	mood: m.studio_editor_kind_mood,
	variable: m.studio_editor_kind_variable,
	fact: m.studio_editor_kind_fact,
	document: m.studio_editor_kind_document,
	contact: m.studio_editor_kind_contact,
	outcome: m.studio_editor_kind_outcome,
	channel: m.studio_editor_kind_channel,
	method: m.studio_editor_kind_method,
	mention: m.studio_editor_kind_mention,
	keyword: m.studio_editor_kind_keyword,
	field: m.studio_editor_kind_field,
};
