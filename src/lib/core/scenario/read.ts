/** Reads a scenario file. An author's mistake is a finding, never an exception. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Anchors } from './anchor.ts';
import { blocksOf, type Block } from './blocks.ts';
import { factNames } from './facts.ts';
import { formedSpans } from './formed-spans.ts';
import type { Finding } from './finding.ts';
import { readFrontMatter, type Head } from './front-matter.ts';
import { runOf } from './inline.ts';
import { idNamed, partWords, wordsOf as keywordsOf, type PartId } from './keywords.ts';
import { readMood } from './mood.ts';
import { Names, type Declared } from './names.ts';
import { readFollowUp } from './read-follow-up.ts';
import type { LineContext } from './read-line.ts';
import { readPrepare } from './read-prepare.ts';
import { rawBlock, type FactNames } from './read-prose.ts';
import { mostReplies, mostStates, readTalk, type Talk } from './read-talk.ts';
import { Reading } from './reading.ts';
import type { Scenario } from './scenario.ts';
import type { Ranges } from './source.ts';

export type { Ranges } from './source.ts';

/** 8 MiB as UTF-8. */
export const mostBytes = 8 * 1024 * 1024;

export interface ReadResult {
	/** Missing when nothing is left to play: no front matter that can be read, no state, or a file beyond the limits. */
	scenario?: Scenario;
	findings: Finding[];
	ranges: Ranges;
}

interface PartBlocks {
	heading: Extract<Block, { kind: 'heading' }>;
	blocks: Block[];
}

/** Reads a scenario from its text. With findings of severity error the scenario is consistent (every index is valid) but not what its author meant. */
export function read(source: string): ReadResult {
	const result = readForm(source, 0);
	result.scenario?.forms?.forEach((form, index) => {
		const other = index === 0 ? result.scenario : readForm(source, index).scenario;
		if (other) Object.assign(form, formedSpans(other));
	});
	return result;
}

/** The scenario as it is in one of its forms, with the places of that reading; what the others come to is not looked at. */
export function readForm(source: string, form: number): ReadResult {
	if (isTooLong(source)) return tooLarge(new Reading(source.slice(0, 200)), 'bytes', mostBytes);
	const reading = new Reading(source);
	const { head, body } = readFrontMatter(reading);
	const parts = cutParts(reading, body, head === undefined);
	if (!head) return { findings: reading.findings, ranges: reading.ranges };
	reading.form = head.forms?.[form]?.values ?? {};
	const scenario = readParts(reading, form > 0 ? { ...head, form } : head, parts);
	const most = scenario && beyondLimits(scenario);
	if (most) return tooLarge(new Reading(source.slice(0, 200)), most.detail, most.most);
	reading.findings.sort((a, b) => a.range.start.offset - b.range.start.offset);
	return { ...(scenario && { scenario }), findings: reading.findings, ranges: reading.ranges };
}

function isTooLong(source: string): boolean {
	if (source.length * 3 <= mostBytes) return false;
	if (source.length > mostBytes) return true;
	let bytes = source.length;
	for (let at = 0; at < source.length; at++) {
		const code = source.charCodeAt(at);
		if (code >= 0x80) bytes += code >= 0x800 && (code & 0xf800) !== 0xd800 ? 2 : 1;
	}
	return bytes > mostBytes;
}

function tooLarge(reading: Reading, detail: string, most: number): ReadResult {
	reading.report('too-large', 0, 0, { detail, most });
	return { findings: reading.findings, ranges: reading.ranges };
}

function beyondLimits({ states, everywhere }: Talk): { detail: string; most: number } | undefined {
	if (states.length > mostStates) return { detail: 'states', most: mostStates };
	const count = (replies: readonly { kind: string }[]) => replies.filter((reply) => reply.kind === 'reply').length;
	let replies = count(everywhere);
	for (const state of states) for (const part of state.parts) replies += count(part.replies);
	return replies > mostReplies ? { detail: 'replies', most: mostReplies } : undefined;
}

