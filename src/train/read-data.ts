/** The labelled data of one language: the writers' lines, the second annotators' labels, and what was decided where they differ. */
import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { isActId, type ActId } from '../lib/core/act/act.ts';
import type { Example } from './example.ts';

export const dataFolder = fileURLToPath(new URL('../lib/core/act/data/', import.meta.url));

export type Language = 'zh' | 'en';

export interface LabelledData {
	/** With the labels that hold: decided, else agreed, else the writer's. */
	examples: Example[];
	/** The writers' own labels, line by line as in `examples`. */
	written: ActId[][];
	/** The second annotators' labels; null where there are none yet. */
	second: (ActId[] | null)[];
	/** SHA-256 over everything that was read. */
	hash: string;
}

/** @throws Error naming file and line for a line that is not as it must be */
export function readData(language: Language, folder = dataFolder): LabelledData {
	const hash = createHash('sha256');
	const text = (name: string) => {
		const content = readFileSync(`${folder}${name}`, 'utf8').replaceAll('\r\n', '\n');
		hash.update(name).update(content);
		return content.split('\n');
	};
	const names = readdirSync(folder).sort();
	const labels = (kind: string) => {
		const map = new Map<string, ActId[]>();
		for (const name of names.filter((own) => own.startsWith(`${kind}.${language}.`)))
			text(name).forEach((line, at) => {
				if (line.trim() === '') return;
				const [id = '', acts = ''] = line.split('\t');
				map.set(
					id,
					actsOf(
						acts.split(' ').filter((act) => act !== '' && act !== '-'),
						`${name}:${at + 1}`,
					),
				);
			});
		return map;
	};
	const examples: Example[] = [];
	const written: ActId[][] = [];
	for (const name of names) {
		const hand = /^replies\.(zh|en)\.(\w+)\.jsonl$/.exec(name);
		if (hand?.[1] !== language) continue;
		text(name).forEach((line, at) => {
			if (line.trim() === '') return;
			const where = `${name}:${at + 1}`;
			const example = { ...(JSON.parse(line) as Example), hand: hand[2] ?? '' };
			if (typeof example.reply !== 'string' || typeof example.customer !== 'string')
				throw new Error(`${where}: no reply or customer`);
			written.push(actsOf(example.acts, where));
			examples.push(example);
		});
	}
	const second = labels('second');
	const decided = labels('decided');
	for (const example of examples) example.acts = decided.get(example.id) ?? example.acts;
	return { examples, written, second: examples.map(({ id }) => second.get(id) ?? null), hash: hash.digest('hex') };
}

function actsOf(names: readonly string[], where: string): ActId[] {
	return names.map((name) => {
		if (!isActId(name)) throw new Error(`${where}: no act is called “${name}”`);
		return name;
	});
}
