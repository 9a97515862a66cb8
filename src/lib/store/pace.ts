/** Longest stretch of work before the page is let have a turn, milliseconds. */
const stretch = 12;

/** Long work in short stretches, so that the page stays awake. */
export class Pace {
	#since = performance.now();

	/** Lets the page have a turn if it had none for a while; tells whether it did. */
	async rest(): Promise<boolean> {
		if (performance.now() - this.#since < stretch) return false;
		await turn();
		this.#since = performance.now();
		return true;
	}
}

/** Behind whatever else waits, but at once: a timer that follows upon timers is held back. */
function turn(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
