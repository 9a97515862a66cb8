/** Scenarios by the hash of their text, ready to be played. What lies under a hash never changes, so keeping some of it in this process is no state. */
import { and, eq, inArray } from 'drizzle-orm';
import { hashOf, read } from '../../core/scenario/read.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Db } from '../database/database.ts';
import { shippedScenario, teamScenario } from '../schema/run.ts';

/** Some megabytes: a large scenario with its tables takes about half of one. */
const mostKept = 64;

interface Row {
	hash: string;
	scenarioId: string;
	source: string;
}

export class KnownScenarios {
	/** By hash for what was shipped, by team and hash for what is a team's own: what one team published is unknown to the others. The latest used last. */
	readonly #kept = new Map<string, Scenario>();
	readonly #most: number;

	constructor(most = mostKept) {
		this.#most = most;
	}

	/** Those of the hashes that a team's runs may name, withdrawn ones among them. One query at most for each kind, whatever their number. */
	async find(db: Db, teamId: string, hashes: Iterable<string>): Promise<Map<string, Scenario>> {
		const found = new Map<string, Scenario>();
		const wanted = [...new Set(hashes)];
		const left = (from: readonly string[]) => from.filter((hash) => !found.has(hash));
		for (const hash of wanted) {
			const kept = this.#take(hash) ?? this.#take(own(teamId, hash));
			if (kept) found.set(hash, kept);
		}
		if (left(wanted).length > 0) {
			const { hash, scenarioId, source } = shippedScenario;
			const rows = await db
				.select({ hash, scenarioId, source })
				.from(shippedScenario)
				.where(inArray(hash, left(wanted)));
			this.#keep(found, rows, (each) => each);
		}
		if (left(wanted).length > 0) {
			const { hash, scenarioId, source } = teamScenario;
			const rows = await db
				.select({ hash, scenarioId, source })
				.from(teamScenario)
				.where(and(eq(teamScenario.teamId, teamId), inArray(hash, left(wanted))));
			this.#keep(found, rows, (each) => own(teamId, each));
		}
		return found;
	}

	/** null where the team knows none of this hash. */
	async one(db: Db, teamId: string, hash: string): Promise<Scenario | null> {
		return (await this.find(db, teamId, [hash])).get(hash) ?? null;
	}

	#take(key: string): Scenario | undefined {
		const kept = this.#kept.get(key);
		if (kept) {
			this.#kept.delete(key);
			this.#kept.set(key, kept);
		}
		return kept;
	}

	#keep(found: Map<string, Scenario>, rows: readonly Row[], keyOf: (hash: string) => string): void {
		for (const row of rows) {
			const scenario = scenarioOf(row);
			if (!scenario) continue;
			found.set(row.hash, scenario);
			this.#kept.set(keyOf(row.hash), scenario);
			for (const oldest of this.#kept.keys()) {
				if (this.#kept.size <= this.#most) break;
				this.#kept.delete(oldest);
			}
		}
	}
}

const own = (teamId: string, hash: string) => `${teamId}/${hash}`;

/** null where the text is not what the hash says, or no scenario to this version's reader. */
function scenarioOf({ hash, scenarioId, source }: Row): Scenario | null {
	if (hashOf(source) !== hash) return null;
	const { scenario } = read(source);
	// The folder decides what a shipped scenario is called, whatever its front matter says.
	if (scenario) scenario.id = scenarioId;
	return scenario ?? null;
}
