/** Checks scenario files apart from the page. */
import type { CheckAnswer, CheckRequest } from './checked.ts';
import { Checking } from './checking.ts';

const checking = new Checking(async (language) => (await import('./rehearsals-ear.ts')).recogniserIn(language));

self.onmessage = ({ data }: MessageEvent<CheckRequest>) => void answer(data);

async function answer(request: CheckRequest): Promise<void> {
	if (request.kind === 'glance') return postMessage(checking.glance(request) satisfies CheckAnswer);
	const answers = request.kind === 'read' ? checking.read(request) : checking.play(request);
	for await (const each of answers) postMessage(each satisfies CheckAnswer);
}
