/** Whether whoever asked is still there. */

/** What of Node's request is needed: the connection that it came over. */
interface Connected {
	socket: {
		once(event: 'close', listener: () => void): unknown;
		off(event: 'close', listener: () => void): unknown;
	};
}

/**
 * A signal that is aborted when the connection closes. `forget` ends the watching: connections are used again. Where the platform tells nothing of
 * connections, it never is.
 */
export function goneSignal(platform: unknown): { signal: AbortSignal; forget: () => void } {
	const controller = new AbortController();
	const socket = (platform as { req?: Connected } | undefined)?.req?.socket;
	const close = () => controller.abort();
	socket?.once('close', close);
	return { signal: controller.signal, forget: () => void socket?.off('close', close) };
}
