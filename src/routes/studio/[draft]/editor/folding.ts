/** Folds: a state or a part under its heading, the front matter, the mood diagram. */
import { codeFolding, foldService } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { m } from '$lib/paraglide/messages.js';
import { skeletonIn } from './bones.ts';

function foldableAt(state: EditorState, start: number, end: number): { from: number; to: number } | null {
	const { matter, headings, fences } = skeletonIn(state);
	if (matter && start === matter.from) return below(end, matter.to);
	const fence = fences.find(({ from }) => from === start);
	if (fence) return below(end, fence.to);
	const heading = headings.find(({ from }) => from === start);
	if (!heading) return null;
	// The empty lines before the next heading stay.
	let last = state.doc.lineAt(Math.max(heading.to, heading.end - 1));
	while (last.from > heading.to && last.text.trim() === '') last = state.doc.line(last.number - 1);
	return below(end, last.to);
}

function below(from: number, to: number): { from: number; to: number } | null {
	return to > from ? { from, to } : null;
}

export const folding: Extension = [
	foldService.of(foldableAt),
	codeFolding({
		preparePlaceholder: (state, { from, to }) => state.doc.lineAt(to).number - state.doc.lineAt(from).number,
		placeholderDOM: (_view, onclick, lines: number) => {
			const button = document.createElement('button');
			button.type = 'button';
			button.className = 'cm-folded';
			button.textContent = m.studio_editor_folded({ lines });
			button.onclick = onclick;
			return button;
		},
	}),
];
