/** What a passage comes to in a draft: what is said, where it leads, and what has no place. */
import { type PassageLink, readLink } from './passage-link.ts';
import { type Piece, piecesOf } from './passage-pieces.ts';

export interface PassageText {
	/** What is said, a line each. */
	lines: string[];
	links: (PassageLink & { start: number; end: number })[];
	/** What has no place or stays without its meaning, in order; `start` and `end` are indices into the text. */
	apart: { kind: Exclude<Piece['kind'], 'words' | 'hook' | 'link'>; start: number; end: number }[];
	/** Stretches of whole lines in which something was taken out. */
	kept: { start: number; end: number }[];
}

/** Something to be said: a letter, a figure or a sign that is no ornament. */
const substance = /[\p{L}\p{N}]/u;

export function passageText(text: string, format: string): PassageText {
	const found: PassageText = { lines: [], links: [], apart: [], kept: [] };
	const line = { words: '', all: '', mixed: false };
	const endLine = () => {
		const said = line.mixed ? substance.test(line.words) : line.words.trim() !== '';
		if (said) found.lines.push(line.all.replace(/\s+/g, ' ').trim());
		Object.assign(line, { words: '', all: '', mixed: false });
	};
	const say = (words: string) => {
		words.split('\n').forEach((own, index) => {
			if (index > 0) endLine();
			line.words += own;
			line.all += own;
		});
	};
	for (const piece of piecesOf(text, format)) {
		const own = text.slice(piece.start, piece.end);
		if (piece.kind === 'words') say(own);
		else if (piece.kind === 'hook') line.mixed = true;
		else if (piece.kind === 'link') {
			const link = readLink(piece.inner);
			found.links.push({ ...link, start: piece.start, end: piece.end });
			if (piece.hidden) continue;
			line.all += link.words || link.target;
			line.mixed = true;
		} else {
			found.apart.push({ kind: piece.kind, start: piece.start, end: piece.end });
			if (piece.kind === 'variable' || piece.kind === 'unclosed') say(own);
			else {
				keep(found.kept, text, piece);
				line.mixed = true;
				if (/^<br\b/i.test(own)) endLine();
			}
		}
	}
	endLine();
	return found;
}

/** Widens a piece to whole lines, and joins it to the stretch before if they share one. */
function keep(kept: PassageText['kept'], text: string, piece: { start: number; end: number }): void {
	const last = kept.at(-1);
	if (last && piece.end <= last.end) return;
	const start = last && piece.start <= last.end ? last.start : text.lastIndexOf('\n', piece.start) + 1;
	const next = text.indexOf('\n', Math.max(piece.start, piece.end - 1));
	const end = next < 0 ? text.length : next;
	if (last && start === last.start) last.end = end;
	else kept.push({ start, end });
}
