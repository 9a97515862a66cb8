/** Event streams stay open for hours: they are counted, and ended when the server is about to stop, so that nobody waits for them. Browsers ask again elsewhere. */

let open = 0;
const ending = new Set<() => void>();

export const openStreams = () => open;

/** Ends all that are open. */
export function endStreams(): void {
	for (const end of ending) end();
}

/** The same answer, counted while it is open; all but event streams are left alone. */
export function watchedStream(response: Response): Response {
	const { body, headers, status, statusText } = response;
	if (!body || !headers.get('content-type')?.startsWith('text/event-stream')) return response;
	// Proxies that gather answers before they pass them on are told not to.
	headers.set('x-accel-buffering', 'no');
	const reader = body.getReader();
	let isOpen = true;
	open++;
	const ended = () => {
		if (isOpen) open--;
		isOpen = false;
		ending.delete(end);
	};
	let end = () => {};
	const watched = new ReadableStream<Uint8Array>({
		start(controller) {
			end = () => {
				ended();
				controller.close();
				void reader.cancel().catch(() => {});
			};
			ending.add(end);
		},
		async pull(controller) {
			try {
				const { done, value } = await reader.read();
				if (!isOpen) return;
				if (!done) return controller.enqueue(value);
				ended();
				controller.close();
			} catch (error) {
				if (!isOpen) return;
				ended();
				controller.error(error);
			}
		},
		async cancel(reason) {
			ended();
			await reader.cancel(reason);
		},
	});
	return new Response(watched, { headers, status, statusText });
}
