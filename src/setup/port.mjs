import { createServer } from 'node:net';

/**
 * @param {string} host
 * @param {number} port 0 asks for any
 * @returns {Promise<number | undefined>} the port, undefined if it is taken or forbidden
 */
function tryPort(host, port) {
	return new Promise((resolve) => {
		if (!Number.isInteger(port) || port < 0 || port > 65535) return resolve(undefined);
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen({ host, port, exclusive: true }, () => {
			const address = server.address();
			const got = typeof address === 'object' && address ? address.port : port;
			server.close(() => resolve(got));
		});
	});
}

/**
 * @param {string} host
 * @param {number} port
 */
export const isFree = async (host, port) => (await tryPort(host, port)) !== undefined;

/**
 * The first free port from the given one on, else any.
 *
 * @param {string} host
 * @param {number} [from] 0, or nothing, asks for any
 */
export async function freePort(host, from = 0) {
	for (let port = from; from > 0 && port < from + 50; port++) if (await isFree(host, port)) return port;
	return (await tryPort(host, 0)) ?? from;
}
