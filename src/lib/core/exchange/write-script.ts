/** A script sheet as Markdown that prints well. It speaks in the words of the scenario language alone. */
import { guardWords, lineTagWords, partWords, visitTag, wordFor } from '../scenario/keywords.ts';
import type { Language, Scenario } from '../scenario/scenario.ts';
import { escaped, escapedBlock, escapedHeading } from '../scenario/write-words.ts';
import { scriptSheet, type SheetLine, type SheetPart, type SheetReply, type SheetScene } from './script-sheet.ts';

export function writeScript(scenario: Scenario): string {
	const { language } = scenario;
	const { title, summary, goal, customer, trainee, briefing, everywhere, scenes } = scriptSheet(scenario);
	const blocks = [
		`# ${escapedHeading(title)}`,
		escapedBlock(summary),
		escapedBlock(goal),
		escapedBlock(`${trainee} → ${customer}`),
		...(briefing.length > 0 ? [`## ${wordFor(partWords, 'case', language)}`, ...briefing] : []),
		`## ${wordFor(partWords, 'talk', language)}`,
		...replies(everywhere, language),
		...scenes.flatMap((scene) => sceneBlocks(scene, language)),
	];
	return `${blocks.join('\n\n')}\n`;
}

function sceneBlocks({ number, name, scene, narration, parts }: SheetScene, language: Language): string[] {
	return [
		`### ${number}. ${escapedHeading(name)}`,
		...(scene.length > 0 ? [scene.map((each) => `\`${each}\``).join(' ')] : []),
		...narration.map((text) => `*${escaped(text)}*`),
		...parts.flatMap((part) => partBlocks(part, language)),
	];
}

function partBlocks({ name, narration, lines, replies: own }: SheetPart, language: Language): string[] {
	return [
		...(name === '' ? [] : [`#### ${escapedHeading(name)}`]),
		...narration.map((text) => `*${escaped(text)}*`),
		...lines.map((line) => lineBlock(line, language)),
		...replies(own, language),
	];
}

function lineBlock({ speaker, text, visit, when, moves }: SheetLine, language: Language): string {
	const tags = [
		...(visit === null ? [] : [visitTag(visit, language)]),
		...(when === 'normal' ? [] : [wordFor(lineTagWords, when, language)]),
		...moves,
	];
	const head = `> **${escaped(speaker)}**${tags.length > 0 ? ` (${tags.map(escaped).join(' · ')})` : ''}`;
	return [head, ...text.map((paragraph) => `> ${escapedBlock(paragraph)}`)].join('\n>\n');
}

/** Replies are numbered, so that two people at a table can name them. */
function replies(all: readonly SheetReply[], language: Language): string[] {
	if (all.length === 0) return [];
	return [all.map((reply, index) => replyItem(reply, index + 1, language)).join('\n')];
}

function replyItem(reply: SheetReply, number: number, language: Language): string {
	const { words, special, acts, guard, effects, wordings, remark, to } = reply;
	const indent = ' '.repeat(`${number}. `.length);
	const condition = guard === '' ? '' : `*${wordFor(guardWords, 'if', language)} ${escaped(guard)}* `;
	const what = special === '' ? escapedBlock(words) : `*${special}*`;
	const done = [...acts, ...effects].map((each) => `\`${each}\``).join(' ');
	return [
		`${number}. ${condition}${what}`,
		...wordings.map((text) => `${indent}- ${escapedBlock(text)}`),
		`${indent}- ${done === '' ? '' : `${done} `}→ **${to.number}. ${escaped(to.name)}**`,
		...remark.map((text) => `${indent}- *${escaped(text)}*`),
	].join('\n');
}
