/** The graph as a picture to keep: an SVG file that needs nothing from outside, on paper colours, with every text of the author's escaped. */
import type { Tone } from '../act/act.ts';
import { arrowOf, pathOf, waveOf, type Curve } from './graph-curve.ts';
import { tonesIn, type Bundle, type BundleTone, type Graph, type GraphState } from './graph.ts';
import type { Layout } from './graph-laid.ts';
import { outlinePath, shapeOf } from './graph-shape.ts';
import { widthOf, wrapped } from './graph-text.ts';
import type { Language, Outcome } from './scenario.ts';

/** What the picture says and how: its words are the reader's, its texts the author's. */
export interface Drawing {
	title: string;
	/** Of the author's texts: it decides the typeface. */
	language: Language;
	start: string;
	outcomes: Readonly<Record<Outcome, string>>;
	/** The legend, from left to right. */
	tones: Readonly<Record<BundleTone, string>>;
	/** Path data of each tone's sign on 18 × 18. */
	signs: Readonly<Record<Tone, string>>;
}

const paper = '#ffffff';
const ink = '#1d2024';
const ink2 = '#4a4e54';
const edge = '#7c8084';
const accent = '#2b4a82';
export const toneColours: Readonly<Record<BundleTone, string>> = {
	sound: '#2c6848',
	weak: '#7d5407',
	red: '#b0241c',
	neutral: '#62676d',
	mixed: ink2,
};

const sans: Readonly<Record<Language, string>> = {
	zh: "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif",
	en: "'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','Liberation Sans','Noto Sans CJK SC',sans-serif",
};

/** Above the graph: title and legend. */
const head = 84;

export function drawGraph(graph: Graph, layout: Layout, drawing: Drawing): string {
	const width = Math.max(Math.ceil(layout.bounds.width), 560);
	const height = Math.ceil(layout.bounds.height) + head;
	const states = graph.states.map((state) => stateOf(state, layout, drawing));
	const bundles = graph.bundles.map((bundle, place) => bundleOf(bundle, layout, place, drawing));
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" lang="${drawing.language}" font-family="${escaped(sans[drawing.language])}">`,
		`<title>${escaped(drawing.title)}</title>`,
		`<rect width="${width}" height="${height}" fill="${paper}"/>`,
		text(40, 36, drawing.title, { size: 18, weight: 700 }),
		legend(drawing),
		`<g transform="translate(0 ${head})">`,
		...bundles.map(({ line }) => line),
		...states,
		...bundles.map(({ sign }) => sign),
		'</g></svg>',
	].join('\n');
}

