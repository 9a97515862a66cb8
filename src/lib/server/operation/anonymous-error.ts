/**
 * What may be kept of an error. Its message may hold anything that somebody typed (a database repeats the values that it was given), so only those of a form
 * that cannot are kept; where it happened says the rest.
 */

export interface AnonymousError {
	name: string;
	message?: string;
	/** Of the system or the database, e.g. `ECONNREFUSED`, `23505`. */
	code?: string;
	/** The table and the rule that a database names. */
	table?: string;
	constraint?: string;
	/** Its frames, without the words before them. */
	stack: string[];
	cause?: AnonymousError;
}

/** Messages of the language itself that name nothing but names of the program. */
const harmless = [
	/^Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '[A-Za-z_$][\w$]{0,40}'\)$/,
	/^[A-Za-z_$][\w$.]{0,60} is not (?:a function|defined|iterable|a constructor)$/,
	/^Maximum call stack size exceeded$/,
];
const word = /^[\w.:-]{1,64}$/;
const frame = /^ {4}at (?:[^\n]{0,200} )?\(?(?:file:\/\/|node:|\/|[A-Z]:\\)[^\n]{0,300}:\d+:\d+\)?$/;
const deepest = 3;

export function anonymousError(error: unknown, depth = 0): AnonymousError {
	if (!(error instanceof Error)) return { name: typeof error, stack: [] };
	const { name, message, stack = '', cause } = error;
	const told = (key: string): string | undefined => {
		const value = (error as unknown as Record<string, unknown>)[key];
		return typeof value === 'string' && word.test(value) ? value : undefined;
	};
	const kept = { message: harmless.some((form) => form.test(message)) ? message : undefined };
	const words = { ...kept, code: told('code'), table: told('table'), constraint: told('constraint') };
	return {
		name: word.test(name) ? name : 'Error',
		...Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)),
		// The message goes first, whatever it looks like.
		stack: stack.replace(message, '').split('\n').filter((line) => frame.test(line)).map((line) => line.trim()),
		...(cause !== undefined && depth < deepest ? { cause: anonymousError(cause, depth + 1) } : {}),
	}; // prettier-ignore
}
