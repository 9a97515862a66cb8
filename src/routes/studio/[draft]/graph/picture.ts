/** The graph as a file to keep. */
import { icons } from '$lib/components/icons.ts';
import { drawGraph } from '$lib/core/scenario/graph-draw.ts';
import type { Outcome } from '$lib/core/scenario/scenario.ts';
import { m } from '$lib/paraglide/messages.js';
import type { GraphDesk, Shown } from '$lib/state/studio/graph.svelte.ts';
import { outcomeName } from '$lib/wording/rubric.ts';
import { bundleToneName } from './words.ts';

const outcomes: Outcome[] = [
	'paid', 'agreed', 'verbal', 'deferred', 'escalated', 'message-left', 'no-commitment', 'refused', 'broken-off',
]; // prettier-ignore

/** Browsers draw on canvases up to some size only, and a larger one comes out empty. */
const largestSide = 16_000;
const largestArea = 64_000_000;

export function svgOf({ graph, layout }: Shown, desk: GraphDesk): string {
	return drawGraph(graph, layout, {
		title: desk.bench.title,
		language: desk.bench.language,
		start: m.studio_graph_start(),
		outcomes: Object.fromEntries(outcomes.map((each) => [each, outcomeName(each)])) as Record<Outcome, string>,
		tones: {
			sound: bundleToneName('sound'),
			weak: bundleToneName('weak'),
			red: bundleToneName('red'),
			neutral: bundleToneName('neutral'),
			mixed: bundleToneName('mixed'),
		},
		signs: icons,
	});
}

/** The picture as a PNG, twice as fine as it is drawn, or as fine as a canvas can be. Rejects where the browser draws nothing. */
export async function pngOf(svg: string): Promise<Blob> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const { naturalWidth: width, naturalHeight: height } = image;
	const scale = Math.min(2, largestSide / Math.max(width, height), Math.sqrt(largestArea / (width * height)));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.floor(width * scale));
	canvas.height = Math.max(1, Math.floor(height * scale));
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve, reject) =>
		canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('nothing drawn'))), 'image/png'),
	);
}

/** A file name of the title, without what file systems refuse. */
export function fileName(title: string, ending: string): string {
	const name = title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim().slice(0, 80) || 'graph'; // prettier-ignore
	return `${name}.${ending}`;
}
