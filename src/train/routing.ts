/** How often a paraphrase that nobody trained on is routed to the reply that it paraphrases. */
import { readFileSync, existsSync } from 'node:fs';
import { toneOf } from '../lib/core/act/act.ts';
import type { Recogniser } from '../lib/core/act/hearing/recognise.ts';
import { candidateOf, leastFit, rank } from '../lib/core/act/hearing/route.ts';
import { actsOf } from '../lib/core/machine/acts.ts';
import { fillFacts } from '../lib/core/scenario/facts.ts';
import { read } from '../lib/core/scenario/read.ts';
import type { Part, Reply, State } from '../lib/core/scenario/scenario.ts';
import { dataFolder } from './read-data.ts';

export interface Routed {
	scenario: string;
	index: number;
	text: string;
	/** Index of the reply that it was routed to, −1 for 其他. */
	to: number;
}

/** Every paraphrase against the replies of its state and mood as they stand in the file, guards left aside. */
export function routeParaphrases(id: string, language: 'zh' | 'en', ear: Recogniser): Routed[] {
	const path = `${dataFolder}paraphrases.${id}.${language}.jsonl`;
	if (!existsSync(path)) return [];
	const { scenario } = read(readFileSync(new URL(`../../scenarios/${id}/${language}.md`, import.meta.url), 'utf8'));
	if (!scenario) throw new Error(`scenarios/${id}/${language}.md cannot be read`);
	const moment = { days: 0, promises: [] };
	const places = new Map<number, { state: State; part: Part }>();
	for (const state of scenario.states)
		for (const part of state.parts) for (const reply of part.replies) places.set(reply.index, { state, part });
	const candidates = new Map<Reply, ReturnType<typeof candidateOf>>();
	const candidate = (reply: Reply) => {
		const known =
			candidates.get(reply) ??
			candidateOf(scenario, reply, scenario.account.today, (text) => fillFacts(text, scenario, moment));
		candidates.set(reply, known);
		return known;
	};
	return readFileSync(path, 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => {
			const { index, text } = JSON.parse(line) as { index: number; text: string };
			const place = places.get(index);
			if (!place) throw new Error(`${path}: no reply ${index}`);
			const { state, part } = place;
			const common = state.parts[0] as Part;
			const parts = part === common ? [common] : [common, part];
			const replies = parts.flatMap(({ replies: own }) => own.filter(({ kind }) => kind === 'reply'));
			const customer = (part.lines[0] ?? common.lines[0])?.text.join('') ?? null;
			const heard = ear.hear(text, { customer: customer === null ? null : fillFacts(customer, scenario, moment) });
			const red = toneOf(heard.map(({ act }) => act)) === 'red';
			const fits = rank(scenario, replies.map(candidate), text, heard, scenario.account.today).filter(
				({ reply }) => (toneOf(actsOf(reply)) === 'red') === red,
			);
			const best = fits[0];
			return { scenario: id, index, text, to: best && best.fit >= leastFit ? best.reply.index : -1 };
		});
}
