/** 落到书面: the agreement was announced in writing in the talk, and the message that follows holds every promise. */
import { lackingPromises } from '../../letter/promised.ts';
import type { Snapshot, StandingPromise } from '../../machine/events.ts';
import { followUpOf } from '../../run/follow-up.ts';
import type { WrittenMessage } from '../../run/log.ts';
import { addDays } from '../../scenario/calendar.ts';
import { fillFacts } from '../../scenario/facts.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { no, yes, type Answer } from '../answer.ts';
import { meets, writtenChannels } from '../occasions.ts';
import type { Evidence } from '../scorecard.ts';
import { byReply, has, withDetail, type Story } from '../story.ts';

export function inWriting(story: Story): Answer {
	const promises = story.snapshot?.promises ?? [];
	const announced = story.replies.find((reply) => has(reply, meets['in-writing']));
	const spoken = announced ? [byReply(story, announced, meets['in-writing'])] : [];
	const written = { entry: placeOfMessage(story), reply: null, words: '' } satisfies Evidence;
	if (promises.length === 0) return no(...spoken, withDetail(written, 'nothing-promised'));
	if (!announced && !agreedInWriting(story)) return no(withDetail(written, 'not-announced'));
	const { message } = story.state;
	if (!message) return no(...spoken, withDetail(written, 'no-message'));
	const lacking = lackingIn(message, story, promises);
	if (lacking > 0) return no(...spoken, withDetail(written, 'message-lacks', { lacking, promises: promises.length }));
	return yes(...spoken, withDetail(written, 'message-complete', { promises: promises.length }));
}

/** Whether every promise that stands was made on a channel that is writing itself: then the message alone is enough. */
function agreedInWriting({ snapshot, lines }: Story): boolean {
	return (snapshot?.promises ?? []).every(({ line }) => {
		const said = lines.findLast((own) => own.line.index === line);
		return said !== undefined && writtenChannels.includes(said.step.after.channel);
	});
}

function placeOfMessage({ entries }: Story): number {
	return entries.findLastIndex(({ kind }) => kind === 'message');
}

/** Number of promises that the message does not hold. */
function lackingIn(message: WrittenMessage, story: Story, promises: readonly StandingPromise[]): number {
	const { scenario, snapshot } = story;
	if (!snapshot) return promises.length;
	const raw = rawText(message, scenario, snapshot);
	// A wording with this fact in it is filled with what the trainee wrote into the record, right or wrong.
	if (message.text === undefined && /\{\{\s*promises\s*\}\}/.test(raw)) {
		const recorded = story.state.record?.promises ?? [];
		const kept = ({ amount, date }: StandingPromise) =>
			recorded.some((own) => own.amount === amount && own.date === date);
		return promises.filter((promise) => !kept(promise)).length;
	}
	const text = message.text === undefined ? fillFacts(raw, scenario, snapshot) : raw;
	const today = addDays(scenario.account.today, snapshot.days);
	return lackingPromises(text, promises, today, scenario.language);
}

function rawText(message: WrittenMessage, scenario: Scenario, ending: Snapshot): string {
	if (message.text !== undefined) return message.text;
	const parts = followUpOf(scenario, ending).message;
	return parts.map(({ options }, index) => options[message.parts[index] ?? -1]?.text ?? '').join('\n');
}
