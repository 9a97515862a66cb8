/** Work that comes after the frame which is due: what is on the screen first answers sooner. */

/** Calls `work` once the next frame was painted; the function given back calls it off. */
export function afterFrame(work: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const frame = requestAnimationFrame(() => (timer = setTimeout(work)));
	return () => {
		cancelAnimationFrame(frame);
		clearTimeout(timer);
	};
}

/** Resolves once the next frame was painted. */
export function painted(): Promise<void> {
	return new Promise((resolve) => void afterFrame(resolve));
}
