/** Where one can go from the place of the cursor: the state that a link leads to. */
import type { EditorState } from '@codemirror/state';
import { anchorOf } from '$lib/core/scenario/anchor.ts';
import { inlineOf } from '$lib/core/scenario/inline.ts';
import { headingAt, stateAt, statesOf } from '$lib/core/scenario/skeleton.ts';
import { skeletonIn } from './bones.ts';

/** Number of the state that the link at an offset, or the ending of the follow-up there, stands for; null where there is neither. */
export function linkedState(state: EditorState, offset: number): number | null {
	const line = state.doc.lineAt(offset);
	const skeleton = skeletonIn(state);
	const states = statesOf(skeleton);
	const find = (name: string) => states.find((each) => each.anchor === name || anchorOf(each.name) === anchorOf(name));
	const heading = headingAt(skeleton.headings, offset);
	if (heading && heading.part === 'follow-up' && heading.level === 3 && heading.from === line.from)
		return find(heading.name)?.state ?? null;
	if (line.length > 20_000) return null;
	const column = offset - line.from;
	const link = inlineOf(line.text).find(
		(token) => token.kind === 'link' && token.start <= column && column <= token.end,
	);
	return link?.kind === 'link' ? (find(link.target)?.state ?? null) : null;
}

/** The state that is meant at an offset: the one that is linked to, else the one that it stands in. */
export function stateMeant(state: EditorState, offset: number): number | null {
	return linkedState(state, offset) ?? stateAt(skeletonIn(state), offset)?.state ?? null;
}
