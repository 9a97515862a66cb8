/** Files of a trainer's disk as the beginning of a manuscript. Nothing is kept before all of it is known to be sound; what is refused says why. */
import type { ExchangeFinding } from '../../core/exchange/exchange-finding.ts';
import { exchangeFinding } from '../../core/exchange/exchange-finding.ts';
import { importStory, longestStory, type Draft } from '../../core/exchange/import-story.ts';
import { mostFiles, mostText, packageOf, type PackageFile } from '../../core/exchange/package.ts';
import { faultInPath } from '../../core/exchange/package-path.ts';
import { unzip, zipLimits } from '../../core/exchange/zip.ts';
import { mostBytes } from '../../core/scenario/read.ts';
import type { IsoDate, Language } from '../../core/scenario/scenario.ts';
import type { StudioFile } from '../../store/rows.ts';

/** A file as the browser hands it over. */
export interface Picked {
	/** With forward slashes; more than a name where a folder was chosen. */
	path: string;
	file: Blob;
}

/** Why files are refused that never came as far as being read as a scenario or a story. */
export type RefusalReason =
	| 'kind'
	| 'mixed'
	| 'too-large'
	| 'not-text'
	| 'empty'
	| 'not-scenario'
	| 'rehearsal-alone'
	| 'rehearsal-name'
	| 'two-of-a-language'
	| 'unreadable';

export class Refusal {
	readonly reason: RefusalReason;
	readonly name: string;
	/** Of `two-of-a-language`, the name of the other. */
	readonly other: string;
	/** Of `too-large`, megabytes. */
	readonly most: number;

	constructor(reason: RefusalReason, name: string, { other = '', most = 0 } = {}) {
		this.reason = reason;
		this.name = name;
		this.other = other;
		this.most = most;
	}
}

export type Opening =
	| { kind: 'manuscript'; files: StudioFile[]; findings: ExchangeFinding[] }
	/** A file with more than one story: one has to be chosen. */
	| { kind: 'stories'; drafts: Draft[]; findings: ExchangeFinding[] }
	| { kind: 'refused'; reasons: (Refusal | ExchangeFinding)[] };

const story = /\.(?:twee|tw|html?)$/i;
const markdown = /\.md$/i;
const rehearsal = /^[^/]{1,100}\.(?:zh|en)\.play\.md$/;
const ownName = /^(?:zh|en)\.md$/;

/** @param today the day that a story's account is of */
export async function openFiles(picked: readonly Picked[], today: IsoDate): Promise<Opening> {
	try {
		return await opened(picked, today);
	} catch (error) {
		if (error instanceof Refusal) return { kind: 'refused', reasons: [error] };
		throw error;
	}
}

/** What a story becomes; `refused` where it is beyond the limits. */
export function openStory({ text, language, findings }: Draft, ofFile: readonly ExchangeFinding[]): Opening {
	if (text === null) return { kind: 'refused', reasons: findings };
	return { kind: 'manuscript', files: [{ path: `${language}.md`, text }], findings: [...ofFile, ...findings] };
}

async function opened(picked: readonly Picked[], today: IsoDate): Promise<Opening> {
	const [first] = picked;
	if (!first) throw new Refusal('kind', '');
	if (picked.some(({ path }) => path.includes('/'))) return folder(picked);
	for (const { path } of picked)
		if (!/\.zip$/i.test(path) && !story.test(path) && !markdown.test(path)) throw new Refusal('kind', path);
	if (picked.every(({ path }) => markdown.test(path))) return loose(picked);
	if (picked.length > 1) throw new Refusal('mixed', first.path);
	return story.test(first.path) ? told(first, today) : zipped(first);
}

async function told(picked: Picked, today: IsoDate): Promise<Opening> {
	// What cannot be a story of the longest kind need not be read to know it: no character takes more than three bytes for each of its units.
	const { drafts, findings } = importStory(await wordsOf(picked, 3 * longestStory), today);
	const [draft, second] = drafts;
	if (!draft) return { kind: 'refused', reasons: findings };
	return second ? { kind: 'stories', drafts, findings } : openStory(draft, findings);
}

async function zipped(picked: Picked): Promise<Opening> {
	const { files, findings } = unzip(await bytesOf(picked, zipLimits.zip));
	if (findings.some(({ severity }) => severity === 'error')) return { kind: 'refused', reasons: findings };
	const opening = packed(files);
	return opening.kind === 'manuscript' ? { ...opening, findings: [...findings, ...opening.findings] } : opening;
}

/** Files that have nothing to do with a scenario are named, not read. */
async function folder(picked: readonly Picked[]): Promise<Opening> {
	if (picked.length > mostFiles)
		return refusedAs(exchangeFinding('package-too-large', 'files', '', null, { path: '', most: mostFiles }));
	const size = picked.reduce((sum, { path, file }) => sum + (markdown.test(path) ? file.size : 0), 0);
	if (size > zipLimits.all)
		return refusedAs(exchangeFinding('package-too-large', 'all', '', null, { path: '', most: mostText >> 20 }));
	const files: PackageFile[] = [];
	for (const each of picked)
		files.push({ path: each.path, text: isScenarioPart(each.path) ? await textOf(each, mostBytes) : '' });
	return packed(files);
}

