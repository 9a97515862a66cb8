import { describe, expect, it } from 'vitest';
import { arrowOf, curveThrough, pathOf, pointOn, waveOf } from '../../../src/lib/core/scenario/graph-curve.ts';
import { drawGraph, escaped, type Drawing } from '../../../src/lib/core/scenario/graph-draw.ts';
import { graphOf } from '../../../src/lib/core/scenario/graph.ts';
import { layOut } from '../../../src/lib/core/scenario/graph-layout.ts';
import { outlinePath, shapeOf } from '../../../src/lib/core/scenario/graph-shape.ts';
import { widthOf, wrapped } from '../../../src/lib/core/scenario/graph-text.ts';
import { outlineOf } from '../../../src/lib/core/scenario/outline.ts';
import type { Outcome } from '../../../src/lib/core/scenario/scenario.ts';
import { buildScenario, reply } from '../../support/scenario-builder.ts';

const outcomes: Record<Outcome, string> = {
	paid: '已付款',
	agreed: '达成',
	verbal: '口头答应',
	deferred: '改期再谈',
	escalated: '已升级',
	'message-left': '已留言',
	'no-commitment': '没有承诺',
	refused: '拒付',
	'broken-off': '谈崩',
};
const drawing: Drawing = {
	title: '总在开会的王总',
	language: 'zh',
	start: '起点',
	outcomes,
	tones: { sound: '得力', weak: '乏力', red: '越线', neutral: '平常', mixed: '几种都有' },
	signs: { sound: 'M1 1', weak: 'M2 2', red: 'M3 3', neutral: 'M4 4' },
};

function picture(states: Parameters<typeof buildScenario>[0]['states'], more: Partial<Drawing> = {}): string {
	const graph = graphOf(outlineOf(buildScenario({ states }), { get: () => undefined }));
	const edges = graph.bundles.map(({ source, target }) => [source, target] as const);
	return drawGraph(graph, layOut({ count: graph.states.length, edges, size: { width: 216, height: 84 } }), {
		...drawing,
		...more,
	});
}

/** Reads as XML would, as far as it matters here: the tags in order, or the first thing that is not well formed. */
function tagsOf(xml: string): string[] {
	const open: string[] = [];
	const tags: string[] = [];
	const rest = xml.replace(/<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/g, (_, close: string, name: string, _attributes, empty: string) => {
		if (close) {
			if (open.pop() !== name) tags.push(`/${name} closes nothing`);
		} else {
			tags.push(name);
			if (!empty) open.push(name);
		}
		return '';
	}); // prettier-ignore
	if (/[<>]/.test(rest)) tags.push(`loose: ${/.{0,20}[<>].{0,20}/.exec(rest)?.[0] ?? ''}`);
	if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(rest)) tags.push('loose &');
	return [...tags, ...open.map((name) => `${name} is not closed`)];
}

const sane = new Set(['svg', 'title', 'rect', 'text', 'g', 'path']);

