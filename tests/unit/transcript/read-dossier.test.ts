import { describe, expect, test } from 'vitest';
import { readDossier } from '../../../src/lib/core/transcript/read-dossier.ts';

const invoice = { number: 'HR-0312', amount: 186000, due: '2026-04-11' };
const troubles = (value: unknown) => readDossier(value, null).troubles.map(({ path, code }) => `${path} ${code}`);

describe('a dossier', () => {
	test('is the account as a scenario has it, flat or in a part of its own', () => {
		const flat = readDossier({ today: '2026-05-28', invoices: [invoice], customer: '王建国' }, null);
		const nested = readDossier(
			{ account: { today: '2026-05-28', invoices: [invoice] }, customer: { name: '王建国' } },
			null,
		);
		expect(flat.troubles).toEqual([]);
		expect(flat.dossier?.account.invoices).toEqual([{ number: 'HR-0312', amount: 18_600_000, due: '2026-04-11' }]);
		expect(flat.dossier?.customer).toEqual({ name: '王建国' });
		expect(nested).toEqual(flat);
	});

	test('takes amounts as numbers or as people write them, and takes off what was paid', () => {
		const { dossier } = readDossier(
			{ today: '2026-05-28', invoices: [{ amount: '18.6 万', due: '2026-04-11', paid: 60000, disputed: '2,000' }] },
			null,
		);
		expect(dossier?.account.invoices).toEqual([
			{ number: '1', amount: 12_600_000, due: '2026-04-11', disputed: 200_000 },
		]);
	});

	test('may be one sum without a list, and take its day from the transcript', () => {
		const { dossier, troubles: wrong } = readDossier({ amount: 5000, due: '2026-05-01' }, '2026-05-28');
		expect(wrong).toEqual([]);
		expect(dossier?.account).toMatchObject({ today: '2026-05-28', invoices: [{ amount: 500_000 }] });
	});

	test('names what is wrong by its path', () => {
		expect(troubles(null)).toEqual(['dossier not-an-object']);
		expect(troubles({})).toEqual(['dossier.today missing', 'dossier.invoices missing']);
		expect(
			troubles({
				today: '28.5.2026',
				channel: 'fax',
				invoices: [
					{ ...invoice, amount: 'much' },
					{ amount: 5, due: '2026-13-01' },
					7,
					{ amount: 1, paid: 2, due: '2026-01-01' },
				],
			}),
		).toEqual([
			'dossier.today not-a-day',
			'dossier.invoices[2] not-an-object',
			'dossier.invoices[0].amount not-an-amount',
			'dossier.invoices[1].due not-a-day',
			'dossier.invoices[3].paid more-than-amount',
			'dossier.channel one-of',
		]);
	});

	test('passes over what it does not know', () => {
		expect(troubles({ today: '2026-05-28', invoices: [invoice], colour: 'red', terms: { days: 30 } })).toEqual([]);
	});
});
