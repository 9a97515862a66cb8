/** The scorecard of a real conversation, by the very rubric of the practised ones. */
import { replay, type RunState } from '../run/replay.ts';
import { owed } from '../scenario/amounts.ts';
import type { Language } from '../scenario/scenario.ts';
import { rubricVersion } from '../score/rubric.ts';
import { scoreFigures } from '../score/score.ts';
import type { Scorecard } from '../score/scorecard.ts';
import type { Dossier } from './dossier.ts';
import { hearTurns, type Ears, type HeardTurn } from './heard-turn.ts';
import { emptyStage, staged, type Staged } from './stage.ts';
import type { Turn } from './turn.ts';

export interface ScoredTranscript extends Staged {
	heard: HeardTurn[];
	state: RunState;
	card: Scorecard;
}

/** The turns must have both sides in them. Relative days count from the first day that the transcript tells, else from the dossier's. */
export function scoreTranscript(
	turns: readonly Turn[],
	given: Dossier,
	language: Language,
	ears: Ears,
): ScoredTranscript {
	const today = turns.find(({ day }) => day !== null)?.day ?? given.account.today;
	const dossier: Dossier = { ...given, account: { ...given.account, today } };
	const heard = hearTurns(turns, ears, { today, owed: owed(emptyStage(dossier, language)) });
	const { scenario, run } = staged(heard, dossier, language, rubricVersion);
	const state = replay(scenario, run);
	return { scenario, run, heard, state, card: scoreFigures(scenario, state, run.entries) };
}

/** A transcript with Chinese characters in most of its turns is Chinese, any other English. */
export function languageOfTurns(turns: readonly Pick<Turn, 'text'>[]): Language {
	const chinese = turns.filter(({ text }) => /\p{Script=Han}/u.test(text)).length;
	return 2 * chinese >= turns.length ? 'zh' : 'en';
}
