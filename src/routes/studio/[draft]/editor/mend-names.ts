/** What a mend is called, in the language of the interface. */
import type { Mend, MendTitle } from '$lib/core/scenario/mend/mend.ts';
import { m } from '$lib/paraglide/messages.js';

type Name = (params: never) => string;

const names: Readonly<Record<MendTitle, Name>> = {
	suggestion: m.studio_editor_mend_suggestion,
	'remove-span': m.studio_editor_mend_remove_span,
	'leave-open': m.studio_editor_mend_leave_open,
	'declare-variable': m.studio_editor_mend_declare_variable,
	'declare-fact': m.studio_editor_mend_declare_fact,
	'declare-document': m.studio_editor_mend_declare_document,
	'declare-mood': m.studio_editor_mend_declare_mood,
	'name-fact': m.studio_editor_mend_name_fact,
	'plain-words': m.studio_editor_mend_plain_words,
	'add-state': m.studio_editor_mend_add_state,
	'add-ending': m.studio_editor_mend_add_ending,
	'add-link': m.studio_editor_mend_add_link,
	'remove-link': m.studio_editor_mend_remove_link,
	'rename-unique': m.studio_editor_mend_rename_unique,
	'remove-condition': m.studio_editor_mend_remove_condition,
	join: m.studio_editor_mend_join,
	'remove-words': m.studio_editor_mend_remove_words,
	'remove-reply': m.studio_editor_mend_remove_reply,
	'not-ending': m.studio_editor_mend_not_ending,
	'to-tag': m.studio_editor_mend_to_tag,
	'move-scene': m.studio_editor_mend_move_scene,
	'comment-out': m.studio_editor_mend_comment_out,
	'add-diagram': m.studio_editor_mend_add_diagram,
	'add-diagram-head': m.studio_editor_mend_add_diagram_head,
	'add-start': m.studio_editor_mend_add_start,
	'remove-line': m.studio_editor_mend_remove_line,
	'add-way-out': m.studio_editor_mend_add_way_out,
	'add-line': m.studio_editor_mend_add_line,
	'mark-overpromise': m.studio_editor_mend_mark_overpromise,
	'remove-state': m.studio_editor_mend_remove_state,
	'remove-mood': m.studio_editor_mend_remove_mood,
	'add-weak': m.studio_editor_mend_add_weak,
	'add-sound': m.studio_editor_mend_add_sound,
	'add-other': m.studio_editor_mend_add_other,
	'add-lost-line': m.studio_editor_mend_add_lost_line,
	'add-remark': m.studio_editor_mend_add_remark,
	'add-front-matter': m.studio_editor_mend_add_front_matter,
	'close-front-matter': m.studio_editor_mend_close_front_matter,
	quote: m.studio_editor_mend_quote,
	'plain-signs': m.studio_editor_mend_plain_signs,
	'remove-field': m.studio_editor_mend_remove_field,
	'add-field': m.studio_editor_mend_add_field,
	'make-list': m.studio_editor_mend_make_list,
	'make-map': m.studio_editor_mend_make_map,
	'add-case': m.studio_editor_mend_add_case,
	'to-case': m.studio_editor_mend_to_case,
	'merge-parts': m.studio_editor_mend_merge_parts,
	'add-talk': m.studio_editor_mend_add_talk,
	'make-heading': m.studio_editor_mend_make_heading,
	'make-ending': m.studio_editor_mend_make_ending,
	demote: m.studio_editor_mend_demote,
	'to-question': m.studio_editor_mend_to_question,
	'add-question': m.studio_editor_mend_add_question,
};

/** Which params a name takes is the business of the message files. */
export function mendName({ title, params }: Mend): string {
	return names[title](params as never);
}