function refusedAs(...reasons: ExchangeFinding[]): Opening {
	return { kind: 'refused', reasons };
}

function isScenarioPart(path: string): boolean {
	const name = nameOf(path);
	return ownName.test(name) || rehearsal.test(name);
}

/** What cannot be read as a scenario yet, or names itself otherwise, is a manuscript all the same: that is what the studio is for. */
const mendable: ReadonlySet<unknown> = new Set(['unreadable', 'other-language', 'other-id']);
/** Nothing is left out for these: a manuscript may have one language, rehearsals that do not fit yet, and a folder of any name. */
const noMatter: ReadonlySet<unknown> = new Set([
	'no-zh',
	'no-en',
	'rehearsal-language',
	'rehearsal-of-other',
	'folder',
]);

function packed(files: readonly PackageFile[]): Opening {
	const findings = packageOf(files).findings.filter(({ params }) => !noMatter.has(params['detail']));
	const errors = findings.filter(({ severity, params }) => severity === 'error' && !mendable.has(params['detail']));
	if (errors.length > 0) return { kind: 'refused', reasons: errors };
	// Without an error there is exactly one folder that holds a scenario.
	const source = files.find(({ path }) => ownName.test(nameOf(path)) && !/(?:^|\/)__MACOSX\//.test(path))?.path ?? '';
	const around = source.slice(0, source.length - nameOf(source).length);
	const own = files.filter(({ path }) => path.startsWith(around) && isScenarioPart(path.slice(around.length)));
	return {
		kind: 'manuscript',
		files: own.map(({ path, text }) => ({ path: path.slice(around.length), text })),
		// What cannot be read shows where it is mended.
		findings: findings.filter(({ params }) => params['detail'] !== 'unreadable'),
	};
}

/** Markdown files by themselves, whatever they are called. */
async function loose(picked: readonly Picked[]): Promise<Opening> {
	const files = new Map<string, { text: string; name: string }>();
	for (const each of picked) {
		const name = each.path;
		const text = await wordsOf(each, mostBytes);
		const path = rehearsal.test(name) ? name : sourcePath(name, text, picked.length === 1);
		const there = files.get(path);
		if (there) throw new Refusal('two-of-a-language', there.name, { other: name });
		if (faultInPath(path)) throw new Refusal('rehearsal-name', name);
		files.set(path, { text, name });
	}
	const [first] = picked;
	if (!files.has('zh.md') && !files.has('en.md')) throw new Refusal('rehearsal-alone', first?.path ?? '');
	return { kind: 'manuscript', files: [...files].map(([path, { text }]) => ({ path, text })), findings: [] };
}

/** Under which name a scenario's text stands in a manuscript. A file that comes alone is of the language that it says, whatever it is called. */
function sourcePath(name: string, text: string, alone: boolean): string {
	const head = headOf(text);
	const said = /^language:[ \t]*(zh|en)\b/m.exec(head ?? '')?.[1];
	if (ownName.test(name)) return alone && said ? `${said}.md` : name;
	if (head === null || !/^(?:id|title|customer|language):/m.test(head)) {
		const plays = /\.play\b/i.test(name) || (head !== null && /^(?:scenario|expect):/m.test(head));
		throw new Refusal(plays ? 'rehearsal-name' : 'not-scenario', name);
	}
	return `${said ?? languageOf(name, text)}.md`;
}

/** What stands between the two lines of hyphens; null where there is nothing of the kind. */
function headOf(text: string): string | null {
	if (!/^---[ \t]*\r?\n/.test(text)) return null;
	const end = text.indexOf('\n---', 3);
	return end < 0 ? null : text.slice(0, end);
}

function languageOf(name: string, text: string): Language {
	const said = /(?:^|[._-])(zh|en)(?:[ ._(-]|$)/i.exec(name)?.[1];
	if (said) return said.toLowerCase() as Language;
	return /\p{Script=Han}/u.test(text.slice(0, 5000)) ? 'zh' : 'en';
}

async function textOf(picked: Picked, most: number): Promise<string> {
	const bytes = await bytesOf(picked, most);
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		if (!text.includes('\0')) return text;
	} catch {
		// Bytes that are no UTF-8.
	}
	throw new Refusal('not-text', picked.path);
}

/** Where there must be something to read; a file that belongs to a manuscript may be empty. */
async function wordsOf(picked: Picked, most: number): Promise<string> {
	const text = await textOf(picked, most);
	if (text.trim() === '') throw new Refusal('empty', picked.path);
	return text;
}

async function bytesOf({ path, file }: Picked, most: number): Promise<Uint8Array> {
	if (file.size > most) throw new Refusal('too-large', path, { most: Math.floor(most / 1e6) });
	try {
		return new Uint8Array(await file.arrayBuffer());
	} catch {
		// Moved, changed or forbidden since it was chosen.
		throw new Refusal('unreadable', path);
	}
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
