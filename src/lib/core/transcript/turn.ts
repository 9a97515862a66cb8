/** What a transcript is made of. Types only. */
import type { IsoDate } from '../scenario/scenario.ts';

export type Side = 'trainee' | 'customer';

/** Something said, by whom its transcript names. */
export interface SaidTurn {
	/** As the transcript writes it; empty where it names nobody. */
	speaker: string;
	text: string;
	/** The day, where the transcript tells it. */
	day: IsoDate | null;
	/** Line of the transcript, from 1; of JSON the place in `turns`, from 1. */
	line: number;
}

/** The same once it is known which side that is. */
export interface Turn extends SaidTurn {
	who: Side;
}

/** 我/客户 lines, an export of a chat, subtitles, or our own JSON. */
export type TranscriptForm = 'lines' | 'chat' | 'srt' | 'vtt' | 'json';

export type TroubleCode =
	| 'empty'
	| 'too-large'
	| 'too-many-turns'
	| 'turn-too-long'
	| 'no-speakers'
	| 'no-text'
	| 'bad-json'
	| 'not-turns'
	| 'bad-turn'
	| 'one-side';

/** What is wrong with a transcript. */
export interface Trouble {
	code: TroubleCode;
	/** From 1; null: the whole of it. */
	line: number | null;
	/** Figures and names for the sentence. */
	values: Record<string, string | number>;
}

export interface ReadTranscript {
	form: TranscriptForm;
	said: SaidTurn[];
	/** What JSON brings along, unread. */
	dossier: unknown;
	/** None: it was read. */
	troubles: Trouble[];
}

/** Longer transcripts are refused in one sentence. */
export const longestTranscript = 200_000;
export const mostTurns = 1000;
