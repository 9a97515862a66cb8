/** Second ratings in words. */
import { m } from '$lib/paraglide/messages.js';
import { statusName } from './rubric.ts';

export function answerName(answer: 'yes' | 'no' | 'not-asked'): string {
	return answer === 'not-asked' ? m.rating_not_asked() : statusName(answer);
}

/** Why a rating was not kept. */
export function ratingTrouble(trouble: string): string {
	return trouble === 'no-remark' ? m.rating_trouble_remark() : m.rating_trouble();
}
