/** Boards in words. */
import type { Measure } from '../core/board/board.ts';
import { m } from '../paraglide/messages.js';
import { principleName } from './rubric.ts';

export function measureName(measure: Measure): string {
	if (measure === 'total') return m.board_measure_total();
	if (measure === 'lscp') return m.board_measure_lscp();
	if (measure === 'rung') return m.board_measure_rung();
	if (measure === 'time') return m.board_measure_time();
	return principleName(measure);
}

/** A figure of a measure: points, a rung, or minutes and seconds. */
export function figureText(measure: Measure, value: number): string {
	if (measure === 'rung') return m.board_rung_value({ rung: rounded(value) });
	if (measure !== 'time') return m.board_points({ points: rounded(value) });
	const seconds = Math.round(value);
	return m.board_seconds({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** “并列第 2”: a rank that several share says so. */
export function rankText(rank: number | null, sharing: number): string {
	if (rank === null) return m.board_rank_none();
	return sharing > 1 ? m.board_rank_shared({ rank }) : m.board_rank_one({ rank });
}

/** With one decimal at most. */
export function rounded(value: number): string {
	return String(Math.round(value * 10) / 10).replace('-', '−');
}

/** With its sign. */
export function signed(value: number): string {
	return value > 0 ? `+${rounded(value)}` : rounded(value);
}
