/** What the team server answers to those who send, read with care: a proxy on the way may answer in its place. */
import { DecodeError, Shape } from '../core/run/shape.ts';

/** In whose name this browser would send. Times by the server's clock, milliseconds since the epoch. */
export interface SenderAnswer {
	user: string;
	/** When this sign-in began. */
	since: number;
	now: number;
	teams: { teamId: string; name: string; joinedAt: number; publishes: boolean }[];
}

/** What became of a run. */
export interface RunAnswer {
	run: string | null;
	refused: string | null;
	unverified: string | null;
	uncounted: string | null;
	total: number | null;
}

const latest = 8_640_000_000_000_000;

/** null when it is none of ours. */
export function readSender(json: unknown): SenderAnswer | null {
	return read(json, (shape) => ({
		user: shape.field('user').text(100),
		since: shape.field('since').integer(0, latest),
		now: shape.field('now').integer(0, latest),
		teams: shape.field('teams').list(1000, (team) => ({
			teamId: team.field('teamId').text(100),
			name: team.field('name').text(400),
			joinedAt: team.field('joinedAt').integer(0, latest),
			publishes: team.field('publishes').boolean(),
		})),
	}));
}

/** null when it is none of ours. */
export function readAnswers(json: unknown): RunAnswer[] | null {
	const text = (shape: Shape | null) => shape?.orNull((value) => value.text(400)) ?? null;
	return read(json, (shape) =>
		shape.field('answers').list(1000, (answer) => ({
			run: text(answer.field('run')),
			refused: text(answer.optional('refused')),
			unverified: text(answer.optional('unverified')),
			uncounted: text(answer.optional('uncounted')),
			total: answer.optional('total')?.orNull((total) => total.integer(0, 100)) ?? null,
		})),
	);
}

function read<T>(json: unknown, as: (shape: Shape) => T): T | null {
	try {
		return as(new Shape(json, ''));
	} catch (error) {
		if (error instanceof DecodeError) return null;
		throw error;
	}
}
