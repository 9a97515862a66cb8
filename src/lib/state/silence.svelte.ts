/**
 * The silence clock: counts the seconds in which the trainee says nothing, and calls out when they are over. It gives the customer's line and the options
 * time to be read first, and stands still while the page is hidden or a dialog is open.
 */
export class SilenceClock {
	/** Seconds left, or null while it does not run. */
	left = $state<number | null>(null);
	#timer: ReturnType<typeof setInterval> | undefined;

	/**
	 * @param seconds what the scenario allows
	 * @param reading seconds to read or hear the line and the options
	 * @param paused asked every second: true stops the count
	 * @param onend called once when the time is over
	 * @returns stops the clock
	 */
	start(seconds: number, reading: number, paused: () => boolean, onend: () => void): () => void {
		this.stop();
		let remaining = seconds + reading;
		this.#timer = setInterval(() => {
			if (paused()) return;
			remaining -= 1;
			this.left = remaining <= seconds ? Math.max(0, remaining) : null;
			if (remaining > 0) return;
			this.stop();
			onend();
		}, 1000);
		return () => this.stop();
	}

	stop(): void {
		clearInterval(this.#timer);
		this.left = null;
	}
}

/** Chinese is read silently at about 250 to 300 characters a minute by learners who also think; five characters a second leaves room. */
const charactersPerSecond = { zh: 5, en: 15 };

export function readingSeconds(text: string, language: 'zh' | 'en'): number {
	return Math.ceil([...text].length / charactersPerSecond[language]);
}
