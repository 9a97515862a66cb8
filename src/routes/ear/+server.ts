import { json } from '@sveltejs/kit';
import { ask, type EarAnswer } from '$lib/server/ear/ask.ts';
import { goneSignal } from '$lib/server/ear/gone.ts';
import { readQuestion } from '$lib/server/ear/question.ts';
import { ear } from '$lib/server/ear/this-server.ts';
import type { RequestHandler } from './$types';

const headers = { 'cache-control': 'no-store' };

/** Whether this server has a stronger ear, and what it is called: neither where it is nor how it is paid for. */
export const GET: RequestHandler = () => json({ ear: ear && { model: ear.settings.model } }, { headers });

/**
 * What the stronger ear hears in a reply: `{model, heard: [{act, quote}]}`, or `{heard: null, reason}`. An ear that fails is no error of the page, which goes on with its
 * own: then the status is 200, too.
 */
export const POST: RequestHandler = async ({ request, platform, getClientAddress }) => {
	if (!ear) return told({ heard: null, reason: 'unreachable' }, 404);
	const leave = ear.share.enter(getClientAddress());
	if (!leave) return told({ heard: null, reason: 'busy' });
	const { signal, forget } = goneSignal(platform);
	try {
		const question = await readQuestion(request);
		if (typeof question === 'number') return told({ heard: null, reason: 'refused' }, question);
		const answer = await ask(ear.settings, question, signal);
		// What was said, and what came back, is in no log.
		if (!answer.heard && !signal.aborted) console.warn(`ear: ${answer.reason} ${answer.status ?? ''}`.trimEnd());
		return told(answer);
	} finally {
		forget();
		leave();
	}
};

function told(answer: EarAnswer, status = 200): Response {
	const body = answer.heard
		? { model: ear?.settings.model, heard: answer.heard }
		: { heard: null, reason: answer.reason };
	return json(body, { status, headers });
}
