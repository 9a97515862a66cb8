/** Requests that somebody at this machine made. */
import type { IncomingMessage } from 'node:http';

const own = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;

/** Headers by which a proxy says that it asks for somebody else. */
const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether it came by the machine's own network and no proxy passed it on. */
export function isFromThisMachine(asked: Pick<IncomingMessage, 'socket' | 'headers'> | undefined): boolean {
	if (!asked || !own.test(asked.socket.remoteAddress ?? '')) return false;
	return passedOn.every((name) => asked.headers[name] === undefined);
}
