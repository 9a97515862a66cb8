/** In the page, from its beginning: what the browser itself tells of speed, kept until it is asked for. */
{
	/** @type {import('./visitor.ts').Seen} */
	const seen = { largest: 0, interactions: new Map(), shifts: [], tasks: [], answers: [] };
	/**
	 * @param {string} type
	 * @param {(entry: any) => void} take an entry of that type: the browser knows more of them than the compiler
	 * @param {object} [options]
	 */
	const observe = (type, take, options = {}) =>
		new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });

	observe('largest-contentful-paint', ({ startTime }) => (seen.largest = startTime));
	observe(
		'event',
		({ interactionId, duration }) => {
			if (interactionId)
				seen.interactions.set(interactionId, Math.max(duration, seen.interactions.get(interactionId) ?? 0));
		},
		{ durationThreshold: 16 },
	);
	observe('layout-shift', ({ startTime, value, hadRecentInput }) => {
		if (!hadRecentInput) seen.shifts.push({ at: startTime, value });
	});
	observe('longtask', ({ startTime, duration }) => seen.tasks.push({ at: startTime, duration }));

	/**
	 * When the reply was clicked that has no answer yet; null when none waits.
	 * @type {number | null}
	 */
	let clicked = null;
	addEventListener(
		'click',
		({ target, timeStamp }) => {
			if (target instanceof Element && target.closest('.TalkReplies button')) clicked = timeStamp;
		},
		true,
	);
	new MutationObserver((changes) => {
		const said = changes.some(({ addedNodes }) =>
			[...addedNodes].some((node) => node instanceof Element && node.matches('[role=log] li')),
		);
		if (clicked === null || !said) return;
		seen.answers.push(performance.now() - clicked);
		clicked = null;
	}).observe(document, { childList: true, subtree: true });

	Object.assign(globalThis, {
		speed: seen,
		/**
		 * A function that travels to the page as text may name its parts by this, as the compiler of these scripts has it.
		 * @param {unknown} named
		 */
		__name: (named) => named,
	});
}
