/** What the editor is made of. */
import { closeCompletion, completionKeymap, completionStatus } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { foldGutter, foldKeymap, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import {
	EditorView,
	highlightActiveLine,
	highlightActiveLineGutter,
	highlightSpecialChars,
	keymap,
	lineNumbers,
	type KeyBinding,
} from '@codemirror/view';
import { flushSync } from 'svelte';
import { m } from '$lib/paraglide/messages.js';
import { colours } from './colours.ts';
import { completing } from './completing.ts';
import type { EditorDesk } from './desk.svelte.ts';
import { diagnosing } from './diagnostics.ts';
import { folding } from './folding.ts';
import { overSelection } from './over-selection.ts';
import { phrases } from './phrases.ts';
import { theme } from './theme.ts';

/** The editor's own styles come with the nonce of the page. */
export function styling(): Extension {
	const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
	return nonce ? EditorView.cspNonce.of(nonce) : [];
}

export function extensions(desk: EditorDesk): Extension {
	return [
		styling(),
		lineNumbers(),
		foldGutter({ openText: '⌄', closedText: '›' }),
		highlightActiveLineGutter(),
		highlightSpecialChars(),
		history(),
		folding,
		colours,
		theme,
		EditorView.lineWrapping,
		EditorState.tabSize.of(2),
		indentUnit.of('  '),
		highlightActiveLine(),
		highlightSelectionMatches({ minSelectionLength: 2 }),
		search({ top: true }),
		completing(desk.bench),
		diagnosing(),
		phrases(),
		EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': m.studio_editor_label(), 'aria-describedby': 'editor-hint', spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' }), // prettier-ignore
		EditorView.updateListener.of((update) => desk.updated(update)),
		EditorView.scrollMargins.of(() => (desk.covered > 0 ? { bottom: desk.covered } : null)),
		overSelection,
		EditorView.domEventHandlers({ mousedown: (event, view) => followed(event, view, desk) }),
		Prec.high(keymap.of(own(desk))),
		keymap.of([...completionKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...defaultKeymap, indentWithTab]),
	];
}

function followed(event: MouseEvent, view: EditorView, desk: EditorDesk): boolean {
	const meant = /Mac|iP(?:hone|ad)/.test(navigator.platform) ? event.metaKey : event.ctrlKey;
	if (!meant || event.button !== 0) return false;
	const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
	if (offset === null || !desk.follow(offset)) return false;
	event.preventDefault();
	return true;
}

function own(desk: EditorDesk): readonly KeyBinding[] {
	const onState = (show: (state: number) => void) => () => {
		const state = desk.meant();
		if (state !== null) show(state);
		return true;
	};
	return [
		{ key: 'Mod-k', run: () => Boolean((desk.sheet = { kind: 'insert' })), preventDefault: true },
		{ key: 'Mod-o', run: () => Boolean((desk.sheet = { kind: 'states' })), preventDefault: true },
		{ key: 'F2', run: onState((state) => (desk.sheet = { kind: 'rename', state })) },
		{
			key: 'F12',
			run: () => desk.follow() || true,
			shift: onState((state) => (desk.sheet = { kind: 'references', state })),
		},
		{ key: 'F8', run: () => desk.nextFinding(1), shift: () => desk.nextFinding(-1), preventDefault: true },
		{
			key: 'Mod-.',
			run: () => {
				// What mends it, else the way to its page.
				desk.knowMends();
				flushSync();
				const bar = document.querySelector('#editor-findings');
				bar?.querySelector<HTMLElement>(bar.querySelector('button') ? 'button' : 'a')?.focus();
				return true;
			},
		},
		{
			// The first Escape puts the list away, as everywhere.
			key: 'Escape',
			run: (view) => completionStatus(view.state) !== null && closeCompletion(view),
		},
	];
}
