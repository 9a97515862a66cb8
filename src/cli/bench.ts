/** `npm run bench`: how fast and how small, beside what is wanted and what others need for the same story. Ratios hold from computer to computer. */
import { measureExploring } from './bench/exploring.ts';
import { measureMemory } from './bench/memory.ts';
import { measureReading, type ReadingTimes } from './bench/reading.ts';
import { measureScoring } from './bench/scoring.ts';
import { measureStepping } from './bench/stepping.ts';
import { storyOf } from './bench/story.ts';

interface Row {
	what: string;
	measured: string;
	wanted: string;
	/** null: nothing is wanted of it. */
	met: boolean | null;
}

const rows: Row[] = [];

function report(what: string, measured: string, wanted = '', met: boolean | null = null): void {
	rows.push({ what, measured, wanted, met });
	const mark = met === null ? ' ' : met ? '✓' : '✗';
	process.stdout.write(`${mark} ${what.padEnd(52)} ${measured.padStart(18)}   ${wanted}\n`);
}

const times = (value: number) => `${value.toFixed(2)} ×`;
const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')} /s`;
const milliseconds = (value: number) => `${value.toFixed(value < 1 ? 4 : 1)} ms`;
const kilobytes = (value: number) => `${(value / 1000).toFixed(1)} kB`;

const turns = measureStepping(storyOf(30));
report('turns replayed', perSecond(turns.replay));
report('turns live (XState actor, log, snapshots)', perSecond(turns.live));
report('turns by XState’s pure transition, same machine', perSecond(turns.pure));
report('turns by inkjs, same story', perSecond(turns.ink));
report('replay : pure transition', times(turns.replay / turns.pure), 'at least 2 ×', turns.replay >= 2 * turns.pure);
report('replay : inkjs', times(turns.replay / turns.ink), 'at least 3 ×', turns.replay >= 3 * turns.ink);

const memory = measureMemory();
report('a live talk after ten turns', kilobytes(memory.talk), 'under 6 kB', memory.talk < 6000);
report('a live run after ten turns, with log and steps', kilobytes(memory.run));
report('an inkjs story after ten turns', kilobytes(memory.ink));

const card = measureScoring(storyOf(30));
report('a scorecard of 40 entries', milliseconds(card), 'under 0.1 ms', card < 0.1);

const files: ReadingTimes[] = [];
for (const states of [30, 1000, 5000]) {
	const file = measureReading(storyOf(states));
	files.push(file);
	const ratio = file.readAndCompile / file.baseline;
	report(`read + compile ${states} states`, milliseconds(file.readAndCompile));
	report('  each state', milliseconds(file.readAndCompile / states));
	report('  : marked.lexer + createMachine', times(ratio), 'at most 1.5 ×', ratio <= 1.5);
	report(
		`whole check of ${states} states`,
		milliseconds(file.check),
		states === 5000 ? 'under 2,000 ms' : '',
		states === 5000 ? file.check < 2000 : null,
	);
}
const [, thousand, fiveThousand] = files;
if (thousand && fiveThousand) {
	const growth = fiveThousand.readAndCompile / thousand.readAndCompile;
	report('read + compile, 5,000 : 1,000 states', times(growth), 'about 5 ×', growth <= 6.5);
	report('whole check, 5,000 : 1,000 states', times(fiveThousand.check / thousand.check));
}

for (const { id, whole, exact, transitionsPerSecond, bytesPerConfiguration } of measureExploring()) {
	report(`explore ${id}${exact ? '' : ' (not exact)'}`, milliseconds(whole), 'under 2,000 ms', exact && whole < 2000);
	const fast = transitionsPerSecond >= 1_000_000;
	report('  transitions, talk and checks', perSecond(transitionsPerSecond), 'at least 1,000,000 /s', fast);
	report('  bytes a configuration', `${Math.round(bytesPerConfiguration)} B`);
}

if (rows.some(({ met }) => met === false)) process.exitCode = 1;
