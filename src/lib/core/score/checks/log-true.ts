/** 记录属实: the collection record's reason, promises and next contact are those of the talk. */
import { followUpOf } from '../../run/follow-up.ts';
import type { CollectionRecord } from '../../run/log.ts';
import { addDays, daysBetween, isIsoDate } from '../../scenario/calendar.ts';
import type { PromiseTerms, RecordKey } from '../../scenario/scenario.ts';
import { no, yes, type Answer } from '../answer.ts';
import { daysToNextContact } from '../rubric.ts';
import type { Evidence } from '../scorecard.ts';
import { withDetail, type Story } from '../story.ts';

export function logTrue(story: Story): Answer {
	const { record } = story.state;
	const place: Evidence = {
		entry: story.entries.findLastIndex(({ kind }) => kind === 'record'),
		reply: null,
		words: '',
	};
	if (!record) return no(withDetail(place, 'no-record'));
	const { record: key } = followUpOf(story.scenario, story.snapshot);
	const differing = [
		...reasonDiffers(story, key, record),
		...promisesDiffer(story, key, record),
		...nextDiffers(story, key, record),
	];
	if (differing.length > 0) return no(...differing.map(({ key, values }) => withDetail(place, key, values)));
	return yes(withDetail(place, 'record-true', { promises: record.promises.length }));
}

type Difference = NonNullable<Evidence['detail']>;

/** The reason is the last cause that was revealed, or "not found out" when none was. */
function reasonDiffers(story: Story, { reasons }: RecordKey, { reason }: CollectionRecord): Difference[] {
	if (reasons.length === 0) return [];
	const cause = story.snapshot?.causes.at(-1);
	const right = reasons.findIndex(({ fact, unknown }) => (cause === undefined ? unknown : fact === cause));
	if (right === -1 || right === reason) return [];
	const values = { written: reason === null ? '' : (reasons[reason]?.text ?? ''), said: reasons[right]?.text ?? '' };
	return [{ key: 'reason-differs', values }];
}

function promisesDiffer(story: Story, key: RecordKey, { promises }: CollectionRecord): Difference[] {
	if (!key.promises) return [];
	const said = (story.snapshot?.promises ?? []).map(sameTerms).sort();
	const written = promises.map(sameTerms).sort();
	if (said.length === written.length && said.every((terms, index) => terms === written[index])) return [];
	return [{ key: 'promises-differ', values: { written: written.length, said: said.length } }];
}

/** Promises are compared as a multiset of amount, date and method. */
function sameTerms({ amount, date, method }: PromiseTerms): string {
	return `${amount ?? '?'} ${date ?? '?'} ${method ?? '?'}`;
}

/**
 * The next contact is that of the key for this ending. When the talk fixed none, any day within seven after the talk is as good.
 */
function nextDiffers(story: Story, { next: key }: RecordKey, { next }: CollectionRecord): Difference[] {
	if (!key) return [];
	const asked = { from: key.from, to: key.to, contact: key.contact, channel: key.channel };
	if (!next || !isIsoDate(next.date)) return [{ key: 'next-missing', values: asked }];
	const inRange = next.date >= key.from && next.date <= key.to;
	if (inRange && next.contact === key.contact && next.channel === key.channel) return [];
	const fixed = story.replies.some(({ acts }) => acts.includes('schedule-follow-up'));
	const today = addDays(story.scenario.account.today, story.snapshot?.days ?? 0);
	const days = daysBetween(today, next.date);
	if (!fixed && days >= 0 && days <= daysToNextContact) return [];
	return [{ key: 'next-differs', values: asked }];
}
