/** A row of the form: no scenario is chosen while its id is empty. */
export interface AssignedStep {
	scenarioId: string;
	mode: 'choice' | 'free';
}
