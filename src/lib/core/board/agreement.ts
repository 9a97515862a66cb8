/** A second rating: where a trainer and the machine agree on the checks of a run, and where they do not. */
import { checkIds, type CheckId, type Status } from '../score/scorecard.ts';
import { cohenKappa, crossTable, type Kappa } from './kappa.ts';

/** What a rater says of a check. */
export type Rating = 'yes' | 'no' | 'not-asked';

/** Order of the rows (machine) and columns (trainer) of `Agreement.table`. */
export const ratingOrder: readonly Rating[] = ['yes', 'no', 'not-asked'];

/** The machine's rating. */
export function ratingOf(status: Status): Rating {
	return status === 'not-applicable' ? 'not-asked' : status;
}

/** One check of one run, rated twice. */
export interface SecondRating {
	/** Id of the trainer who rated it. */
	trainer: string;
	check: CheckId;
	/** By the rubric. */
	machine: Rating;
	/** By the trainer. */
	human: Rating;
}

export interface Agreement {
	n: number;
	agreed: number;
	/** Counts by `ratingOrder`: `table[0][1]` are those that the machine met and the trainer did not. */
	table: number[][];
	/** null where chance alone would make them agree, as when both always say yes: that is no sign of anything, `agreed` of `n` still is. */
	kappa: Kappa | null;
}

export interface TrainerAgreement {
	trainer: string;
	/** All checks together. Ratings of one run hang together, so its interval is rather too narrow. */
	all: Agreement;
	/** Those that the trainer rated, in the rubric's order. */
	checks: (Agreement & { check: CheckId })[];
}

/** By trainer, in the order of their ids. */
export function agreementByTrainer(ratings: readonly SecondRating[]): TrainerAgreement[] {
	const trainers = [...new Set(ratings.map(({ trainer }) => trainer))].sort();
	return trainers.map((trainer) => {
		const own = ratings.filter((rating) => rating.trainer === trainer);
		const checks = checkIds.flatMap((check) => {
			const ofCheck = own.filter((rating) => rating.check === check);
			return ofCheck.length === 0 ? [] : [{ check, ...agreementOf(ofCheck) }];
		});
		return { trainer, all: agreementOf(own), checks };
	});
}

function agreementOf(ratings: readonly SecondRating[]): Agreement {
	const table = crossTable(
		ratings.map(({ machine, human }) => [machine, human] as const),
		ratingOrder,
	);
	const agreed = ratings.filter(({ machine, human }) => machine === human).length;
	return { n: ratings.length, agreed, table, kappa: cohenKappa(table) };
}
