/**
 * Who may do what at every address of teams and accounts: a new route or action is a line more here, else team-authority.spec.ts fails.
 *
 * Who asks sends as little as leads nowhere, so that whoever may is told what is missing (400, 404, 409), and whoever may not is refused before that.
 */
import { rights, type Right } from '../../../src/lib/server/teams/authority.ts';

export const askers = ['nobody', 'stranger', 'member', 'trainer', 'owner'] as const;
export type Asker = (typeof askers)[number];

export interface Line {
	/** What each is answered. */
	answers: Record<Asker, readonly number[]>;
	form?: Readonly<Record<string, string>>;
	/** Sent instead of a form. */
	body?: { type: string; text: string };
}

type Sent = Pick<Line, 'form' | 'body'>;

/**
 * Below `/team/[team]`: somebody of another team learns no more than that there is nothing.
 *
 * @param right null: every member's own
 */
function team(
	right: Right,
	allowed: number | readonly number[],
	sent: Sent & { page?: boolean; but?: Partial<Record<Asker, number>> } = {},
): Line {
	const { page = true, but = {}, ...rest } = sent;
	const may = [allowed].flat();
	const of = (role: 'member' | 'trainer' | 'owner') =>
		but[role] !== undefined ? [but[role]] : (rights[right] as readonly string[]).includes(role) ? may : [403];
	return {
		answers: {
			nobody: [page ? 303 : 401],
			stranger: [404],
			member: of('member'),
			trainer: of('trainer'),
			owner: of('owner'),
		},
		...rest,
	};
}

/** One's own affair: whoever is signed in may. */
const own = (allowed: number | readonly number[], sent: Sent & { nobody?: number } = {}): Line => {
	const { nobody = 303, ...rest } = sent;
	const may = [allowed].flat();
	return { answers: { nobody: [nobody], stranger: may, member: may, trainer: may, owner: may }, ...rest };
};

/** Everybody's, signed in or not. */
const open = (status: number | readonly number[], sent: Sent = {}): Line => {
	const line = own(status, sent);
	return { ...line, answers: { ...line.answers, nobody: [status].flat() } };
};

const noForm = { type: 'application/x-ndjson', text: '' };
const json = { type: 'application/json', text: '{}' };

