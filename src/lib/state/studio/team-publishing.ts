/** From the studio to a team: what the server made of it. */
import { DecodeError, Shape } from '../../core/run/shape.ts';

export interface TeamPublication {
	/** null: it is on the team's shelf. */
	refused: 'errors' | 'too-long' | 'id-taken' | 'version' | 'too-many' | 'too-often' | 'offline' | 'failed' | null;
	/** Of errors, or the version that has to be exceeded. */
	count: number;
	language: string;
	version: number;
}

const reasons = ['errors', 'too-long', 'id-taken', 'version', 'too-many', 'too-often'] as const;
const nothing = { count: 0, language: '', version: 0 };

/** Never rejects. @param text the Markdown of one language */
export async function publishTo(team: string, text: string, fetcher: typeof fetch = fetch): Promise<TeamPublication> {
	const headers = { 'content-type': 'text/markdown' };
	const answer = await fetcher(`/team/${team}/scenarios/publish`, { method: 'POST', headers, body: text }).catch(
		() => null,
	);
	if (!answer) return { ...nothing, refused: 'offline' };
	try {
		const shape = new Shape(await answer.json(), '');
		if (answer.ok)
			return {
				...nothing,
				refused: null,
				language: shape.field('language').text(10),
				version: shape.field('version').integer(0, Number.MAX_SAFE_INTEGER),
			};
		const count = shape.optional('count')?.integer(-1, Number.MAX_SAFE_INTEGER) ?? 0;
		return { ...nothing, refused: shape.field('refused').oneOf(reasons), count };
	} catch (error) {
		if (error instanceof DecodeError || error instanceof SyntaxError) return { ...nothing, refused: 'failed' };
		throw error;
	}
}
