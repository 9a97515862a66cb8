/** A team's scenario comes into this browser: from then on it is practised like one's own, offline too. */
import { hashOf, read } from '../core/scenario/read.ts';
import { StoreError, type StoreReason } from '../store/error.ts';
import { published, type Published } from '../store/studio/published.ts';
import { systemClock } from './clock.svelte.ts';

/** failed: it could not be fetched; broken: what came is no scenario of this hash. */
export type TakeTrouble = { kind: 'failed' | 'broken'; reason: null } | { kind: 'store'; reason: StoreReason };

export type Taken = { scenario: string; trouble: null } | { scenario: null; trouble: TakeTrouble };

/** Where a published row came from, when no manuscript of this browser was published. */
export const fromTeam = (team: string) => `team:${team}`;

/** @returns the id under which it is practised */
export async function takeTeamScenario(
	team: string,
	hash: string,
	store: Published = published,
	fetcher: typeof fetch = fetch,
	now: number = systemClock.now(),
): Promise<Taken> {
	const text = await fetcher(`/team/${team}/scenarios/${hash}`)
		.then((answer) => (answer.ok ? answer.text() : null))
		.catch(() => null);
	if (text === null) return { scenario: null, trouble: { kind: 'failed', reason: null } };
	const { scenario } = read(text);
	if (!scenario || hashOf(text) !== hash) return { scenario: null, trouble: { kind: 'broken', reason: null } };
	const { id, language, version } = scenario;
	try {
		const row = { hash, scenario: id, language, version, text, read: scenario, model: null };
		await store.publish([{ ...row, manuscript: fromTeam(team), at: now, withdrawn: false }]);
	} catch (error) {
		if (!(error instanceof StoreError)) throw error;
		return { scenario: null, trouble: { kind: 'store', reason: error.reason } };
	}
	return { scenario: id, trouble: null };
}
