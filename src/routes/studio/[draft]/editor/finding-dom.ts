/** What is told of a finding where one points at it: the sentence, the way to its page, what mends it. */
import type { EditorView } from '@codemirror/view';
import { m } from '$lib/paraglide/messages.js';
import { findingText } from '$lib/wording/finding.ts';
import type { EditorDesk } from './desk.svelte.ts';
import type { FoundHere } from './diagnostics.ts';
import { mendName } from './mend-names.ts';

export function findingDom(desk: EditorDesk, _view: EditorView, found: () => FoundHere | undefined): Node {
	const box = document.createElement('div');
	box.className = 'FindingTip';
	const here = found();
	if (!here) return box;
	const text = box.appendChild(document.createElement('p'));
	text.textContent = `${here.finding.severity === 'error' ? m.findings_error() : m.findings_warning()} · ${findingText(here.finding)}`;
	const row = box.appendChild(document.createElement('p'));
	row.className = 'FindingTip-row';
	for (const mend of desk.mendsOf(here)) {
		const button = row.appendChild(document.createElement('button'));
		button.type = 'button';
		button.className = 'Button is-small';
		button.textContent = mendName(mend);
		button.onclick = () => {
			const now = found();
			if (now) desk.mendAs(now, mend);
		};
	}
	const link = row.appendChild(document.createElement('a'));
	link.className = 'Link';
	link.href = `/help/findings/${here.finding.code}`;
	link.target = '_blank';
	link.rel = 'noopener';
	link.textContent = m.help_how_to_mend();
	return box;
}