/** Characters that XML 1.0 does not allow are left out: a file with one of them would not open at all. */
export function escaped(words: string): string {
	return (
		words
			.toWellFormed()
			// eslint-disable-next-line no-control-regex -- these are the ones that must not come through
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
			.replace(/&/g, '&amp;')
			.replace(/</g, '&lt;')
			.replace(/>/g, '&gt;')
			.replace(/"/g, '&quot;')
			.replace(/'/g, '&#39;')
	);
}

interface TextStyle {
	size: number;
	weight?: number;
	fill?: string;
	anchor?: 'start' | 'middle' | 'end';
}

function text(x: number, y: number, words: string, { size, weight, fill = ink, anchor }: TextStyle): string {
	const more = `${weight ? ` font-weight="${weight}"` : ''}${anchor ? ` text-anchor="${anchor}"` : ''}`;
	return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${more}>${escaped(words)}</text>`;
}

function stateOf(state: GraphState, { nodes, size }: Layout, { start, outcomes }: Drawing): string {
	const { x, y } = nodes[state.index] ?? { x: 0, y: 0 };
	const shape = shapeOf(state.outcome);
	const inside = shape === 'state' || shape === 'agreed' ? 14 : 24;
	const tag = state.outcome ? outcomes[state.outcome] : state.start ? start : '';
	const room = (size.width - 2 * inside) / 16 - (tag ? widthOf(tag) * 0.75 + 1 : 0);
	const stroke = state.start ? accent : edge;
	return [
		`<g transform="translate(${x} ${y})">`,
		`<path d="${outlinePath(shape, size)}" fill="${paper}" stroke="${stroke}" stroke-width="${state.start ? 2 : 1.2}"/>`,
		shape === 'agreed' ? `<path d="${outlinePath(shape, size, 4)}" fill="none" stroke="${edge}"/>` : '',
		text(inside, 27, wrapped(state.name, room, 1)[0] ?? '', { size: 15, weight: 700 }),
		tag ? text(size.width - inside, 27, tag, { size: 12, fill: state.start ? accent : ink2, anchor: 'end' }) : '',
		...wrapped(state.line, (size.width - 2 * inside) / 12.5, 2).map((words, place) =>
			text(inside, 48 + place * 18, words, { size: 12, fill: ink2 }),
		),
		'</g>',
	].join('');
}

function bundleOf(bundle: Bundle, layout: Layout, place: number, { signs }: Drawing): { line: string; sign: string } {
	const laid = layout.edges[place];
	if (!laid) return { line: '', sign: '' };
	const tones = tonesIn(bundle);
	const count = bundle.replies.length > 1 ? String(bundle.replies.length) : '';
	const width = tones.length * 14 + count.length * 7 + 8;
	const left = laid.label.x - width / 2;
	return {
		line: lineOf(laid.curve, bundle.tone),
		sign: [
			`<g transform="translate(${round(left)} ${round(laid.label.y - 9)})">`,
			`<rect width="${width}" height="18" rx="9" fill="${paper}" stroke="${toneColours[bundle.tone]}"/>`,
			...tones.map(
				(tone, at) =>
					`<path transform="translate(${4 + at * 14} 2.5) scale(.72)" d="${signs[tone]}" fill="none" stroke="${toneColours[tone]}" stroke-width="1.8"/>`,
			),
			count ? text(4 + tones.length * 14, 13, count, { size: 11, fill: ink }) : '',
			'</g>',
		].join(''),
	};
}

/** Straight, wavy, double, dotted, dashed: the line of each tone. */
function lineOf(curve: Curve, tone: BundleTone): string {
	const colour = toneColours[tone];
	const path = (d: string, width: number, stroke = colour, more = '') =>
		`<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}"${more}/>`;
	const lines: Record<BundleTone, () => string> = {
		sound: () => path(pathOf(curve), 1.6),
		weak: () => path(waveOf(curve), 1.3),
		red: () => path(pathOf(curve), 4.4) + path(pathOf(curve), 1.8, paper),
		neutral: () => path(pathOf(curve), 1.6, colour, ' stroke-dasharray="1.6 4" stroke-linecap="round"'),
		mixed: () => path(pathOf(curve), 1.6, colour, ' stroke-dasharray="9 4"'),
	};
	return `${lines[tone]()}<path d="${arrowOf(curve)}" fill="${colour}"/>`;
}

function legend({ tones, signs }: Drawing): string {
	let x = 40;
	return (['sound', 'weak', 'red', 'neutral', 'mixed'] as const)
		.map((tone) => {
			const from = x;
			const sign =
				tone === 'mixed'
					? ''
					: `<path transform="translate(${from + 44} 55) scale(.8)" d="${signs[tone]}" fill="none" stroke="${toneColours[tone]}" stroke-width="1.8"/>`;
			x += 66 + Math.ceil(widthOf(tones[tone]) * 13) + 22;
			return [
				lineOf([from, 62, from + 12, 62, from + 24, 62, from + 38, 62], tone),
				sign,
				text(from + (tone === 'mixed' ? 46 : 62), 67, tones[tone], { size: 13, fill: ink2 }),
			].join('');
		})
		.join('');
}

function round(figure: number): number {
	return Math.round(figure * 10) / 10;
}
