/** From a manuscript to the shelf: what keeps it off, and what is written when nothing does. */
import { catalogue } from 'virtual:huikuan/catalogue';
import type { Language, Scenario } from '../../core/scenario/scenario.ts';
import { modelRehearsal } from '../../core/score/model-name.ts';
import { modelOf } from '../../core/score/rehearsed-model.ts';
import type { PublishedRow, StudioFile } from '../../store/rows.ts';
import type { Published } from '../../store/studio/published.ts';
import {
	scenarioFiles,
	unchecked,
	withAnswer,
	type CheckAnswer,
	type CheckedFile,
	type CheckRequest,
} from './checked.ts';
import { Errand } from './errand.ts';

/** Whether one language of a manuscript can be published, and what its trainer should know before. */
export interface Readiness {
	language: Language;
	errors: number;
	warnings: number;
	scenario: Scenario | null;
	/** Its id belongs to a scenario of ours. */
	taken: boolean;
	/** Published before, word for word. */
	same: PublishedRow | null;
	/** Changed since it was published, but not its number; what the number should be. Null where nothing is wrong with it. */
	nextVersion: number | null;
	/** Whether there is a model to be watched. */
	model: boolean;
}

/** Whether anything of the manuscript may go on the shelf, and nothing that may not goes with it. */
export function mayPublish(all: readonly Readiness[]): boolean {
	return (
		all.length > 0 &&
		all.every(({ errors, scenario, taken, nextVersion }) => errors === 0 && scenario && !taken && nextVersion === null)
	);
}

/** Checks each language of a manuscript anew. Rejects with a StoreError when the shelf cannot be read. */
export async function readinessOf(
	files: readonly StudioFile[],
	store: Published,
	start: () => Worker,
): Promise<Readiness[]> {
	const sources = scenarioFiles(files);
	const shelf = await store.shelf();
	const all: Readiness[] = [];
	for (const language of ['zh', 'en'] as const) {
		if (sources[language] === undefined) continue;
		const { scenario, findings } = await wholeCheck(start, sources, language);
		const before = scenario && shelf.find((row) => row.scenario === scenario.id && row.language === language);
		const changed = before && before.hash !== scenario.hash;
		all.push({
			language,
			scenario,
			errors: findings.filter(({ severity }) => severity === 'error').length,
			warnings: findings.filter(({ severity }) => severity === 'warning').length,
			taken: scenario !== null && catalogue.some(({ id }) => id === scenario.id),
			same: before && !changed ? before : null,
			nextVersion: changed && scenario.version <= before.version ? before.version + 1 : null,
			model: scenario !== null && modelIn(scenario, files) !== null,
		});
	}
	return all;
}

/** What is written for it. */
export function publicationOf(
	ready: readonly Readiness[],
	files: readonly StudioFile[],
	manuscript: string,
	at: number,
): PublishedRow[] {
	return ready.flatMap(({ scenario, language }) => {
		if (!scenario) return [];
		const { id, hash, version } = scenario;
		const text = scenarioFiles(files)[language] ?? '';
		const model = modelIn(scenario, files);
		return [{ hash, scenario: id, language, version, text, read: scenario, model, manuscript, at, withdrawn: false }];
	});
}

function modelIn(scenario: Scenario, files: readonly StudioFile[]): PublishedRow['model'] {
	const rehearsal = files.find(({ path }) => path === `${modelRehearsal}.${scenario.language}.play.md`);
	try {
		return (rehearsal && modelOf(scenario, rehearsal.text)?.run) ?? null;
	} catch {
		// A rehearsal that cannot be played, whatever the reason, is no model.
		return null;
	}
}

/** A check that ran away counts as an error: nobody shall be handed what cannot even be checked. Plays that take too long find nothing. */
function wholeCheck(start: () => Worker, files: Partial<Record<Language, string>>, language: Language) {
	return new Promise<CheckedFile>((resolve) => {
		let checked = unchecked;
		const done = (found: CheckedFile) => {
			resolve(found);
			// The worker answers on this very call: it is let go after it.
			queueMicrotask(() => errand.stop());
		};
		const errand = new Errand<CheckRequest, CheckAnswer>(start, {
			isLast: ({ last }) => last,
			onanswer: (answer) => {
				checked = withAnswer(checked, answer);
				if (answer.stage === 'plays') done(checked);
				if (answer.stage === 'roads') errand.ask({ kind: 'play', number: 1, ear: false });
			},
			onrunaway: ({ kind }) => done(kind === 'play' ? checked : unchecked),
		});
		errand.ask({ kind: 'read', number: 1, files, language });
	});
}
