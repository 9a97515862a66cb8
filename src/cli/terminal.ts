/** What a command sees of the world: where it stands, whom it speaks to, and two streams to write to. Tests give their own. */
export interface Terminal {
	/** Lines for the reader or the next program. */
	out(text: string): void;
	/** Errors and notes. */
	err(text: string): void;
	cwd: string;
	env: Readonly<Record<string, string | undefined>>;
}

/** Exit codes: all well; the files or the run are not as they should be; the call was wrong or something could not be read. */
export const exits = { fine: 0, found: 1, refused: 2 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

/** Ends a command with a sentence in the reader's language. */
export class Refusal extends Error {
	readonly exit: Exit;

	constructor(message: string, exit: Exit = exits.refused) {
		super(message);
		this.name = 'Refusal';
		this.exit = exit;
	}
}