/** Names in brackets stand for what the spec made: a team, a member's run, a room… */
export const authority: Readonly<Record<string, Line>> = {
	'GET /account': open(200),
	'GET /account/data': own(200),
	'POST /account?/sign-in': open(401, { form: { email: 'nobody@example.test', password: 'wrong horse' } }),
	'POST /account?/sign-up': open(400, { form: { email: 'nobody@example.test', password: 'right horse', name: '' } }),
	'POST /account?/provider': open([404, 400], { form: { provider: 'none' } }),
	'POST /account?/name': own(400),
	'POST /account?/password': own(400, { form: { current: 'wrong horse', password: 'another horse' } }),
	'POST /account?/end-session': own(200, { form: { session: 'none' } }),
	'POST /account?/end-other-sessions': own(200),
	'POST /account?/name-passkey': own(400),
	'POST /account?/remove-passkey': own(200, { form: { passkey: 'none' } }),
	'POST /account?/nickname': own(404),
	'POST /account?/leave': own(404),
	'POST /account?/delete': own(400, { form: { password: 'wrong horse' } }),
	// Asked last, by somebody of its own.
	'POST /account?/sign-out': open(303),

	'GET /join/[code]': { answers: { nobody: [200], stranger: [200], member: [303], trainer: [303], owner: [303] } },
	'POST /join/[code]': {
		answers: { nobody: [303], stranger: [400], member: [303], trainer: [303], owner: [303] },
		form: { nickname: '' },
	},

	'GET /team': own(200),
	'POST /team?/create': own(400),
	'POST /team?/join': own(400),
	'GET /team/due': open(200),
	'GET /team/sender': own(200, { nobody: 401 }),

	'GET /team/[team]': team('see-team', 200),
	'GET /team/[team]/live': team('see-team', 200, { page: false }),
	'GET /team/[team]/way': team('see-team', 200),
	'GET /team/[team]/weak': team('see-heat-map', 200),
	'GET /team/[team]/board.csv': team('export-board', 200, { page: false }),
	'GET /team/[team]/board.xlsx': team('export-board', 200, { page: false }),

	'GET /team/[team]/members': team('see-team', 200),
	'POST /team/[team]/members?/invite': team('invite-members', 400),
	'POST /team/[team]/members?/revoke': team('invite-members', 303),
	'POST /team/[team]/members?/cohort': team('set-cohorts', 404),
	'POST /team/[team]/members?/role': team('set-roles', 404),
	'POST /team/[team]/members?/remove': team('remove-members', 404),
	'GET /team/[team]/settings': team('set-team', 200),
	'POST /team/[team]/settings?/save': team('set-team', 400),
	'POST /team/[team]/settings?/delete': team('delete-team', 400),
	'GET /team/[team]/audit': team('see-audit', 200),

	'GET /team/[team]/assignments': team('see-team', 200),
	'GET /team/[team]/assignments/[assignment]': team('see-team', 200),
	'GET /team/[team]/assignments/new': team('assign', 200),
	'POST /team/[team]/assignments/new': team('assign', 400),
	'POST /team/[team]/assignments/[assignment]?/due': team('assign', 400),
	'POST /team/[team]/assignments/[assignment]?/who': team('assign', 400, { form: { who: 'named' } }),
	'POST /team/[team]/assignments/[assignment]?/close': team('assign', [200, 303, 404, 409]),

	'GET /team/[team]/runs': team('see-team', 200),
	'GET /team/[team]/runs/[run]': team('see-team', 200),
	'POST /team/[team]/runs/send': team('see-team', [200, 400], { page: false, body: noForm }),
	'POST /team/[team]/runs/[run]/rating': team('rate-runs', [303, 400], { page: false }),
	'GET /team/[team]/ratings': team('rate-runs', 200),

	'GET /team/[team]/scenarios': team('see-team', 200),
	'GET /team/[team]/scenarios/[hash]': team('see-team', [200, 404], { page: false }),
	'GET /team/[team]/scenarios/current/[scenario]': team('see-team', 200, { page: false }),
	'POST /team/[team]/scenarios/publish': team('publish-scenarios', [400, 415], { page: false, body: json }),
	'POST /team/[team]/scenarios?/withdraw': team('publish-scenarios', [400, 404]),

	'GET /team/[team]/results': team('see-results', 200),
	'GET /team/[team]/results/results.csv': team('see-results', 200, { page: false }),
	'GET /team/[team]/results/import': team('import-results', 200),
	'POST /team/[team]/results/import?/look': team('import-results', 400),
	'POST /team/[team]/results/import?/keep': team('import-results', 400),
	'POST /team/[team]/results?/erase': team('import-results', [200, 303, 400, 404]),

	'GET /team/[team]/class': team('hold-class', 200),
	'POST /team/[team]/class?/open': team('hold-class', 400),
	'GET /team/[team]/class/[room]': team('hold-class', 200),
	'GET /team/[team]/class/[room]/events': team('hold-class', 200, { page: false }),
	'POST /team/[team]/class/[room]?/stop': team('hold-class', 409),
	'POST /team/[team]/class/[room]?/go-on': team('hold-class', 409),
	'POST /team/[team]/class/[room]?/reveal': team('hold-class', 409),
	'POST /team/[team]/class/[room]?/move': team('hold-class', 409),
	'POST /team/[team]/class/[room]?/rewind': team('hold-class', 409),
	'POST /team/[team]/class/[room]?/close': team('hold-class', [200, 303, 409]),

	'GET /team/[team]/roleplay': team('see-team', 200),
	'POST /team/[team]/roleplay?/pair': team('see-team', 400),
	'GET /team/[team]/roleplay/[observation]': team('see-team', 200),
	// The trainee is rated by others.
	'PUT /team/[team]/roleplay/[observation]/ticks': team('see-team', 400, {
		page: false,
		body: json,
		but: { member: 403 },
	}),

	// A class is entered by its code, without an account; what is in it, by a seat.
	'GET /class': open(200),
	'GET /class/[code]': open(200),
	'GET /class/[code]/events': open(404),
	'GET /class/[code]/talk': open(404),
	'POST /class/[code]/say': open(404, { body: json }),
	'POST /class/[code]/vote': open(404, { body: json }),
	'POST /class/[code]?/join': open([400, 404]),
	'POST /class/[code]?/leave': open(303),
};
