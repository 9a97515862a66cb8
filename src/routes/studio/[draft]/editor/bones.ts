/** The bones of what is written, found once for each text. */
import type { EditorState, Text } from '@codemirror/state';
import { skeletonOf, type Skeleton } from '$lib/core/scenario/skeleton.ts';

const found = new WeakMap<Text, { text: string; skeleton: Skeleton }>();

function bonesOf({ doc }: EditorState): { text: string; skeleton: Skeleton } {
	let bones = found.get(doc);
	if (!bones) {
		const text = doc.toString();
		bones = { text, skeleton: skeletonOf(text) };
		found.set(doc, bones);
	}
	return bones;
}

export function textOf(state: EditorState): string {
	return bonesOf(state).text;
}

export function skeletonIn(state: EditorState): Skeleton {
	return bonesOf(state).skeleton;
}
