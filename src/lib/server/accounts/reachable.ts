/** Which providers answer: better-auth asks each once, at its start, waits without end, and leaves out for good what did not answer. */
import type { Provider } from './settings.ts';

/** Milliseconds. */
const patience = 5_000;

export async function reachable(providers: readonly Provider[]): Promise<Provider[]> {
	const answers = await Promise.all(
		providers.map(async ({ discoveryUrl }) => {
			try {
				const answer = await fetch(discoveryUrl, { signal: AbortSignal.timeout(patience) });
				const found = (await answer.json()) as { authorization_endpoint?: unknown } | null;
				return answer.ok && typeof found?.authorization_endpoint === 'string';
			} catch {
				return false;
			}
		}),
	);
	return providers.filter((_, at) => answers[at]);
}
