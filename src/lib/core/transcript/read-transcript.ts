/** A transcript from its text: which form it has is told by its look. Never throws for what the text is. */
import { longestReply } from '../act/hearing/normalise.ts';
import { looksLikeChat, readChat } from './read-chat.ts';
import { readJson } from './read-json.ts';
import { readLabelled } from './read-labelled.ts';
import { looksLikeSubtitles, readSubtitles } from './read-subtitles.ts';
import {
	longestTranscript,
	mostTurns,
	type ReadTranscript,
	type SaidTurn,
	type TranscriptForm,
	type Trouble,
} from './turn.ts';

export function readTranscript(text: string): ReadTranscript {
	const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?|\u2028|\u2029/g, '\n');
	if (plain.length > longestTranscript) return failed('lines', 'too-large', { longest: longestTranscript });
	if (plain.trim() === '') return failed('lines', 'empty');
	if (/^\s*[[{]/.test(plain) && !/^\s*\[\d/.test(plain)) return checked(readJson(plain));
	const lines = plain.split('\n');
	const kind = looksLikeSubtitles(lines);
	if (kind) return checked(of(kind, readSubtitles(lines)));
	if (looksLikeChat(lines)) return checked(of('chat', readChat(lines)));
	return checked(of('lines', readLabelled(lines)));
}

function of(form: TranscriptForm, said: SaidTurn[]): ReadTranscript {
	return { form, said, dossier: undefined, troubles: [] };
}

function failed(form: TranscriptForm, code: Trouble['code'], values: Trouble['values'] = {}): ReadTranscript {
	return { form, said: [], dossier: undefined, troubles: [{ code, line: null, values }] };
}

function checked(read: ReadTranscript): ReadTranscript {
	if (read.troubles.length > 0) return read;
	const said = read.said.filter(({ text }) => text.trim() !== '');
	const troubles: Trouble[] = [];
	if (said.length === 0) troubles.push({ code: 'no-text', line: null, values: {} });
	if (said.length > mostTurns)
		troubles.push({ code: 'too-many-turns', line: said[mostTurns]?.line ?? null, values: { most: mostTurns } });
	for (const { text, line } of said)
		if (text.length > longestReply) troubles.push({ code: 'turn-too-long', line, values: { longest: longestReply } });
	if (said.length > 0 && said.every(({ speaker }) => speaker === ''))
		troubles.push({ code: 'no-speakers', line: said[0]?.line ?? 1, values: {} });
	return { ...read, said, troubles };
}
