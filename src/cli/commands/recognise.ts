/** `huikuan recognise`: the acts of replies, one JSON object a line in and out. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { longestReply } from '../../lib/core/act/hearing/normalise.ts';
import { m } from '../../lib/paraglide/messages.js';
import type { Command } from '../command.ts';
import { earFor, languageOf } from '../ear.ts';
import { readText } from '../files.ts';
import { exits } from '../terminal.ts';

export const recognise: Command = {
	name: 'recognise',
	options: {},
	operands: { least: 1, most: 1 },
	run({ operands, terminal, locale }) {
		const [shown = ''] = operands;
		// A lone dash is what another program writes to us.
		const text = shown === '-' ? readFileSync(0, 'utf8') : readText(resolve(terminal.cwd, shown), shown, locale);
		let troubles = 0;
		text.split('\n').forEach((line, at) => {
			if (line.trim() === '') return;
			const asked = request(line);
			if (typeof asked === 'string') {
				troubles += 1;
				const reason =
					asked === 'json'
						? m.cli_recognise_no_json({}, { locale })
						: m.cli_recognise_no_reply({ longest: longestReply }, { locale });
				terminal.err(`${shown}:${at + 1}: ${reason}`);
				return;
			}
			const { id, reply, customer } = asked;
			const heard = earFor(languageOf(reply)).hear(reply, { customer });
			terminal.out(
				JSON.stringify({
					id,
					acts: heard.map(({ act }) => act),
					spans: heard.map(({ act, start, end, confidence }) => ({
						act,
						start,
						end,
						confidence: Number(confidence.toFixed(3)),
					})),
				}),
			);
		});
		return troubles > 0 ? exits.found : exits.fine;
	},
};

interface Request {
	id: unknown;
	reply: string;
	customer: string | null;
}

/** What a line asks for; else what is wrong with it. */
function request(line: string): Request | 'json' | 'reply' {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return 'json';
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'json';
	const { id = null, reply, customer } = value as Record<string, unknown>;
	if (typeof reply !== 'string' || reply.length > longestReply) return 'reply';
	return { id, reply, customer: typeof customer === 'string' ? customer : null };
}
