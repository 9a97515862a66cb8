/** Export files of as many runs as are asked for, of all sorts, one every seven hours. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportText } from '../../src/lib/core/run/export.ts';
import type { Run } from '../../src/lib/core/run/log.ts';
import type { Scenario } from '../../src/lib/core/scenario/scenario.ts';
import { runFile } from '../browser/support/history.ts';

const plays = [
	{ id: 'evasive-debtor', play: 'excellent' },
	{ id: 'evasive-debtor', play: 'middling' },
	{ id: 'disputed-statement', play: 'poor' },
	{ id: 'cash-flow-excuse', play: 'excellent' },
	{ id: 'evasive-debtor', play: 'red-line' },
] as const;
const hours = 3_600_000;
const latest = Date.UTC(2026, 5, 1);

/** Where the file lies. */
export async function pastRuns(count: number): Promise<string> {
	const file = join(await mkdtemp(join(tmpdir(), 'huikuan-speed-')), `${count}.json`);
	const { runs: kinds, scenarios } = played();
	const parts = [exportText.start(new Date(latest).toISOString())];
	for (let number = 0; number < count; number++) {
		const kind = kinds[number % kinds.length];
		if (kind) parts.push(exportText.run(again(kind, latest - number * 7 * hours), number === 0));
	}
	parts.push(exportText.scenarios());
	Object.values(scenarios).forEach((scenario, index) => parts.push(exportText.scenario(scenario, index === 0)));
	parts.push(exportText.end());
	await writeFile(file, parts.join(''));
	return file;
}

/** Each play in its varieties: coached and as an exam, to its end and left in the middle. */
function played(): { runs: Run[]; scenarios: Record<string, Scenario> } {
	const varieties = Array.from({ length: 35 }, (_, number) => ({
		...(plays[number % plays.length] ?? plays[0]),
		at: new Date(0).toISOString(),
		...(number % 5 === 2 ? { coaching: 'exam' as const } : {}),
		...(number % 7 === 3 ? { entries: 9 } : {}),
	}));
	return JSON.parse(runFile(varieties)) as { runs: Run[]; scenarios: Record<string, Scenario> };
}

/** The same run, begun at another time. */
function again({ head, entries }: Run, at: number): Run {
	return { head: { ...head, id: randomUUID() }, entries: entries.map((entry) => ({ ...entry, at: entry.at + at })) };
}
