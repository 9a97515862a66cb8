/** Stories for the tests of import, and what becomes of them. */
import { check } from '../../../src/lib/core/machine/check.ts';
import { importStory, type Draft } from '../../../src/lib/core/exchange/import-story.ts';
import type { ExchangeFinding } from '../../../src/lib/core/exchange/exchange-finding.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { textOf } from '../../../src/lib/core/scenario/replies.ts';

export const today = '2026-05-28';

/** The one draft of a story. */
export function draftIn(story: string): Draft & { text: string } {
	const { drafts, findings } = importStory(story, today);
	const [draft] = drafts;
	if (!draft || draft.text === null || drafts.length > 1) throw new Error(JSON.stringify(findings));
	return { ...draft, text: draft.text };
}

/** The scenario that the draft reads as. */
export function scenarioIn(story: string): Scenario {
	const { scenario } = check(draftIn(story).text);
	if (!scenario) throw new Error('no scenario');
	return scenario;
}

/** Of each state its name and what its bullets say and lead to. */
export function outline({ states }: Scenario): [name: string, ...links: string[]][] {
	return states.map((state) => [
		state.name,
		...state.parts.flatMap((part) => part.replies).map((reply) => `${textOf(reply)} → ${states[reply.target]?.name}`),
	]);
}

/** Codes with their details. */
export function told(findings: readonly ExchangeFinding[]): string[] {
	return findings.map(({ code, params }) => `${code} ${params['detail']}`);
}
