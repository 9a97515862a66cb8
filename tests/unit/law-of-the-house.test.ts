import { describe, expect, it } from 'vitest';
import { breaches } from '../support/law-of-the-house.ts';
import { filesBelow } from '../support/source-file.ts';

/** The breaches of one small file. */
const of = (path: string, text: string) => breaches([{ path, text }]);

describe('the law of the house', () => {
	it('holds in every file of src', () => {
		const files = filesBelow('src');
		expect(files.length).toBeGreaterThan(20);
		expect(breaches(files)).toEqual([]);
	});
});

describe('core', () => {
	const read = 'src/lib/core/scenario/read.ts';

	it('imports nothing of ours from outside', () => {
		expect(of(read, `import { open } from '../../store/database.ts';`)).toHaveLength(1);
		expect(of(read, `import type { Row } from '$lib/store/rows.ts';`)).toHaveLength(1);
		expect(of(read, `export { m } from '$lib/paraglide/messages.js';`)).toHaveLength(1);
	});

	it('orders its rooms: scenario, act, letter, machine, run, score, board', () => {
		expect(of('src/lib/core/run/replay.ts', `import { step } from '../machine/step.ts';`)).toEqual([]);
		expect(of('src/lib/core/machine/step.ts', `import type { RunLog } from '../run/log.ts';`)).toHaveLength(1);
		expect(of('src/lib/core/board/figures.ts', `import { score } from '../score/score.ts';`)).toEqual([]);
		expect(of('src/lib/core/score/score.ts', `import { spreadOf } from '../board/spread.ts';`)).toHaveLength(1);
		expect(of(read, `import { normalise } from '../act/normalise.ts';`)).toHaveLength(1);
		expect(of('src/lib/core/act/route.ts', `import type { Reply } from '../scenario/scenario.ts';`)).toEqual([]);
	});

	it('has the exchange of files beside that row: it reads scenarios and runs, and nothing rests on it', () => {
		const exchange = 'src/lib/core/exchange/import-story.ts';
		expect(of(exchange, `import { read } from '../scenario/read.ts';`)).toEqual([]);
		expect(of(exchange, `import { readRehearsal } from '../run/read-rehearsal.ts';`)).toEqual([]);
		expect(of(exchange, `import { score } from '../score/score.ts';`)).toHaveLength(1);
		expect(of(read, `import { importStory } from '../exchange/import-story.ts';`)).toHaveLength(1);
		expect(of('src/lib/core/transcript/stage.ts', `import { zip } from '../exchange/zip.ts';`)).toHaveLength(1);
	});

	it('has no file outside its rooms', () => {
		expect(of('src/lib/core/all.ts', `import { step } from './machine/step.ts';`)).toHaveLength(1);
	});

	it('lets every room name an act, while the closed list imports nothing', () => {
		expect(of(read, `import { acts } from '../act/act.ts';`)).toEqual([]);
		expect(of('src/lib/core/act/act.ts', `import { read } from '../scenario/read.ts';`)).toHaveLength(1);
	});

	it('says what a scenario is with nothing but the types of acts', () => {
		const scenario = 'src/lib/core/scenario/scenario.ts';
		expect(of(scenario, `import type { ActId } from '../act/act.ts';`)).toEqual([]);
		expect(of(scenario, `import { acts } from '../act/act.ts';`)).toHaveLength(1);
		expect(of(scenario, `import type { Finding } from './finding.ts';`)).toHaveLength(1);
	});

	it.each([
		['the clock', `const now = Date.now();`],
		['the clock, as an object', `const now = new Date();`],
		['a date in the zone of the machine', `const day = new Date(2026, 5, 1);`],
		['chance', `const n = Math.random();`],
		['a timer', `setTimeout(() => {}, 10);`],
		['a repeated timer', `setInterval(() => {}, 10);`],
		['the network', `const page = fetch('/x');`],
		['a function that waits', `export async function f() {}`],
		['waiting', `await 1;`],
		['a later import', `const lazy = import('./read.ts');`],
		['Node', `import { readFileSync } from 'node:fs';`],
		['the interface library', `import { untrack } from 'svelte';`],
		['its parts', `import { SvelteMap } from 'svelte/reactivity';`],
		['the store library', `import type { Table } from 'dexie';`],
	])('does without %s', (_what, text) => {
		expect(of(read, text)).toHaveLength(1);
	});

	it('may speak of all that in comments and strings', () => {
		expect(
			of(read, `// Date.now() and await fetch(x)\nexport const words = "async, new Date(), import('dexie')";`),
		).toEqual([]);
		expect(of(read, `export const day = Date.UTC(2026, 5, 1);`)).toEqual([]);
	});
});

