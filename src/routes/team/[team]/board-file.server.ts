/** A board as a table for a file: the same figures that the page shows, one row a member. */
import type { RequestEvent } from '@sveltejs/kit';
import { error } from '@sveltejs/kit';
import { boardOf } from '$lib/core/board/board.ts';
import { m } from '$lib/paraglide/messages.js';
import { askedBoard, askedDiscipline } from '$lib/server/boards/asked.ts';
import { boardChoices } from '$lib/server/boards/disciplines.ts';
import { standingsOf } from '$lib/server/boards/members.ts';
import { note } from '$lib/server/teams/audit.ts';
import { teamVisitor } from '$lib/server/teams/visitor.ts';
import { measureName } from '$lib/wording/board.ts';

export interface BoardFile {
	/** Without its ending. */
	name: string;
	head: string[];
	rows: (string | number | null)[][];
}

/** Writes into the audit log who took it out. */
export async function boardFile(event: RequestEvent, format: string): Promise<BoardFile> {
	const { db, teamId, userId, team } = await teamVisitor(event, 'export-board', { page: false });
	const discipline = askedDiscipline(event.url.searchParams, await boardChoices(db, teamId));
	if (!discipline) error(404, { message: 'no-board' });
	const asked = askedBoard(event.url.searchParams);
	const { measure, choice } = asked;
	const members = await standingsOf(db, teamId, discipline, asked);
	const compareNames = new Intl.Collator('zh').compare;
	// Those who are not ranked are in the file without a rank: their trainers see them all the same.
	const board = boardOf(members, { measure, fewestMembers: team.rankedFrom, compareNames });
	const all = boardOf(members.map((each) => ({ ...each, ranked: true })), { measure, fewestMembers: 0, compareNames }); // prettier-ignore
	const ranked = new Map(board.rows.map((row) => [row.member, row]));
	const cohortOf = new Map(members.map(({ member, cohort }) => [member, cohort]));
	await note(db, {
		teamId,
		actor: userId,
		action: 'board-exported',
		subject: discipline.hash,
		detail: { format, mode: discipline.mode, measure, choice },
	});
	return {
		name: `${discipline.title}-${measureName(measure)}`.replaceAll(/[\\/:*?"<>|]/g, ' '),
		head: [
			m.board_file_rank(),
			m.board_file_member(),
			m.board_file_cohort(),
			measureName(measure),
			m.board_file_passed(),
			m.board_file_tries(),
			m.board_file_median(),
			m.board_file_percentile(),
			m.board_file_when(),
		],
		rows: all.rows.map((row) => [
			ranked.get(row.member)?.rank ?? m.board_file_ranked_out(),
			row.name,
			cohortOf.get(row.member) ?? '',
			row.value,
			row.passed ? m.board_file_yes() : m.board_file_no(),
			row.tries,
			row.spread?.median ?? null,
			row.percentile && Math.round(row.percentile.percentile * 10) / 10,
			new Date(row.at).toISOString(),
		]),
	};
}

/** The header that names a file in any script. */
export function attachment(name: string): string {
	return `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
}
