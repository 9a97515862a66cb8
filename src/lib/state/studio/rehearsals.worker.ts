/** Plays rehearsals apart from the page, one after another, each told as soon as it is over. */
import type { Hearing } from '../../core/run/rehearse.ts';
import { read } from '../../core/scenario/read.ts';
import type { Language, Scenario } from '../../core/scenario/scenario.ts';
import { isFree, rehearsalNamed, rehearsed, type RehearsalsAnswer, type RehearsalsRequest } from './rehearsals-run.ts';

self.onmessage = ({ data }: MessageEvent<RehearsalsRequest>) => void perform(data);

async function perform({ number, sources, plays }: RehearsalsRequest): Promise<void> {
	const scenarios = new Map<Language, Scenario | null>();
	for (const file of plays) {
		const language = rehearsalNamed(file.path)?.language ?? 'zh';
		const source = sources[language];
		if (!scenarios.has(language)) scenarios.set(language, (source !== undefined && read(source).scenario) || null);
		const scenario = scenarios.get(language) ?? null;
		const hear = scenario && isFree(file.text) ? await hearingOf(scenario) : null;
		tell({ number, kind: 'played', played: rehearsed(file, scenario, hear) });
	}
	tell({ number, kind: 'done' });
}

/** What hears free words; null when it cannot be fetched. */
async function hearingOf(scenario: Scenario): Promise<Hearing | null> {
	try {
		const { hearingIn } = await import('./rehearsals-ear.ts');
		return (await hearingIn(scenario.language))(scenario);
	} catch {
		return null;
	}
}

function tell(answer: RehearsalsAnswer): void {
	postMessage(answer);
}