describe('the rooms around core', () => {
	it('keep store and server to core', () => {
		expect(of('src/lib/store/runs.ts', `import type { RunLog } from '../core/run/log.ts';`)).toEqual([]);
		expect(of('src/lib/store/runs.ts', `import { clock } from '../state/clock.svelte.ts';`)).toHaveLength(1);
		expect(of('src/lib/server/boards.ts', `import { runs } from '../store/runs.ts';`)).toHaveLength(1);
	});

	it('let state remember and store, but not show', () => {
		expect(of('src/lib/state/practise.svelte.ts', `import { saveRun } from '../store/runs.ts';`)).toEqual([]);
		expect(of('src/lib/state/practise.svelte.ts', `import Card from '$lib/components/Card.svelte';`)).toHaveLength(1);
	});

	it('let components show, but neither remember nor store', () => {
		const card = 'src/lib/components/Card.svelte';
		const script = (line: string) => `<script lang="ts">\n${line}\n</script>\n<p>…</p>`;
		expect(of(card, script(`import type { Reply } from '$lib/core/scenario/scenario.ts';`))).toEqual([]);
		expect(of(card, script(`import { type Reply, type Line } from '$lib/core/scenario/scenario.ts';`))).toEqual([]);
		expect(of(card, script(`import { formatDate } from '$lib/core/scenario/facts.ts';`))).toEqual([]);
		expect(of(card, script(`import { score } from '$lib/core/score/score.ts';`))).toHaveLength(1);
		expect(of(card, script(`import { m } from '$lib/paraglide/messages.js';`))).toEqual([]);
		expect(of(card, script(`import { saveRun } from '$lib/store/runs.ts';`))).toHaveLength(1);
		expect(of(card, script(`import type { Practise } from '$lib/state/practise.svelte.ts';`))).toHaveLength(1);
	});

	it('let the server speak, but know nothing of pages', () => {
		const ask = 'src/lib/server/ear/ask.ts';
		expect(of(ask, `import { readSecond } from '../../core/act/hearing/read-second.ts';`)).toEqual([]);
		expect(of(ask, `import { actDefinition } from '../../wording/act-meaning.ts';`)).toEqual([]);
		expect(of(ask, `import { m } from '../../paraglide/messages.js';`)).toEqual([]);
		expect(of(ask, `import { Ear } from '../../state/ear.svelte.ts';`)).toHaveLength(1);
		expect(of(ask, `import Card from '$lib/components/Card.svelte';`)).toHaveLength(1);
	});

	it('keep the server to server files', () => {
		const line = `import { teams } from '$lib/server/teams.ts';`;
		expect(of('src/routes/team/+page.server.ts', line)).toEqual([]);
		expect(of('src/routes/team/+server.ts', line)).toEqual([]);
		expect(of('src/hooks.server.ts', line)).toEqual([]);
		expect(of('src/routes/team/+page.ts', line)).toHaveLength(1);
		expect(of('src/lib/core/run/listen.ts', line)).toHaveLength(1);
		expect(of('src/lib/state/second-ear.svelte.ts', line)).toHaveLength(1);
		expect(of('src/lib/components/Card.svelte', `<script>${line}</script>`)).toHaveLength(1);
	});

	it('never reach out to what is built on them', () => {
		expect(of('src/lib/state/practise.svelte.ts', `import { load } from '../../routes/load.ts';`)).toHaveLength(1);
		expect(of('src/lib/wording/act.ts', `import { check } from '../../cli/check.ts';`)).toHaveLength(1);
	});
});

describe('libraries', () => {
	it('have xstate behind one adapter', () => {
		expect(of('src/lib/core/machine/step.ts', `import { transition } from 'xstate';`)).toEqual([]);
		expect(of('src/lib/core/machine/compile.ts', `import { setup, and, stateIn } from 'xstate';`)).toEqual([]);
		expect(of('src/lib/core/machine/explore.ts', `import { transition as next } from 'xstate';`)).toHaveLength(1);
		expect(of('src/lib/core/run/replay.ts', `import { setup } from 'xstate';`)).toHaveLength(1);
		expect(of('src/cli/bench/steps.ts', `import { transition } from 'xstate';`)).toEqual([]);
	});

	it('have d3 behind the charts', () => {
		expect(
			of('src/lib/components/charts/Radar.svelte', `<script>import { scaleLinear } from 'd3-scale';</script>`),
		).toEqual([]);
		expect(of('src/routes/debrief/+page.svelte', `<script>import { line } from 'd3-shape';</script>`)).toHaveLength(1);
	});
});

describe('pages', () => {
	it('load nothing from elsewhere', () => {
		expect(of('src/app.html', `<script src="https://cdn.example/x.js"></script>`)).toHaveLength(1);
		expect(of('src/app.html', `<link rel="stylesheet" href="//fonts.example/x.css" />`)).toHaveLength(1);
		expect(of('src/lib/styles/base.css', `@import url('https://fonts.example/x.css');`)).toHaveLength(1);
		expect(
			of('src/lib/components/Card.svelte', `<style>p { background: url(http://x.example/y.png) }</style>`),
		).toHaveLength(1);
		expect(
			of(
				'src/lib/styles/base.css',
				`p { background: url(data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E) }`,
			),
		).toEqual([]);
		expect(of('src/routes/+page.svelte', `<a href="https://example.org">…</a>`)).toEqual([]);
	});
});

describe('names', () => {
	it('say what a file holds', () => {
		expect(of('src/lib/core/score/utils.ts', '')).toHaveLength(1);
		expect(of('src/lib/components/index.ts', '')).toHaveLength(1);
		expect(of('src/lib/core/score/fraction.ts', '')).toEqual([]);
	});
});
