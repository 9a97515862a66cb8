import type { Report, ReportPart } from '../../core/score/report.ts';
import type { Language, Scenario } from '../../core/scenario/scenario.ts';
import { Errand } from './errand.ts';
import type { ReportAnswer, ReportRequest } from './explore.worker.ts';
import type { Workbench } from './workbench.svelte.ts';

/** A report as far as it has come, and what it is on. */
export interface Reporting {
	scenario: Scenario;
	report: Partial<Report>;
	/** Why it is not whole: it is still being made, was stopped by hand, or took too long or failed. */
	state: 'running' | 'whole' | 'stopped' | 'ran-away';
}

/** A worker that is not done by then is stopped, milliseconds. */
const patience = 60_000;

/** The reports on a manuscript, one a language. They outlast the pane, which comes and goes with its tab. */
export class ReportDesk {
	readonly #bench: Workbench;
	readonly #errand: Errand<ReportRequest, ReportAnswer>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#working: Language = 'zh';
	#made = $state.raw<Partial<Record<Language, Reporting>>>({});
	/** How far the report that is being made is; null: none is. */
	progress = $state.raw<{ part: ReportPart; share: number } | null>(null);

	constructor(bench: Workbench) {
		this.#bench = bench;
		this.#errand = new Errand(() => new Worker(new URL('./explore.worker.ts', import.meta.url), { type: 'module' }), {
			onanswer: (answer) => this.#told(answer),
			onrunaway: () => this.#end('ran-away'),
			isLast: ({ kind }) => kind === 'done',
			patience,
		});
	}

	/** On the file that is worked on; null before the first. */
	get made(): Reporting | null {
		return this.#made[this.#bench.language] ?? null;
	}

	/** Whether the text has changed since. */
	get older(): boolean {
		const { made } = this;
		const { scenario } = this.#bench;
		return made !== null && scenario !== null && made.scenario.hash !== scenario.hash;
	}

	run(): void {
		const { scenario, language } = this.#bench;
		if (!scenario) return;
		this.#end('stopped');
		this.#working = language;
		this.#made = { ...this.#made, [language]: { scenario, report: {}, state: 'running' } };
		this.progress = { part: 'reach', share: 0 };
		// Each word of progress would begin the errand's own patience anew.
		this.#timer = setTimeout(() => this.#end('ran-away'), patience);
		this.#errand.ask({ scenario });
	}

	/** What is ready by then stays. */
	cancel(): void {
		this.#end('stopped');
	}

	#told({ kind, part, share, ready }: ReportAnswer): void {
		const made = this.#made[this.#working];
		if (!made) return;
		if (Object.keys(ready).length > 0)
			this.#made = { ...this.#made, [this.#working]: { ...made, report: { ...made.report, ...ready } } };
		this.progress = { part, share };
		if (kind === 'done') this.#end('whole');
	}

	#end(state: Exclude<Reporting['state'], 'running'>): void {
		clearTimeout(this.#timer);
		this.#errand.stop();
		this.progress = null;
		const made = this.#made[this.#working];
		if (made?.state === 'running') this.#made = { ...this.#made, [this.#working]: { ...made, state } };
	}
}

const desks = new WeakMap<Workbench, ReportDesk>();

/** The one desk of a bench. */
export function reportDeskOf(bench: Workbench): ReportDesk {
	let desk = desks.get(bench);
	if (!desk) desks.set(bench, (desk = new ReportDesk(bench)));
	return desk;
}
