/** Writes a play down as a rehearsal, as one reads it. */
import { actOf } from '../act/act.ts';
import { fillFacts } from '../scenario/facts.ts';
import { followUpWords, channelWords, partWords, recordWords, rehearsalWords, wordFor } from '../scenario/keywords.ts';
import { linesOf, repliesOf, textOf } from '../scenario/replies.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { escaped, escapedBlock, escapedBullet, escapedHeading } from '../scenario/write-words.ts';
import { writeTerms } from '../scenario/write-spans.ts';
import { followUpOf } from './follow-up.ts';
import { LiveRun } from './live.ts';
import type { Run } from './log.ts';
import type { Expectation } from './rehearsal.ts';
import type { RunState } from './replay.ts';

/**
 * The rehearsal of a run: playing it gives the same turns, undone ones included. Replies that only free mode knows are written with the acts heard.
 * @throws ReplayError when the run is not one of this scenario
 */
export function writeRehearsal(scenario: Scenario, run: Run, expect: Expectation = {}): string {
	const writer = new RehearsalWriter(scenario, run);
	return `${[...writer.frontMatter(expect), ...writer.prepare(), ...writer.talk(), ...writer.followUp()].join('\n\n')}\n`;
}

class RehearsalWriter {
	readonly #scenario: Scenario;
	readonly #run: Run;
	readonly #state: RunState;

	constructor(scenario: Scenario, run: Run) {
		const live = new LiveRun(scenario, run.head, run.entries);
		this.#scenario = live.scenario;
		this.#run = run;
		this.#state = live.state;
	}

	frontMatter(expect: Expectation): string[] {
		const { scenario, seed, mode } = this.#run.head;
		const expectations = expectationLines(expect);
		const lines = [
			'---',
			`scenario: ${scenario.id}`,
			`version: ${scenario.version}`,
			`seed: ${seed}`,
			`mode: ${mode}`,
			...(expectations.length > 0 ? ['expect:', ...expectations] : []),
			'---',
		];
		return [lines.join('\n')];
	}

	prepare(): string[] {
		const answered = this.#scenario.prepare.flatMap((question, place) => {
			const chosen = this.#state.prepare[place];
			if (!chosen) return [];
			const options = question.options.map(
				(option, each) => `- [${chosen.includes(each) ? 'x' : ' '}] ${escaped(option.text)}`,
			);
			return [`## ${escapedHeading(question.text)}`, options.join('\n')];
		});
		return answered.length > 0 ? [this.#heading(wordFor(partWords, 'prepare', this.#language)), ...answered] : [];
	}

	talk(): string[] {
		const blocks = [this.#heading(wordFor(partWords, 'talk', this.#language))];
		const live = new LiveRun(this.#scenario, this.#run.head);
		for (const entry of this.#run.entries) {
			const before = live.state.snapshot;
			live.append(entry);
			const fill = (text: string, snapshot = before) =>
				fillFacts(text, this.#scenario, snapshot ?? { days: 0, promises: [] });
			if (entry.kind === 'reply') {
				const own = repliesOf(this.#scenario)[entry.index];
				const acts = entry.heard ? entry.acts.map((act) => ` \`${actOf(act).label[this.#language]}\``).join('') : '';
				blocks.push(
					`- ${escapedBullet(entry.heard ? oneLine(entry.heard.text) : own ? fill(textOf(own)) : '', acts)}${acts}`,
				);
			} else if (entry.kind === 'line' && entry.index !== null) {
				const line = linesOf(this.#scenario)[entry.index];
				const paragraphs = (line?.text ?? []).map((text) => `> ${escapedBlock(fill(text, live.state.snapshot))}`);
				const speaker = line?.speaker ? `\n> — ${escaped(line.speaker)}` : '';
				blocks.push(paragraphs.join('\n>\n') + speaker);
			} else if (entry.kind === 'silence' || entry.kind === 'undo' || entry.kind === 'hang-up') {
				blocks.push(`- *${wordFor(rehearsalWords, entry.kind, this.#language)}*`);
			}
		}
		return blocks;
	}

	followUp(): string[] {
		const { record, message, snapshot } = this.#state;
		if (!record && !message) return [];
		const key = followUpOf(this.#scenario, snapshot);
		const blocks = [this.#heading(wordFor(partWords, 'follow-up', this.#language))];
		if (record) {
			const reason = record.reason === null ? '' : (key.record.reasons[record.reason]?.text ?? '');
			const next =
				record.next &&
				`${record.next.date} ${record.next.contact} ${wordFor(channelWords, record.next.channel, this.#language)}`;
			const items = [
				this.#item(wordFor(recordWords, 'reason', this.#language), reason),
				this.#item(wordFor(recordWords, 'promises', this.#language), ''),
				...record.promises.map((promise) => `  - ${writeTerms(promise, this.#language)}`),
				this.#item(wordFor(recordWords, 'next-contact', this.#language), next ?? ''),
				this.#item(wordFor(recordWords, 'note', this.#language), oneLine(record.notes)),
			];
			blocks.push(`## ${wordFor(followUpWords, 'record', this.#language)}`, items.join('\n'));
		}
		if (message) {
			const chosen = message.parts.map((option, part) =>
				option === null ? '' : (key.message[part]?.options[option]?.text ?? ''),
			);
			const texts = message.text === undefined ? chosen : message.text.split('\n');
			blocks.push(
				`## ${wordFor(followUpWords, 'message', this.#language)}`,
				texts.map((text) => `- ${escapedBullet(text)}`).join('\n'),
			);
			// An empty line of a letter is no paragraph.
			const letter = (message.letter ?? '').split('\n').filter((text) => text.trim() !== '');
			if (letter.length > 0)
				blocks.push(
					`## ${wordFor(followUpWords, 'letter', this.#language)}`,
					letter.map((text) => `- ${escapedBullet(text.trim())}`).join('\n'),
				);
		}
		return blocks;
	}

	get #language(): Scenario['language'] {
		return this.#scenario.language;
	}

	#heading(name: string): string {
		return `# ${name}`;
	}

	#item(name: string, value: string): string {
		return this.#language === 'zh'
			? `- ${name}：${escaped(value)}`
			: `- ${name}:${value === '' ? '' : ` ${escaped(value)}`}`;
	}
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

function expectationLines({ ending, mood, rung, total, checks, redLines }: Expectation): string[] {
	const listed = Object.entries(checks ?? {}).map(([id, status]) => `${id}: ${status}`);
	return [
		...(ending === undefined ? [] : [`  ending: ${yamlText(ending)}`]),
		...(mood === undefined ? [] : [`  mood: ${yamlText(mood)}`]),
		...(rung === undefined ? [] : [`  rung: ${rung}`]),
		...(total === undefined ? [] : [`  total: [${total.join(', ')}]`]),
		...(listed.length === 0 ? [] : [`  checks: { ${listed.join(', ')} }`]),
		...(redLines === undefined ? [] : [`  red-lines: [${redLines.join(', ')}]`]),
	];
}

/** Plain where YAML reads it back as the same text, else quoted. */
function yamlText(text: string): string {
	return /^[\p{L}][\p{L}\p{N} ]{0,80}(?<! )$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
		? text
		: JSON.stringify(text);
}
