/** Colours for what can be seen of the text; the rest waits until it is scrolled to. */
import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { markLine, type LineKind, type MarkKind } from '$lib/core/scenario/line-marks.ts';
import { placeAt } from '$lib/core/scenario/skeleton.ts';
import { skeletonIn } from './bones.ts';

const marks = new Map<MarkKind, Decoration>();
const lines = new Map<LineKind, Decoration>();

function markFor(kind: MarkKind): Decoration {
	let mark = marks.get(kind);
	if (!mark) marks.set(kind, (mark = Decoration.mark({ class: `is-${kind}` })));
	return mark;
}

function lineFor(kind: LineKind): Decoration {
	let line = lines.get(kind);
	if (!line) lines.set(kind, (line = Decoration.line({ class: `is-line-${kind}` })));
	return line;
}

function coloured({ state, visibleRanges }: EditorView): DecorationSet {
	const builder = new RangeSetBuilder<Decoration>();
	const skeleton = skeletonIn(state);
	let done = -1;
	for (const range of visibleRanges) {
		for (let line = state.doc.lineAt(range.from); ; line = state.doc.line(line.number + 1)) {
			if (line.number > done) {
				done = line.number;
				const { kind, marks } = markLine(line.text, placeAt(skeleton, line.from));
				if (kind) builder.add(line.from, line.from, lineFor(kind));
				for (const mark of marks)
					if (mark.to > mark.from) builder.add(line.from + mark.from, line.from + mark.to, markFor(mark.kind));
			}
			if (line.to >= range.to || line.number >= state.doc.lines) break;
		}
	}
	return builder.finish();
}

export const colours = ViewPlugin.fromClass(
	class {
		decorations: DecorationSet;

		constructor(view: EditorView) {
			this.decorations = coloured(view);
		}

		update(update: ViewUpdate): void {
			if (update.docChanged || update.viewportChanged) this.decorations = coloured(update.view);
		}
	},
	{ decorations: ({ decorations }) => decorations },
);
