/** The log: a JSON object a line. Nothing in it says who asked or what was written. */
import { anonymousError } from './anonymous-error.ts';

export interface Request {
	method: string;
	/** As the file that answers is called, never the address: that may name a team, a run, a code. null: nothing of ours. */
	route: string | null;
	status: number;
	milliseconds: number;
	/** Of this request alone, so that its lines are found together. */
	request: string;
}

export type Line =
	| ({ level: 'info' | 'error'; event: 'request' } & Request)
	| { level: 'info' | 'warn' | 'error'; event: string; [detail: string]: unknown };

export class Log {
	readonly #write: ((line: string) => void) | null;
	readonly #now: () => Date;

	/** @param write null: the log is not kept */
	constructor(write: ((line: string) => void) | null, now: () => Date = () => new Date()) {
		this.#write = write;
		this.#now = now;
	}

	get isKept(): boolean {
		return this.#write !== null;
	}

	say(line: Line): void {
		this.#write?.(JSON.stringify({ time: this.#now().toISOString(), ...line }));
	}

	request(request: Request): void {
		this.say({ level: request.status >= 500 ? 'error' : 'info', event: 'request', ...request });
	}

	/** @param event what was tried, e.g. `request`, `backup` */
	failure(event: string, error: unknown, details: Readonly<Record<string, unknown>> = {}): void {
		this.say({ level: 'error', event: `${event}-failed`, ...details, error: anonymousError(error) });
	}
}
