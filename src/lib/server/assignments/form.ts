/** What a trainer filled in to assign something: read, or told what is missing. */
import type { AssignedScenario } from '../schema/assignment.ts';
import { longestName, readName, readText } from '../teams/name.ts';
import { endOfDay, knownZone } from './day.ts';

/** Who it is for. */
export type Audience =
	{ kind: 'everybody' } | { kind: 'cohort'; cohort: string } | { kind: 'named'; userIds: string[] };

export interface NewAssignment {
	title: string;
	scenarios: AssignedScenario[];
	coaching: 'coached' | 'exam';
	audience: Audience;
	dueAt: Date;
	minimum: number | null;
	tries: number | null;
	counts: 'first' | 'best';
}

/** What keeps it from being kept; codes, whose words are the page's. */
export type AssignmentTrouble =
	| 'no-scenario' | 'unknown-scenario' | 'scenario-twice' | 'too-many-scenarios' | 'no-cohort' | 'nobody' | 'too-many-members' | 'bad-due' | 'due-past' | 'bad-minimum'
	| 'bad-tries'; // prettier-ignore

export const mostSteps = 20;
export const longestTitle = 80;
const mostTries = 99;
/** Named one by one; for more there are groups, and everybody. */
const mostNamed = 2_000;

/** The part of FormData that is read. */
export interface Fields {
	get(name: string): unknown;
	getAll(name: string): unknown[];
}

/** Longer than anything that is chosen, not written. */
const text = (value: unknown) => readText(value, 200);

export interface AssignmentMakings {
	/** Ids of the scenarios there are. */
	known: ReadonlySet<string>;
	/** Title to take where none was given. */
	titleOf: (scenarioId: string) => string;
	now: Date;
}

export function readAssignment(
	fields: Fields,
	{ known, titleOf, now }: AssignmentMakings,
): { assignment: NewAssignment | null; troubles: AssignmentTrouble[] } {
	const scenarios = stepsIn(fields);
	const audience = readAudience(fields);
	const due = readDue(fields, now);
	const minimum = wholeNumber(fields.get('minimum'), 1, 100);
	const tries = wholeNumber(fields.get('tries'), 1, mostTries);
	const troubles: AssignmentTrouble[] = [
		...stepTroubles(scenarios, known),
		...(typeof audience === 'string' ? [audience] : []),
		...(typeof due === 'string' ? [due] : []),
		...(minimum === undefined ? ['bad-minimum' as const] : []),
		...(tries === undefined ? ['bad-tries' as const] : []),
	];
	if (troubles.length > 0 || typeof audience === 'string' || typeof due === 'string')
		return { assignment: null, troubles };
	const counts = fields.get('counts') === 'best' ? 'best' : 'first';
	const titles = scenarios.map(({ scenarioId }) => titleOf(scenarioId));
	return {
		assignment: {
			title: readText(fields.get('title'), longestTitle) || readText([...new Set(titles)].join(' · '), longestTitle),
			scenarios,
			coaching: fields.get('coaching') === 'exam' ? 'exam' : 'coached',
			audience,
			dueAt: due,
			minimum: minimum ?? null,
			// The first is one try.
			tries: counts === 'first' ? null : (tries ?? null),
			counts,
		},
		troubles,
	};
}

/** Rows that were left empty are no steps. */
function stepsIn(fields: Fields): AssignedScenario[] {
	const modes = fields.getAll('mode');
	return fields.getAll('scenario').flatMap((value, place): AssignedScenario[] => {
		const scenarioId = text(value);
		return scenarioId === '' ? [] : [{ scenarioId, mode: modes[place] === 'free' ? 'free' : 'choice' }];
	});
}

function stepTroubles(steps: readonly AssignedScenario[], known: ReadonlySet<string>): AssignmentTrouble[] {
	if (steps.length === 0) return ['no-scenario'];
	if (steps.length > mostSteps) return ['too-many-scenarios'];
	if (steps.some(({ scenarioId }) => !known.has(scenarioId))) return ['unknown-scenario'];
	const keys = steps.map(({ scenarioId, mode }) => `${scenarioId} ${mode}`);
	return new Set(keys).size < keys.length ? ['scenario-twice'] : [];
}

export function readAudience(fields: Fields): Audience | 'no-cohort' | 'nobody' | 'too-many-members' {
	const who = fields.get('who');
	if (who === 'cohort') {
		const cohort = readName(fields.get('cohort'), longestName.cohort);
		return cohort === null ? 'no-cohort' : { kind: 'cohort', cohort };
	}
	if (who === 'named') {
		const userIds = [...new Set(fields.getAll('member').map(text))].filter((id) => id !== '');
		if (userIds.length > mostNamed) return 'too-many-members';
		return userIds.length === 0 ? 'nobody' : { kind: 'named', userIds };
	}
	return { kind: 'everybody' };
}

/** The end of a day in the trainer's zone, not before today. */
export function readDue(fields: Fields, now: Date): Date | 'bad-due' | 'due-past' {
	const due = endOfDay(text(fields.get('due')), knownZone(text(fields.get('zone'))));
	if (!due || due.getUTCFullYear() > 9000) return 'bad-due';
	return due < now ? 'due-past' : due;
}

/** null when left empty; undefined when it is something else. */
function wholeNumber(value: unknown, least: number, most: number): number | null | undefined {
	const given = text(value);
	if (given === '') return null;
	const number = /^\d{1,3}$/.test(given) ? Number(given) : NaN;
	return number >= least && number <= most ? number : undefined;
}
