/** A batch as it comes over the network: one run a line, so that each is kept as it came and a broken one spoils no other. */
import { boundedText } from '../ear/bounded-text.ts';
import { longestBatch, mostRuns } from './ingest.ts';

/** `application/x-ndjson`: a form of another site cannot send it without asking first. */
const kind = /^application\/x-ndjson\b/;

/** The lines that are not empty; otherwise the HTTP status that says what is wrong, known before anything is parsed. */
export async function readBatch(request: Request): Promise<string[] | 400 | 413 | 415> {
	if (!kind.test(request.headers.get('content-type') ?? '')) return 415;
	if (Number(request.headers.get('content-length') ?? 0) > longestBatch) return 413;
	const body = await boundedText(request.body, longestBatch).catch(() => undefined);
	if (body === undefined) return 400;
	if (body === null) return 413;
	const lines = body.split('\n').filter((line) => line.trim() !== '');
	if (lines.length === 0) return 400;
	return lines.length > mostRuns ? 413 : lines;
}