describe('the picture of a graph', () => {
	it('shows every state with its first line, the start, and how the talk ends', () => {
		const svg = picture({
			接通: { says: ['喂？我在开会。'], replies: [reply('您好', '谈妥', ['identify'])] },
			谈妥: { outcome: 'agreed' },
		});
		for (const words of ['接通', '喂？我在开会。', '起点', '谈妥', '达成', '总在开会的王总', '几种都有'])
			expect(svg).toContain(`>${words}</text>`);
		expect(tagsOf(svg).filter((tag) => !sane.has(tag))).toEqual([]);
	});

	it('needs nothing from outside, and no style or script', () => {
		const svg = picture({ 一: { replies: [reply('二', '一', ['threaten'])] } });
		expect(svg).not.toMatch(/style|script|href|url\(|@import|foreignObject|on\w+=/);
		expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
	});

	it.each([
		['markup', '</text><script>alert(1)</script>'],
		['quotes', `"><image href='x' onerror="alert(1)"`],
		['entities', '&lt;b&gt; &xxe; &#0; <!DOCTYPE a [<!ENTITY x "y">]>'],
		['sections', ']]><![CDATA[<svg onload=alert(1)>'],
		['control characters', '\u0000\u0008\u000b\u001f\ufffe\uffff'],
		['half of a pair', '\ud83d one \udc00 two'],
		['direction', '\u202e<txet/>\u202c'],
		['a very long name', '<'.repeat(50_000)],
	])('shows hostile names as they are written: %s', (_, name) => {
		const svg = picture(
			{ [`${name}一`]: { says: [name], replies: [reply(name, `${name}一`, ['argue'])] } },
			{ title: name, start: name },
		);
		expect(tagsOf(svg).filter((tag) => !sane.has(tag))).toEqual([]);
		// eslint-disable-next-line no-control-regex -- what XML does not allow
		expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
		expect(svg.isWellFormed()).toBe(true);
	});

	it('keeps the words when it escapes them', () => {
		expect(escaped(`a<b & "c" 'd'`)).toBe('a&lt;b &amp; &quot;c&quot; &#39;d&#39;');
	});
});

describe('text in the picture', () => {
	it('is cut where it would run out of its card', () => {
		expect(wrapped('四月二十号，王总在微信上答应“月底安排”', 8, 2)).toEqual(['四月二十号，王总', '在微信上答应“…']);
		expect(wrapped('短', 8, 2)).toEqual(['短']);
		expect(wrapped('   ', 8, 2)).toEqual([]);
	});

	it('keeps Latin words whole where they fit on a line', () => {
		expect(wrapped('Hello there, Mr Wong', 7, 3)).toEqual(['Hello there,', 'Mr Wong']);
		expect(wrapped('incomprehensibilities', 5, 2)).toEqual(['incomprehe'.slice(0, 9), expect.stringMatching(/…$/)]);
	});

	it('never grows wider than it may', () => {
		for (const text of ['一二三四五六七八九十', 'a b c d e f g h i j k', '中文 and English 混排，标点。'])
			for (const line of wrapped(text, 4, 9)) expect(widthOf(line)).toBeLessThanOrEqual(4.55);
	});

	it('takes time in proportion to its length', () => {
		expect(wrapped('<'.repeat(200_000), 10, 2)).toHaveLength(2);
		expect(wrapped(' '.repeat(200_000), 10, 2)).toEqual([]);
	});
});

describe('lines in the picture', () => {
	const points = [
		{ x: 0, y: 0 },
		{ x: 0, y: 100 },
		{ x: 80, y: 160 },
	];

	it('begin and end where they should, straight or wavy', () => {
		const curve = curveThrough(points);
		for (const path of [pathOf(curve), waveOf(curve)]) {
			expect(path.startsWith('M0 0')).toBe(true);
			expect(path.endsWith('80 160')).toBe(true);
		}
		expect(arrowOf(curve).startsWith('M80 160')).toBe(true);
	});

	it('have their middle half way along', () => {
		expect(pointOn(curveThrough([{ x: 0, y: 0 }, { x: 0, y: 100 }]))).toEqual({ x: 0, y: 50 }); // prettier-ignore
	});

	it('are drawn without a figure that is none, even where both ends are one place', () => {
		const curve = curveThrough([points[0], points[0], points[0]].flatMap((point) => point ?? []));
		for (const path of [pathOf(curve), waveOf(curve), arrowOf(curve)]) expect(path).not.toMatch(/NaN|Infinity/);
	});
});

describe('shapes', () => {
	it('differ for what differs: the talk goes on, agreed, open, escalated, refused, broken off', () => {
		const shapes = [null, ...(Object.keys(outcomes) as Outcome[])].map(shapeOf);
		expect(new Set(shapes)).toEqual(new Set(['state', 'agreed', 'open', 'escalated', 'refused', 'broken-off']));
		const paths = [...new Set(shapes)].map((shape) => outlinePath(shape, { width: 200, height: 80 }));
		// What is agreed has the outline of a state and a second one inside.
		expect(new Set(paths).size).toBe(5);
	});
});
