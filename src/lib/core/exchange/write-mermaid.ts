/** A scenario's talk as a Mermaid state diagram. States are `s0`, `s1`, …, and their names descriptions, so that any name will do. */
import { textOf } from '../scenario/replies.ts';
import { outcomeWords, wordFor } from '../scenario/keywords.ts';
import type { Reply, Scenario } from '../scenario/scenario.ts';
import { writeSpecial } from '../scenario/write-spans.ts';

/** Longer words are cut: a diagram shows the ways, not the talk. */
const longestLabel = 24;

export function writeMermaid(scenario: Scenario): string {
	const { states, everywhere, language } = scenario;
	const rows = ['stateDiagram-v2'];
	states.forEach(({ name, outcome }, index) => {
		const told = outcome ? `${name} · ${wordFor(outcomeWords, outcome, language)}` : name;
		rows.push(`  state "${escapedLabel(told) || '…'}" as s${index}`);
	});
	if (everywhere.length > 0) rows.push('  state "＊" as everywhere');
	if (states.length > 0) rows.push('  [*] --> s0');
	for (const reply of everywhere) rows.push(arrow('everywhere', reply, scenario));
	states.forEach((state, index) => {
		for (const part of state.parts) for (const reply of part.replies) rows.push(arrow(`s${index}`, reply, scenario));
		if (state.outcome) rows.push(`  s${index} --> [*]`);
	});
	return `${rows.join('\n')}\n`;
}

function arrow(from: string, reply: Reply, { language }: Scenario): string {
	const words = [...(reply.kind === 'reply' ? textOf(reply) : writeSpecial(reply, language))];
	const label = words.length > longestLabel ? `${words.slice(0, longestLabel - 1).join('')}…` : words.join('');
	const shown = escapedLabel(label);
	return `  ${from} --> s${reply.target}${shown === '' ? '' : ` : ${shown}`}`;
}

/** Signs that mean something in a diagram, as Mermaid's entities. */
function escapedLabel(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[#;:"<>{}[\]()%`&\\|]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
