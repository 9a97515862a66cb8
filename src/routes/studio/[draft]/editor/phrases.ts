/** What the editor itself says, in the language of the interface. */
import { EditorState, type Extension } from '@codemirror/state';
import { m } from '$lib/paraglide/messages.js';

export function phrases(): Extension {
	return EditorState.phrases.of({
		'Control character': m.studio_editor_phrase_control(),
		'Selection deleted': m.studio_editor_phrase_deleted(),
		'Folded lines': m.studio_editor_phrase_folded(),
		'Unfolded lines': m.studio_editor_phrase_unfolded(),
		'Fold line': m.studio_editor_phrase_fold(),
		'Unfold line': m.studio_editor_phrase_unfold(),
		'folded code': m.studio_editor_phrase_folded(),
		unfold: m.studio_editor_phrase_unfold(),
		to: m.studio_editor_phrase_to(),
		Completions: m.studio_editor_phrase_completions(),
		Diagnostics: m.studio_editor_phrase_diagnostics(),
		'No diagnostics': m.studio_editor_phrase_no_diagnostics(),
		Find: m.studio_editor_phrase_find(),
		Replace: m.studio_editor_phrase_replace(),
		next: m.studio_editor_phrase_next(),
		previous: m.studio_editor_phrase_previous(),
		all: m.studio_editor_phrase_all(),
		'match case': m.studio_editor_phrase_case(),
		'by word': m.studio_editor_phrase_word(),
		regexp: m.studio_editor_phrase_regexp(),
		replace: m.studio_editor_phrase_replace_one(),
		'replace all': m.studio_editor_phrase_replace_all(),
		close: m.studio_editor_phrase_close(),
		'current match': m.studio_editor_phrase_current(),
		'replaced $ matches': m.studio_editor_phrase_replaced_all(),
		'replaced match on line $': m.studio_editor_phrase_replaced(),
		'on line': m.studio_editor_phrase_on_line(),
		'Go to line': m.studio_editor_phrase_line(),
		go: m.studio_editor_phrase_go(),
	});
}
