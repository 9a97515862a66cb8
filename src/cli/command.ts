/** What a command is: its options, how many operands it takes, and what it does. */
import type { Language } from '../lib/core/scenario/scenario.ts';
import type { Exit, Terminal } from './terminal.ts';

export interface Command {
	name: string;
	/** Its own options; `--lang` and `--help` go with every command. */
	options: Readonly<Record<string, 'boolean' | 'string'>>;
	/** How many operands it takes. */
	operands: { least: number; most: number };
	run(call: Call): Exit | Promise<Exit>;
}

export interface Call {
	operands: readonly string[];
	/** Whether an option without a value was given. */
	asked(option: string): boolean;
	/** The value of an option; undefined when it was not given. */
	value(option: string): string | undefined;
	locale: Language;
	terminal: Terminal;
}
