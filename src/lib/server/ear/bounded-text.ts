/** A body read only as far as it may go: more is not kept, and the rest of it is not waited for. */

/** The text; null when it is longer than `most` bytes or no UTF-8. Rejects when it breaks off. */
export async function boundedText(body: ReadableStream<Uint8Array> | null, most: number): Promise<string | null> {
	if (!body) return '';
	const reader = body.getReader();
	const pieces: Uint8Array[] = [];
	let length = 0;
	for (;;) {
		const { value, done } = await reader.read();
		if (done) break;
		length += value.length;
		if (length > most) {
			await reader.cancel().catch(() => undefined);
			return null;
		}
		pieces.push(value);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
	} catch {
		return null;
	}
}
