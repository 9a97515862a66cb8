/**
 * A scenario as Twee 3, to be opened in Twine or Tweego: states are passages, replies links. What Twee has no place for (acts, moods, conditions, remarks)
 * stands in comments. Reading it again gives the same states and links.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { guardWords, wordFor } from '../scenario/keywords.ts';
import { textOf } from '../scenario/replies.ts';
import type { Line, Part, Reply, Scenario, State } from '../scenario/scenario.ts';
import {
	writeActs,
	writeEffects,
	writeGuard,
	writeMove,
	writePartName,
	writeScene,
	writeSpecial,
} from '../scenario/write-spans.ts';
import { endingTag, everywhereTag } from './draft.ts';
import { linkableName, writeLink } from './passage-link.ts';
import { stateKeys } from './state-keys.ts';

export function writeTwee(scenario: Scenario): string {
	const names = stateKeys(scenario, linkableName);
	const data = { ifid: ifidOf(scenario), format: 'Harlowe', 'format-version': '3.3.9', start: names[0] ?? '' };
	const passages = [
		`:: StoryTitle\n${plain(scenario.title)}`,
		`:: StoryData\n${JSON.stringify(data, null, '\t')}`,
		...(scenario.everywhere.length > 0
			? [
					passage(
						freeName(names),
						[everywhereTag],
						scenario.everywhere.flatMap((reply) => link(reply, scenario, names)),
					),
				]
			: []),
		...scenario.states.map((state, index) =>
			passage(names[index] ?? '', state.outcome ? [endingTag, state.outcome] : [], stateLines(state, scenario, names)),
		),
	];
	return `${passages.join('\n\n')}\n`;
}

/** Twine knows a story by a UUID of version 4: the same scenario is the same story. */
function ifidOf({ id, language }: Scenario): string {
	const hex = bytesToHex(sha256(utf8ToBytes(`huikuan ${id} ${language}`))).toUpperCase();
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function freeName(names: readonly string[]): string {
	let name = '＊';
	while (names.includes(name)) name += '＊';
	return name;
}

function passage(name: string, tags: readonly string[], lines: readonly string[]): string {
	const header = tags.length > 0 ? `:: ${name} [${tags.join(' ')}]` : `:: ${name}`;
	return [header, ...lines].join('\n');
}

function stateLines(state: State, scenario: Scenario, names: readonly string[]): string[] {
	const scene = writeScene(state, scenario.language);
	return [
		...(scene.length > 0 ? [comment(scene.join(' · '))] : []),
		...state.narration.map(said),
		...state.parts.flatMap((part, index) => [
			...(index > 0 ? [comment(writePartName(part, scenario)), ...part.narration.map(said)] : []),
			...part.lines.flatMap((line) => lineRows(line, scenario)),
			...partLinks(part, scenario, names),
		]),
	];
}

function lineRows(line: Line, scenario: Scenario): string[] {
	const tags = [
		...(line.speaker === null ? [] : [line.speaker]),
		...(line.visit === null ? [] : [`${line.visit}×`]),
		...(line.when === 'normal' ? [] : [line.when]),
		...line.moves.map((move) => writeMove(move, scenario)),
	];
	return [...line.text.map(said), ...(tags.length > 0 ? [comment(tags.join(' · '))] : [])];
}

function partLinks(part: Part, scenario: Scenario, names: readonly string[]): string[] {
	return part.replies.flatMap((reply) => link(reply, scenario, names));
}

function link(reply: Reply, scenario: Scenario, names: readonly string[]): string[] {
	const { language } = scenario;
	// Only special bullets and conditions begin with an asterisk.
	const own = plain(textOf(reply)).replace(/^\*/, '＊');
	const words = reply.kind === 'reply' ? own : `*${writeSpecial(reply, language)}*`;
	const notes = [
		...(reply.guard ? [`${wordFor(guardWords, 'if', language)} ${writeGuard(reply.guard, scenario)}`] : []),
		...reply.segments.flatMap((segment) => writeActs(segment, scenario)),
		...writeEffects(reply, scenario),
	];
	return [
		writeLink(words, names[reply.target] ?? ''),
		...(notes.length > 0 ? [comment(notes.join(' · '))] : []),
		...reply.wordings.map((wording) => comment(`- ${wording}`)),
		...reply.remark.map((remark) => comment(`> ${remark}`)),
	];
}

/** Words that neither begin a passage nor make a link or a macro. */
function said(text: string): string {
	const words = plain(text)
		.replace(/\[(?=\[)/g, '［')
		.replace(/\](?=\])/g, '］')
		.replace(/<(?=[<!%/A-Za-z])/g, '＜')
		.replace(/\/(?=[*%])/g, '／');
	return words.startsWith('::') ? `\\${words}` : words;
}

function plain(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

function comment(text: string): string {
	return `<!-- ${plain(text)
		.replace(/-(?=-)/g, '‐')
		.replace(/\[(?=\[)/g, '［')
		.replace(/>/g, '＞')} -->`;
}
