/** Findings in the text: underlined where they are, told where one points or stands. */
import { forEachDiagnostic, lintGutter, linter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { EditorState, Extension, TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Finding } from '$lib/core/scenario/finding.ts';
import { findingText } from '$lib/wording/finding.ts';

/** What the library is given; it keeps the place right while one types. */
interface FindingDiagnostic extends Diagnostic {
	finding: Finding;
}

/** A finding where it stands now. */
export interface FoundHere {
	finding: Finding;
	from: number;
	to: number;
}

export function diagnosing(): Extension {
	return [linter(null), lintGutter()];
}

/**
 * Shows these findings. One that was shown before stays where the typing has moved it: its place was found in an older text.
 *
 * @param render draws what is told of a finding where one points at it
 */
export function showFindings(
	state: EditorState,
	findings: readonly Finding[],
	render: (view: EditorView, found: () => FoundHere | undefined) => Node,
): TransactionSpec {
	const before = new Map(foundIn(state).map((found) => [found.finding, found]));
	const { length } = state.doc;
	const diagnostics = findings.map((finding): FindingDiagnostic => {
		const kept = before.get(finding);
		const from = Math.min(kept?.from ?? finding.range.start.offset, length);
		const to = Math.min(Math.max(from, kept?.to ?? finding.range.end.offset), length);
		return {
			from,
			to,
			severity: finding.severity,
			message: findingText(finding),
			finding,
			renderMessage: (view) => render(view, () => foundIn(view.state).find((each) => each.finding === finding)),
		};
	});
	return setDiagnostics(state, diagnostics);
}

/** Every finding where it stands now, in order. */
export function foundIn(state: EditorState): FoundHere[] {
	const found: FoundHere[] = [];
	forEachDiagnostic(state, (diagnostic, from, to) => {
		found.push({ finding: (diagnostic as FindingDiagnostic).finding, from, to });
	});
	return found.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The findings on the line of the cursor: those that the cursor touches first. */
export function findingsHere(state: EditorState): FoundHere[] {
	const { head } = state.selection.main;
	const line = state.doc.lineAt(head);
	const here = foundIn(state).filter(({ from, to }) => from <= line.to && to >= line.from);
	const distance = ({ from, to }: FoundHere) => (head < from ? from - head : head > to ? head - to : 0);
	return here.sort((a, b) => distance(a) - distance(b) || a.to - a.from - (b.to - b.from));
}

/** The finding as it would be told of the text that stands there now. */
export function movedTo({ finding, from, to }: FoundHere, state: EditorState): Finding {
	const position = (offset: number) => {
		const line = state.doc.lineAt(offset);
		return { line: line.number, column: offset - line.from + 1, offset };
	};
	return { ...finding, range: { start: position(from), end: position(to) } };
}
