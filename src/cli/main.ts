/** From the arguments to a command's exit code. */
import { parseArgs } from 'node:util';
import { nearest } from '../lib/core/scenario/distance.ts';
import type { Language } from '../lib/core/scenario/scenario.ts';
import { m } from '../lib/paraglide/messages.js';
import type { Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { explore } from './commands/explore.ts';
import { exportScenario } from './commands/export.ts';
import { importScenario } from './commands/import.ts';
import { policies } from './commands/policies.ts';
import { recognise } from './commands/recognise.ts';
import { rehearse } from './commands/rehearse.ts';
import { replay } from './commands/replay.ts';
import { resetPassword } from './commands/reset-password.ts';
import { rescore } from './commands/rescore.ts';
import { restore } from './commands/restore.ts';
import { score } from './commands/score.ts';
import { isLanguage, systemLanguage } from './locale.ts';
import { exits, Refusal, type Exit, type Terminal } from './terminal.ts';

const commands: readonly Command[] = [
	check,
	replay,
	score,
	rehearse,
	policies,
	explore,
	recognise,
	exportScenario,
	importScenario,
	backup,
	restore,
	resetPassword,
	rescore,
];

/** Options of every command. */
const general = { lang: 'string', help: 'boolean' } as const;

/** Runs a command; one that talks to a database answers later. Never throws for what the caller did wrong: it says so and gives the exit code. */
export function main(args: readonly string[], terminal: Terminal): Exit | Promise<Exit> {
	const { values, positionals, tokens } = parsed(args);
	const system = systemLanguage(terminal.env);
	const asked = isLanguage(values.lang) ? values.lang : undefined;
	const locale = asked ?? system;
	const refused = (error: unknown): Exit => {
		if (!(error instanceof Refusal)) throw error;
		terminal.err(`huikuan: ${error.message}`);
		return error.exit;
	};
	try {
		const [name, ...operands] = positionals;
		if (values.help === true || name === 'help') {
			terminal.out(usage(locale, asked === undefined));
			return exits.fine;
		}
		const command = commandNamed(name, locale);
		for (const token of tokens) if (token.kind === 'option') checkOption(token, command, locale);
		if ('lang' in values && asked === undefined) {
			throw new Refusal(m.cli_unknown_language({ language: String(values.lang) }, { locale }));
		}
		const { least, most } = command.operands;
		if (operands.length < least) throw new Refusal(m.cli_operand_missing({ command: command.name }, { locale }));
		if (operands.length > most) throw new Refusal(m.cli_operand_extra({ operand: operands[most] ?? '' }, { locale }));
		const exit = command.run({
			operands,
			asked: (option) => values[option] === true,
			value: (option) => {
				const value = values[option];
				return typeof value === 'string' ? value : undefined;
			},
			locale,
			terminal,
		});
		return exit instanceof Promise ? exit.catch(refused) : exit;
	} catch (error) {
		return refused(error);
	}
}

type Values = Record<string, string | boolean | undefined>;

/** Arguments by the options of all commands together; which of them fit the command is looked at afterwards, so that errors are in the reader's language. */
function parsed(args: readonly string[]) {
	const options: Record<string, { type: 'boolean' | 'string'; short?: string }> = {};
	for (const command of [{ options: general }, ...commands]) {
		for (const [name, type] of Object.entries(command.options)) options[name] = { type };
	}
	options['help'] = { type: 'boolean', short: 'h' };
	const { values, positionals, tokens } = parseArgs({
		args: [...args],
		options,
		strict: false,
		allowPositionals: true,
		tokens: true,
	});
	return { values: values as Values, positionals, tokens };
}

function commandNamed(name: string | undefined, locale: Language): Command {
	if (name === undefined) throw new Refusal(`${m.cli_no_command({}, { locale })}\n\n${usage(locale)}`);
	const command = commands.find((own) => own.name === name);
	if (command) return command;
	const near = nearest(
		name,
		commands.map((own) => own.name),
	);
	throw new Refusal(withHint(m.cli_unknown_command({ name }, { locale }), near, locale));
}

interface OptionToken {
	name: string;
	rawName: string;
	value?: string | undefined;
}

function checkOption({ name, rawName, value }: OptionToken, command: Command, locale: Language): void {
	const known: Readonly<Record<string, 'boolean' | 'string'>> = { ...general, ...command.options };
	const type = Object.hasOwn(known, name) ? known[name] : undefined;
	if (type === undefined) {
		const near = nearest(name, Object.keys(known));
		const sentence = m.cli_unknown_option({ option: rawName, command: command.name }, { locale });
		throw new Refusal(withHint(sentence, near && `--${near}`, locale));
	}
	if (type === 'string' && !value) throw new Refusal(m.cli_option_without_value({ option: rawName }, { locale }));
	if (type === 'boolean' && value !== undefined) {
		throw new Refusal(m.cli_option_with_value({ option: rawName, value }, { locale }));
	}
}

function withHint(sentence: string, near: string | undefined, locale: Language): string {
	const next = near === undefined ? m.cli_see_help({}, { locale }) : m.cli_did_you_mean({ name: near }, { locale });
	return locale === 'zh' ? sentence + next : `${sentence} ${next}`;
}

/** How to call it, in the reader's language; in the other one too when the reader did not name one. */
function usage(locale: Language, both = false): string {
	const other: Language = locale === 'zh' ? 'en' : 'zh';
	const own = m.cli_usage({}, { locale });
	return both ? `${own}\n\n${m.cli_usage({}, { locale: other })}` : own;
}
