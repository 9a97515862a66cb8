import { describe, expect, it } from 'vitest';
import { decodeChecks, decodeFigures } from '../../../src/lib/core/board/figures.ts';
import type { Scenario } from '../../../src/lib/core/scenario/scenario.ts';
import type { Run } from '../../../src/lib/core/run/log.ts';
import { readUnverified, reasons, verify, writeUnverified } from '../../../src/lib/server/runs/verify.ts';
import { buildScenario, reply } from '../../support/scenario-builder.ts';
import { formed } from '../../support/formed-scenario.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';
import { recogniserFor } from '../../support/recogniser.ts';
import { sentRun, shipped } from '../../support/sent-runs.ts';

const reasonOf = (run: Run, scenario = shipped()) => verify(run, scenario, recogniserFor).unverified?.reason ?? null;

describe('A run that is verified', () => {
	it('gets its total, figures and checks from its log alone', () => {
		const { verified } = verify(sentRun(shipped(), 1), shipped(), recogniserFor);
		expect(verified).toMatchObject({ uncounted: null });
		expect(decodeFigures(verified?.figures ?? []).total).toBe(verified?.total);
		expect(Object.keys(decodeChecks(verified?.checks ?? ''))).toHaveLength(24);
	});

	it('is so whatever was chosen in it, in every shipped scenario and both languages', () => {
		for (const id of ['evasive-debtor', 'disputed-statement', 'cash-flow-excuse'])
			for (const language of ['zh', 'en'] as const)
				for (let seed = 1; seed <= 30; seed++) {
					const scenario = shipped(id, language);
					expect(reasonOf(sentRun(scenario, seed), scenario), `${id}.${language} ${seed}`).toBeNull();
				}
	});

	it('heard the lines that its seed draws among equal ones, and no better one', () => {
		const scenario = buildScenario({
			states: {
				接通: { says: ['喂？', '你好。', '哪位？'], replies: [reply('您好', '再见')] },
				再见: { says: ['再见'], outcome: 'no-commitment' },
			},
		});
		for (let seed = 1; seed < 20; seed++) {
			const run = sentRun(scenario, seed);
			expect(reasonOf(run, scenario)).toBeNull();
			const line = run.entries.find(({ kind }) => kind === 'line') as { index: number };
			line.index = (line.index + 1) % 3;
			expect(reasonOf(run, scenario)).toBe('other-line');
		}
	});

	it('played the form that its seed picks', () => {
		const scenario = read(formed).scenario as Scenario;
		const run = sentRun(scenario, 4);
		expect(reasonOf(run, scenario)).toBeNull();
		const other = { ...run, head: { ...run.head, form: ((run.head.form ?? 0) + 1) % (scenario.forms?.length ?? 1) } };
		expect(reasonOf(other, scenario)).toBe('no-replay');
	});
});

describe('Why a run is unverified', () => {
	it('is written down and read again', () => {
		for (const reason of reasons)
			for (const detail of [null, '12 other-acts'])
				expect(readUnverified(writeUnverified({ reason, detail }))).toEqual({ reason, detail });
		expect(readUnverified('what a later version wrote')).toEqual({
			reason: 'no-replay',
			detail: 'what a later version wrote',
		});
	});
});
