/** A real conversation scored, with everything that the page shows of it. Loaded only once somebody asks for the score. */
import type { Language } from '../core/scenario/scenario.ts';
import { turningPoint, type TurningPoint } from '../core/score/debrief.ts';
import { notedScript, type NotedExchange } from '../core/score/notes.ts';
import type { Dossier } from '../core/transcript/dossier.ts';
import { languageOfTurns, scoreTranscript, type ScoredTranscript } from '../core/transcript/score-transcript.ts';
import type { Turn } from '../core/transcript/turn.ts';
import type { Ear } from './ear.svelte.ts';
import { movesEar } from './moves-ear.ts';

export interface ScoredTalk extends ScoredTranscript {
	exchanges: NotedExchange[];
	turning: TurningPoint | null;
}

/** null when what is needed could not be fetched. `earOf` gives the recogniser of replies, not opened yet. */
export async function scoreTalk(
	turns: readonly Turn[],
	dossier: Dossier,
	earOf: (language: Language) => Ear,
): Promise<ScoredTalk | null> {
	const language = dossier.language ?? languageOfTurns(turns);
	const ear = earOf(language);
	const [, moves] = await Promise.all([ear.open(), movesEar(language).catch(() => null)]);
	if (!ear.recogniser || !moves) return null;
	const scored = scoreTranscript(turns, dossier, language, { acts: ear.recogniser, moves });
	return {
		...scored,
		exchanges: notedScript(scored.scenario, scored.run),
		turning: turningPoint(scored.scenario, scored.state, scored.run.entries),
	};
}
