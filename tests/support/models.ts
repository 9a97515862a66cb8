/** The model runs of the scenarios that ship, as the build makes them. */
import { modelRehearsal } from '../../src/lib/core/score/model-name.ts';
import { modelOf, type Model } from '../../src/lib/core/score/rehearsed-model.ts';
import type { Scenario } from '../../src/lib/core/scenario/scenario.ts';
import { shippedScenarios } from './library.ts';

export function shippedModels(): { scenario: Scenario; model: Model }[] {
	return shippedScenarios().flatMap(({ scenario, language, rehearsals }) => {
		const file = rehearsals.find(({ name }) => name === `${modelRehearsal}.${language}.play.md`);
		const model = file && modelOf(scenario, file.source);
		return model ? [{ scenario, model }] : [];
	});
}
