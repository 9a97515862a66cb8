/** A team's scenario comes into this browser: from then on it is practised like one's own, offline too. */
import { DecodeError, Shape } from '../core/run/shape.ts';
import { hashOf, read } from '../core/scenario/read.ts';
import { StoreError, type StoreReason } from '../store/error.ts';
import { published, type Published } from '../store/studio/published.ts';
import { systemClock } from './clock.svelte.ts';

/**
 * failed: it could not be fetched; broken: what came is no scenario of this hash; signed-out: nobody is signed in; gone: the team has none of this id, or none
 * any more, or the asker is not in the team.
 */
export type TakeTrouble =
	{ kind: 'failed' | 'broken' | 'signed-out' | 'gone'; reason: null } | { kind: 'store'; reason: StoreReason };

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

/**
 * Brings what the team practises under an id, in each language; what is here already is not fetched again.
 *
 * @returns null when all of it is here
 */
export async function takeCurrent(
	team: string,
	scenario: string,
	store: Published = published,
	fetcher: typeof fetch = fetch,
): Promise<TakeTrouble | null> {
	const answer = await fetcher(`/team/${team}/scenarios/current/${encodeURIComponent(scenario)}`).catch(() => null);
	if (answer?.status === 401) return { kind: 'signed-out', reason: null };
	if (answer?.status === 404) return { kind: 'gone', reason: null };
	const hashes = answer?.ok ? hashesIn(await answer.json().catch(() => null)) : null;
	if (!hashes) return { kind: 'failed', reason: null };
	if (hashes.length === 0) return { kind: 'gone', reason: null };
	const here = await store.current(scenario).catch(() => ({}));
	for (const hash of hashes) {
		if (Object.values(here).some((row) => row.hash === hash)) continue;
		const { trouble } = await takeTeamScenario(team, hash, store, fetcher);
		if (trouble) return trouble;
	}
	return null;
}

/** null when it is no answer of ours. */
function hashesIn(json: unknown): string[] | null {
	try {
		return new Shape(json, '').field('current').list(10, (each) => each.field('hash').text(64));
	} catch (error) {
		if (error instanceof DecodeError) return null;
		throw error;
	}
}
