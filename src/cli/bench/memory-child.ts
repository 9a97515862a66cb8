/** Run by `memory.ts` with the garbage collector exposed; prints bytes as JSON. */
import { Compiler, Story as InkStory } from 'inkjs/full';
import { startTalk } from '../../lib/core/machine/step.ts';
import { LiveRun } from '../../lib/core/run/live.ts';
import { read } from '../../lib/core/scenario/read.ts';
import { playsOf } from './plays.ts';
import { storyOf } from './story.ts';

const turns = 10;
const story = storyOf(30);
const { scenario } = read(story.markdown);
if (!scenario) throw new Error('the story does not read');
const plays = playsOf(scenario, 50, 60).filter(({ choices }) => choices.length > turns);

/** Bytes that each of so many things keeps, what they share not counted. */
function bytesOfEach<T>(count: number, make: (number: number) => T): number {
	const warm = make(0);
	const kept: T[] = [];
	globalThis.gc?.();
	const before = process.memoryUsage().heapUsed;
	for (let number = 0; number < count; number++) kept.push(make(number));
	globalThis.gc?.();
	const bytes = (process.memoryUsage().heapUsed - before) / kept.length;
	return warm === undefined ? Number.NaN : bytes;
}

function playOf(number: number) {
	const play = plays[number % plays.length];
	if (!play) throw new Error('no play is long enough');
	return play;
}

const talk = bytesOfEach(2000, (number) => {
	const talking = startTalk(scenario, { documents: [0, 1] });
	for (const entry of playOf(number).run.entries.slice(0, 2 * turns)) {
		if (entry.kind === 'reply') talking.send({ type: 'reply', index: entry.index, acts: entry.acts });
		if (entry.kind === 'line') talking.send({ type: 'line', index: entry.index });
	}
	return talking;
});
const run = bytesOfEach(2000, (number) => {
	const live = new LiveRun(scenario, playOf(number).run.head);
	for (const entry of playOf(number).run.entries.slice(0, 2 * turns)) live.append({ ...entry });
	return live;
});
const compiled = new Compiler(story.ink).Compile().ToJson();
if (!compiled) throw new Error('the ink story does not compile');
const ink = bytesOfEach(100, (number) => {
	const telling = new InkStory(compiled);
	telling.ContinueMaximally();
	for (const choice of playOf(number).choices.slice(0, turns)) {
		telling.ChooseChoiceIndex(choice);
		telling.ContinueMaximally();
	}
	return telling;
});
process.stdout.write(JSON.stringify({ talk, run, ink }));
