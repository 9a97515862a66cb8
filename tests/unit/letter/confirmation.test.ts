import { describe, expect, it } from 'vitest';
import { confirmationMatter } from '../../../src/lib/core/letter/matter.ts';
import { readConfirmation } from '../../../src/lib/core/letter/read-letter.ts';
import type { Moment } from '../../../src/lib/core/scenario/facts.ts';
import { fillFacts } from '../../../src/lib/core/scenario/facts.ts';
import type { MessagePart, PromiseTerms, Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import { agreed, earOf, scenarioOf } from './letter-example.ts';

const promised: Record<string, PromiseTerms[]> = {
	'evasive-debtor': [...agreed.promises],
	'disputed-statement': [{ amount: 20_520_000, date: '2026-06-05', method: 'bank-transfer' }],
	'cash-flow-excuse': [
		{ amount: 8_000_000, date: '2026-06-22', method: 'bank-transfer' },
		{ amount: 16_400_000, date: '2026-07-15', method: 'acceptance-bill' },
	],
};

/** Every ending of every scenario with the message that it asks for. */
const endings = Object.entries(promised).flatMap(([id, promises]) =>
	(['zh', 'en'] as const).flatMap((language) => {
		const scenario = scenarioOf(id, language);
		return scenario.states.flatMap(({ name, outcome }, state) => {
			const open = { amount: null, date: '2026-06', method: null };
			const moment: Moment = {
				days: 0,
				promises: outcome === 'agreed' ? promises : outcome === 'verbal' ? [open] : [],
			};
			return outcome === null ? [] : [{ id, language, name, scenario, moment, message: messageOf(scenario, state) }];
		});
	}),
);

function messageOf({ followUp }: Scenario, state: number): MessagePart[] {
	return followUp?.messageFor.find((own) => own.state === state)?.message ?? followUp?.message ?? [];
}

function written({ scenario, moment, message }: (typeof endings)[number], right: boolean): string {
	return message
		.map(({ options }) => fillFacts(options.find((option) => option.right === right)?.text ?? '', scenario, moment))
		.join(scenario.language === 'zh' ? '' : ' ');
}

describe.each(endings)('$id in $language, $name', (ending) => {
	const matter = confirmationMatter(ending.scenario, ending.moment);
	const ear = earOf(ending.language);
	const faults = (text: string) =>
		readConfirmation(text, matter, written(ending, true), ear).flatMap(({ fault }) => (fault === '' ? [] : [fault]));

	it('finds nothing to mend in the author’s message', () => {
		expect(faults(written(ending, true))).toEqual([]);
	});
	it('finds something to mend in the author’s poor wordings', () => {
		expect(faults(written(ending, false))).not.toEqual([]);
	});
	it('finds something to mend in a message that says nothing', () => {
		expect(faults(ending.language === 'zh' ? '好的，辛苦了。' : 'OK, thanks a lot.')).not.toEqual([]);
	});
});
