/** A chat endpoint on this machine that behaves as it is told, for good or ill, and remembers what it was asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
	path: string;
	authorization: string | undefined;
	body: string;
}

/** Answers a request; one that never ends its answer keeps the asker waiting. */
export type Behaviour = (response: ServerResponse, asked: Asked) => void;

export class StubEndpoint {
	readonly asked: Asked[] = [];
	/** Requests whose asker left before they were answered. */
	left = 0;
	behaviour: Behaviour = says([]);
	readonly #server: Server;

	private constructor() {
		this.#server = createServer((request, response) => void this.#answer(request, response));
	}

	static async start(): Promise<StubEndpoint> {
		const stub = new StubEndpoint();
		await new Promise<void>((resolve) => stub.#server.listen(0, '127.0.0.1', resolve));
		return stub;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let body = '';
		for await (const piece of request) body += String(piece);
		response.once('close', () => {
			if (!response.writableEnded) this.left++;
		});
		const asked = { path: request.url ?? '', authorization: request.headers.authorization, body };
		this.asked.push(asked);
		this.behaviour(response, asked);
	}
}

/** A chat completion whose message is this text. */
export function completes(content: unknown): Behaviour {
	return (response) => {
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
	};
}

/** What a good ear answers. */
export function says(acts: unknown): Behaviour {
	return completes(JSON.stringify({ acts }));
}

/** Nothing at all, for as long as anybody waits. */
export const keepsSilent: Behaviour = () => undefined;

/** A status with a body that must go nowhere. */
export function refuses(status: number, headers: Record<string, string> = {}): Behaviour {
	return (response) => response.writeHead(status, headers).end('{"error":{"message":"secret words of the provider"}}');
}

/** JSON without end. */
export const floods: Behaviour = (response) => {
	response.writeHead(200, { 'content-type': 'application/json' });
	const piece = `"${'x'.repeat(16_384)}",`;
	const pour = () => {
		while (!response.destroyed && response.write(piece));
	};
	response.on('drain', pour);
	response.write('{"choices":[');
	pour();
};

/** Half an answer, then the line is cut. */
export const breaksOff: Behaviour = (response) => {
	response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
	response.write('{"choices":[{"mess', () => response.destroy());
};
