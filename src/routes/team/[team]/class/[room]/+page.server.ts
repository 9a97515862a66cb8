import { fail, type RequestEvent } from '@sveltejs/kit';
import { closeRoom, moveOn, rewindGroup, turnTo, type LeadRefusal } from '$lib/server/class/lead.ts';
import { rewindSeats } from '$lib/server/class/own-talks.ts';
import { qrOf } from '$lib/server/class/qr.ts';
import { projectorNow } from '$lib/server/class/views.ts';
import type { Actions, PageServerLoad } from './$types';
import { ledRoom } from './led.server.ts';

export const load: PageServerLoad = async (event) => {
	const { visitor, room, scenario } = await ledRoom(event);
	event.setHeaders({ 'cache-control': 'no-store' });
	const address = `${event.url.origin}/class/${room.code}`;
	return {
		team: visitor.teamId,
		room: room.roomId,
		code: room.code,
		address,
		qr: qrOf(address),
		view: await projectorNow(visitor.db, scenario, room),
	};
};

/** A whole number out of a form; null when there is none. */
function numberIn(form: FormData, name: string): number | null {
	const text = form.get(name);
	return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

async function led(
	event: RequestEvent,
	lead: (
		room: Awaited<ReturnType<typeof ledRoom>>,
		form: FormData,
		revision: number,
	) => Promise<'done' | number | LeadRefusal>,
) {
	const found = await ledRoom(event);
	const form = await event.request.formData();
	const result = await lead(found, form, numberIn(form, 'revision') ?? -1);
	return typeof result === 'number' || result === 'done' ? { refused: null } : fail(409, { refused: result });
}

export const actions: Actions = {
	stop: (event) =>
		led(event, ({ visitor, room }, _, revision) => turnTo(visitor.db, room, { revision, phase: 'stopped' })),
	'go-on': (event) =>
		led(event, ({ visitor, room }, _, revision) => turnTo(visitor.db, room, { revision, phase: 'open' })),
	reveal: (event) =>
		led(event, ({ visitor, room, scenario }, form, revision) => {
			const focus = numberIn(form, 'focus');
			if (room.way === 'own' && (focus === null || !scenario.states[focus])) return Promise.resolve('no-such-step');
			return turnTo(visitor.db, room, { revision, phase: 'revealed', focus });
		}),
	move: (event) =>
		led(event, ({ visitor, room, scenario }, form) =>
			moveOn(visitor.db, scenario, room, {
				step: numberIn(form, 'step') ?? -1,
				reply: numberIn(form, 'reply'),
				now: new Date(),
			}),
		),
	rewind: (event) =>
		led(event, ({ visitor, room, scenario }, form, revision) => {
			const to = numberIn(form, 'to') ?? -1;
			const now = new Date();
			return room.way === 'group'
				? rewindGroup(visitor.db, scenario, room, { entry: to, revision, now })
				: rewindSeats(visitor.db, scenario, room, { state: to, revision, now });
		}),
	close: (event) =>
		led(event, ({ visitor, room, scenario }) =>
			closeRoom(visitor.db, scenario, room, { actor: visitor.userId, now: new Date() }),
		),
};
