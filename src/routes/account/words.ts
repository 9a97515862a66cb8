import { m } from '$lib/paraglide/messages.js';
import type { Finding } from './told.ts';

/** What went wrong, and what to do about it. */
export function findingText(finding: Finding): string {
	return {
		'bad-email': m.team_me_bad_email,
		'bad-name': m.team_me_bad_name,
		'short-password': m.team_me_short_password,
		'long-password': m.team_me_long_password,
		taken: m.team_me_taken,
		wrong: m.team_me_wrong,
		'wrong-password': m.team_me_wrong_password,
		'too-many': m.team_me_too_many,
		'no-provider': m.team_me_no_provider,
		stale: m.team_me_stale,
		'last-owner': m.team_me_last_owner,
		'last-way': m.team_me_last_way,
		failed: m.team_me_failed,
	}[finding]();
}

/** Why a provider sent somebody back, by better-auth's name for it. */
export function providerError(code: string): string {
	if (code === 'access_denied') return m.team_me_provider_denied();
	if (/not_linked|unable_to_link/.test(code)) return m.team_me_provider_not_linked();
	if (/already_linked/.test(code)) return m.team_me_provider_taken();
	if (/email_doesn/.test(code)) return m.team_me_provider_other_email();
	return m.team_me_provider_failed();
}