/** The H1 parts with their blocks. What stands before the first or under a heading that is no part is reported. */
function cutParts(reading: Reading, body: number, quiet: boolean): Map<PartId, PartBlocks> {
	const { lines } = reading.source;
	const parts = new Map<PartId, PartBlocks>();
	let current: PartBlocks | null = null;
	let misplaced = false;
	for (const block of blocksOf(reading.text, { start: lines.start.slice(body), end: lines.end.slice(body) })) {
		if (block.kind === 'heading' && block.level === 1) {
			const name = runOf(reading.text, block.lines).text;
			const id = idNamed(partWords, name);
			current = { heading: block, blocks: [] };
			misplaced = false;
			if (id === undefined)
				reading.reportUnknown(
					'missing-part',
					block.start,
					block.end,
					name,
					keywordsOf(partWords, reading.language),
					'no-part',
				);
			else if (parts.has(id)) reading.report('missing-part', block.start, block.end, { detail: 'twice', name });
			else parts.set(id, current);
		} else if (current) current.blocks.push(block);
		else if (block.kind !== 'comment' && !misplaced && !quiet) {
			misplaced = true;
			reading.report('missing-part', block.start, block.end, { detail: 'before', name: '' });
		}
	}
	return parts;
}

function readParts(reading: Reading, head: Head, parts: Map<PartId, PartBlocks>): Scenario | undefined {
	const blocks = (id: PartId) => parts.get(id)?.blocks ?? [];
	const facts: ReadonlySet<string> = new Set(factNames(head));
	const early: ReadonlySet<string> = new Set(factNames({ ...head, forms: [] }));
	const { moods, moodTransitions } = readMood(reading, blocks('mood'));
	const declared: Declared = {
		moods: new Names(moods),
		variables: new Names(head.variables.map((variable) => variable.name)),
		facts: new Names(head.facts),
		documents: new Names(head.account.documents),
	};
	const context: LineContext = { reading, declared, facts };
	const prose = (id: PartId, known: FactNames) => blocks(id).map((block) => rawBlock(reading, block, known));
	const briefing = prose('case', early);
	const prepare = readPrepare(reading, blocks('prepare'), declared.documents, early);
	const talk = readTalkPart(context, parts);
	const followUp = parts.has('follow-up') ? readFollowUp(context, blocks('follow-up'), talk.states) : undefined;
	const debrief = prose('debrief', facts);
	if (talk.states.length === 0) return undefined;
	return {
		...head,
		case: briefing,
		prepare,
		moods,
		moodTransitions,
		...talk,
		...(followUp && { followUp }),
		debrief,
		hash: hashOf(reading.text),
	};
}

function readTalkPart(context: LineContext, parts: Map<PartId, PartBlocks>): Talk {
	const { reading } = context;
	const part = parts.get('talk');
	if (!part) {
		const end = reading.text.length;
		reading.report('missing-part', end, end, { detail: 'no-talk', name: '' });
		return { everywhere: [], states: [] };
	}
	const talk = readTalk(context, part.blocks, anchorsBefore(reading, part, parts));
	reading.mark(talk.states, part.heading.start, part.heading.end);
	reading.mark(talk.everywhere, part.heading.start, part.heading.end);
	if (talk.states.length === 0)
		reading.report('missing-part', part.heading.start, part.heading.end, { detail: 'no-state', name: '' });
	return talk;
}

/** GitHub numbers equal headings through the whole file, so those before the talk count. */
function anchorsBefore(reading: Reading, talk: PartBlocks, parts: Map<PartId, PartBlocks>): Anchors {
	const anchors = new Anchors();
	for (const part of parts.values()) {
		if (part.heading.start > talk.heading.start) continue;
		anchors.next(runOf(reading.text, part.heading.lines).text);
		if (part === talk) continue;
		for (const block of part.blocks) if (block.kind === 'heading') anchors.next(runOf(reading.text, block.lines).text);
	}
	return anchors;
}

/** SHA-256 of a scenario's text, line ends made LF and a byte order mark left out, in hex. */
export function hashOf(source: string): string {
	const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
	return bytesToHex(sha256(utf8ToBytes(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)));
}
