/** A room as server-sent events. */
import type { Listener, RoomEvent, RoomFollower } from './follow.ts';

/** Milliseconds after which a browser that lost the line tries again. */
const retry = 1_000;

export const streamHeaders = {
	'content-type': 'text/event-stream; charset=utf-8',
	'cache-control': 'no-store, no-transform',
	// Proxies that keep answers until they are whole would keep this one for ever.
	'x-accel-buffering': 'no',
};

/**
 * Views are sent as they change. Whoever reads more slowly than the room changes gets the latest and misses those before it, so that nothing piles up here.
 *
 * @param lastId of the last event that the browser has
 */
export function eventStream(
	follower: RoomFollower,
	{ sees, seatId, lastId }: { sees: Listener['sees']; seatId: string | null; lastId: string | null },
): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	let waiting: RoomEvent | null = null;
	let leave: () => void = () => {};
	const text = ({ id, data }: RoomEvent) => encoder.encode(`id: ${id}\ndata: ${data}\n\n`);
	return new ReadableStream<Uint8Array>(
		{
			start(controller) {
				controller.enqueue(encoder.encode(`retry: ${retry}\n\n`));
				let over = false;
				leave = follower.join(
					{
						sees,
						seatId,
						send(event) {
							if (over) return;
							if ((controller.desiredSize ?? 0) > 0) controller.enqueue(text(event));
							else waiting = event;
						},
						beat() {
							if (!over && (controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': beat\n\n'));
						},
						end(rest) {
							if (over) return;
							over = true;
							try {
								if (rest !== undefined) controller.enqueue(encoder.encode(`retry: ${rest}\n\n`));
								controller.close();
							} catch {
								// The browser had gone before.
							}
						},
					},
					lastId,
				);
			},
			pull(controller) {
				if (!waiting) return;
				controller.enqueue(text(waiting));
				waiting = null;
			},
			cancel: () => leave(),
		},
		{ highWaterMark: 4 },
	);
}
