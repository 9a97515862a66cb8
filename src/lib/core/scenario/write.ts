/**
 * Writes a scenario as a file in the canonical layout: one blank line between blocks, none within a list of bullets, the words of its own language.
 * `write(read(text).scenario)` is the text itself when that is canonical; reading what was written gives the same scenario, its hash aside.
 */
import { actOf } from '../act/act.ts';
import {
	partWords,
	followUpWords,
	letterWords,
	recordWords,
	channelWords,
	words,
	wordFor,
	type PartId,
} from './keywords.ts';
import type { AskedLetter, FollowUp, MessagePart, Question, RecordKey, Scenario } from './scenario.ts';
import { writeFrontMatter } from './write-front-matter.ts';
import { writeTalk } from './write-talk.ts';
import { escaped, escapedBlock, escapedHeading, escapedItem } from './write-words.ts';

export function write(scenario: Scenario): string {
	const blocks = [
		writeFrontMatter(scenario).join('\n'),
		...part(scenario, 'case', scenario.case),
		...part(scenario, 'prepare', scenario.prepare.flatMap(questionBlocks)),
		...part(scenario, 'mood', moodBlocks(scenario)),
		...part(scenario, 'talk', writeTalk(scenario)),
		...(scenario.followUp ? [`# ${wordFor(partWords, 'follow-up', scenario.language)}`] : []),
		...(scenario.followUp ? followUpBlocks(scenario, scenario.followUp) : []),
		...part(scenario, 'debrief', scenario.debrief),
	];
	return `${blocks.join('\n\n')}\n`;
}

function part(scenario: Scenario, id: PartId, blocks: readonly string[]): string[] {
	return blocks.length === 0 ? [] : [`# ${wordFor(partWords, id, scenario.language)}`, ...blocks];
}

function questionBlocks({ text, options }: Question): string[] {
	const heading = `## ${escapedHeading(text)}`.trimEnd();
	return options.length === 0 ? [heading] : [heading, options.map((option) => choice(option, '')).join('\n')];
}

function choice({ text, right, why }: { text: string; right: boolean; why: string | null }, indent: string): string {
	const box = `${indent}- [${right ? 'x' : ' '}] ${escaped(text)}`.trimEnd();
	if (why === null) return box;
	return [
		box,
		why
			.split('\n')
			.map((line) => `${indent}  > ${escapedBlock(line)}`)
			.join(`\n${indent}  >\n`),
	].join('\n');
}

function moodBlocks({ moods, moodTransitions, language }: Scenario): string[] {
	if (moods.length === 1 && moods[0] === '') return [];
	const rows = [`[*] --> ${moods[0] ?? ''}`];
	let named = 1;
	const nameUpTo = (mood: number) => {
		while (named < mood) rows.push(moods[named++] ?? '');
	};
	for (const { from, to, acts } of moodTransitions) {
		// Numbers are given in order of appearance: moods that would come out of turn are named by themselves first.
		const inTurn = from <= named && to <= (from === named ? named + 1 : named);
		if (!inTurn) nameUpTo(Math.max(from, to));
		named = Math.max(named, from + 1, to + 1);
		rows.push(
			`${moods[from] ?? ''} --> ${moods[to] ?? ''} : ${acts.map((act) => actOf(act).label[language]).join(', ')}`,
		);
	}
	nameUpTo(moods.length);
	return [['```mermaid', 'stateDiagram-v2', ...rows.map((row) => `  ${row}`), '```'].join('\n')];
}

function followUpBlocks(
	scenario: Scenario,
	{ record, recordFor, message, messageFor, letters = [] }: FollowUp,
): string[] {
	const { language, states } = scenario;
	const ending = (state: number) => `### ${escapedHeading(states[state]?.name ?? '')}`;
	const base: Partial<RecordKey> = {
		...(record.reasons.length > 0 && { reasons: record.reasons }),
		...(record.promises && { promises: true }),
		...(record.next && { next: record.next }),
	};
	const records = [
		...recordBlocks(base, language),
		...recordFor.flatMap((own) => [ending(own.state), ...recordBlocks(own.record, language)]),
	];
	const messages = [
		...messageBlocks(message),
		...messageFor.flatMap((own) => [ending(own.state), ...messageBlocks(own.message)]),
	];
	return [
		...(records.length > 0 ? [`## ${wordFor(followUpWords, 'record', language)}`, ...records] : []),
		...(messages.length > 0 ? [`## ${wordFor(followUpWords, 'message', language)}`, ...messages] : []),
		...(letters.length > 0 ? [`## ${wordFor(followUpWords, 'letter', language)}`] : []),
		...letters.flatMap((own) => [...(own.state === null ? [] : [ending(own.state)]), letterItem(own, language)]),
	];
}

function letterItem({ kind, deadline }: AskedLetter, language: Scenario['language']): string {
	return `- ${wordFor(letterWords, kind, language)}${language === 'zh' ? '：' : ': '}${dayOrDays(deadline)}`;
}

function dayOrDays({ from, to }: AskedLetter['deadline']): string {
	return from === to ? from : `${from}..${to}`;
}

function recordBlocks(record: Partial<RecordKey>, language: Scenario['language']): string[] {
	const colon = language === 'zh' ? '：' : ': ';
	const none = wordFor(words, 'none', language);
	const item = (id: 'reason' | 'promises' | 'next-contact', value: string) =>
		`- ${wordFor(recordWords, id, language)}${colon}${value}`.trimEnd();
	const rows: string[] = [];
	if (record.reasons) rows.push(item('reason', ''), ...record.reasons.map(({ text }) => `  - ${escapedItem(text)}`));
	if (record.promises !== undefined) rows.push(item('promises', record.promises ? '{{promises}}' : none));
	if (record.next !== undefined)
		rows.push(item('next-contact', record.next === null ? none : nextContact(record.next, language)));
	return rows.length === 0 ? [] : [rows.join('\n')];
}

function nextContact(
	{ from, to, contact, channel }: NonNullable<RecordKey['next']>,
	language: Scenario['language'],
): string {
	return `${dayOrDays({ from, to })} ${escaped(contact)} ${wordFor(channelWords, channel, language)}`;
}

function messageBlocks(parts: readonly MessagePart[]): string[] {
	if (parts.length === 0) return [];
	return [
		parts
			.map(({ name, options }) =>
				[`- ${escapedItem(name)}`, ...options.map((option) => choice(option, '  '))].join('\n'),
			)
			.join('\n'),
	];
}
