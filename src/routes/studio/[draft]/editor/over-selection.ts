/**
 * What is typed over a selection. Left to itself the browser takes the selected words out of the page, keeps their type by inline styles, and the page's
 * policy forbids these; so the words are taken out of the text first, and the page follows.
 */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

export const overSelection: Extension = EditorView.domEventHandlers({
	beforeinput(event, view) {
		const { data, inputType, isComposing } = event;
		if (inputType !== 'insertText' || data === null || isComposing || view.composing || view.state.readOnly)
			return false;
		const { main } = view.state.selection;
		if (main.empty && !data.includes('\n')) return false;
		event.preventDefault();
		const typed = () =>
			view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
		const handled = view.state
			.facet(EditorView.inputHandler)
			.some((handler) => handler(view, main.from, main.to, data, typed));
		if (!handled) view.dispatch(typed());
		return true;
	},
});
