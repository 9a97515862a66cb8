/** A run file as the app saves it: one of the library's scenarios, played by always taking the first sound reply on offer that was not given yet. */
import { readFileSync } from 'node:fs';
import { toneOf } from '../../../src/lib/core/act/act.ts';
import { actsOf } from '../../../src/lib/core/machine/acts.ts';
import { offered } from '../../../src/lib/core/machine/offer.ts';
import { LiveRun } from '../../../src/lib/core/run/live.ts';
import type { Run } from '../../../src/lib/core/run/log.ts';
import { read } from '../../../src/lib/core/scenario/read.ts';

export function sampleRun(id = 'evasive-debtor'): Run {
	const { scenario } = read(readFileSync(`scenarios/${id}/zh.md`, 'utf8'));
	if (!scenario) throw new Error(`${id} is no scenario`);
	const { hash, language, version } = scenario;
	const live = new LiveRun(scenario, {
		format: 1,
		id: '0197a7b8-9b1c-7000-8000-000000000001',
		scenario: { id, language, version, hash },
		rubric: 1,
		mode: 'choice',
		coaching: 'coached',
		seed: 7,
		silence: true,
	});
	let at = 1_780_000_000_000;
	scenario.prepare.forEach(({ options }, question) => {
		const right = options.flatMap((option, index) => (option.right ? [index] : []));
		live.append({ kind: 'prepare', at: at++, question, options: right });
	});
	live.begin(at++);
	for (let turn = 0; turn < 60; turn++) {
		const { snapshot } = live.state;
		if (!snapshot || snapshot.over) break;
		const replies = offered(scenario, snapshot);
		const fresh = replies.filter(
			({ index }) => !live.entries.some((entry) => entry.kind === 'reply' && entry.index === index),
		);
		const reply = fresh.find((own) => toneOf(actsOf(own)) === 'sound') ?? replies[0];
		if (!reply) break;
		live.say(reply.index, actsOf(reply), at++);
		if (turn === 1) {
			live.undo(at++);
			live.silence(at++);
		}
	}
	if (!live.state.snapshot?.over) live.hangUp(at++);
	live.append({ kind: 'finish', at });
	return live.run;
}
