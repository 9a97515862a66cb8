/**
 * The lines of the graph. A curve is a flat list of figures: where it starts, then cubic Bézier pieces of two control points and an end,
 * `[x, y, cx, cy, dx, dy, x, y, …]`.
 */
export type Curve = readonly number[];

export interface Point {
	x: number;
	y: number;
}

/** Steps in which a piece is measured. */
const fine = 16;

/** A smooth curve past these points: it starts at the first, ends at the last, and meets the middles between the others. */
export function curveThrough(points: readonly Point[]): Curve {
	const [first, ...rest] = points;
	if (!first) return [];
	const curve = [first.x, first.y];
	let from = first;
	rest.forEach((corner, place) => {
		const after = rest[place + 1];
		if (!after) return;
		const last = place === rest.length - 2;
		const to = last ? after : middle(corner, after);
		// A quadratic piece with its control point in the corner, written as a cubic one.
		curve.push(...toward(from, corner, 2 / 3), ...toward(to, corner, 2 / 3), to.x, to.y);
		from = to;
	});
	if (rest.length === 1 && rest[0])
		curve.push(...toward(first, rest[0], 1 / 3), ...toward(first, rest[0], 2 / 3), rest[0].x, rest[0].y);
	return curve;
}

function middle(a: Point, b: Point): Point {
	return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function toward(a: Point, b: Point, part: number): [number, number] {
	return [a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part];
}

const short = (figure: number) => String(Math.round(figure * 10) / 10);

/** As an SVG path. */
export function pathOf(curve: Curve): string {
	if (curve.length < 2) return '';
	const pieces = [`M${short(curve[0] ?? 0)} ${short(curve[1] ?? 0)}`];
	for (let at = 2; at + 5 < curve.length; at += 6)
		pieces.push(
			`C${curve
				.slice(at, at + 6)
				.map(short)
				.join(' ')}`,
		);
	return pieces.join('');
}

interface Sample extends Point {
	/** Length of the way from the start. */
	way: number;
}

function samplesOf(curve: Curve): Sample[] {
	const samples: Sample[] = [{ x: curve[0] ?? 0, y: curve[1] ?? 0, way: 0 }];
	for (let at = 2; at + 5 < curve.length; at += 6) {
		const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = curve.slice(at - 2, at + 6);
		for (let step = 1; step <= fine; step++) {
			const t = step / fine;
			const s = 1 - t;
			const x = s * s * s * x0 + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t * t * t * x3;
			const y = s * s * s * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t * t * t * y3;
			const before = samples[samples.length - 1] as Sample;
			samples.push({ x, y, way: before.way + Math.hypot(x - before.x, y - before.y) });
		}
	}
	return samples;
}

/** The point half way along, or at another share of the way. */
export function pointOn(curve: Curve, share = 0.5): Point {
	const samples = samplesOf(curve);
	return at(samples, (samples[samples.length - 1]?.way ?? 0) * share);
}

function at(samples: readonly Sample[], way: number): Point {
	const next = samples.findIndex((sample) => sample.way >= way);
	const to = samples[next < 0 ? samples.length - 1 : next] ?? { x: 0, y: 0, way: 0 };
	const from = samples[next - 1];
	if (!from || to.way === from.way) return { x: to.x, y: to.y };
	const part = (way - from.way) / (to.way - from.way);
	return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** Half a wave, and how far it swings out. */
const half = 5;
const swing = 4;

/** The same curve as a wavy line, an SVG path; straight for its last stretch, where the arrow sits. */
export function waveOf(curve: Curve): string {
	const samples = samplesOf(curve);
	const end = samples[samples.length - 1];
	if (!end || end.way < half * 3) return pathOf(curve);
	const count = Math.floor((end.way - half) / half);
	const path = [`M${short(samples[0]?.x ?? 0)} ${short(samples[0]?.y ?? 0)}`];
	let place = 1;
	let from = samples[0] as Point;
	for (let wave = 1; wave <= count; wave++) {
		const way = wave * half;
		while (place < samples.length - 1 && (samples[place]?.way ?? 0) < way) place++;
		const [a, b] = [samples[place - 1] as Sample, samples[place] as Sample];
		const part = b.way > a.way ? (way - a.way) / (b.way - a.way) : 0;
		const to = { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
		const side = wave % 2 === 0 ? -swing : swing;
		const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
		const control = {
			x: (from.x + to.x) / 2 - ((to.y - from.y) / length) * side,
			y: (from.y + to.y) / 2 + ((to.x - from.x) / length) * side,
		};
		path.push(`Q${short(control.x)} ${short(control.y)} ${short(to.x)} ${short(to.y)}`);
		from = to;
	}
	path.push(`L${short(end.x)} ${short(end.y)}`);
	return path.join('');
}

/** The head of the arrow at the curve's end, an SVG path. */
export function arrowOf(curve: Curve, size = 7): string {
	const [x = 0, y = 0] = curve.slice(-2);
	// The control point may lie on the end itself: then the one before says where the curve comes from.
	let [cx = 0, cy = 0] = curve.slice(-4, -2);
	if (Math.hypot(x - cx, y - cy) < 0.5) [cx = 0, cy = 0] = curve.slice(-6, -4);
	const length = Math.hypot(x - cx, y - cy) || 1;
	const [dx, dy] = [(x - cx) / length, (y - cy) / length];
	const side = size * 0.55;
	const [bx, by] = [x - dx * size, y - dy * size];
	const corner = (sign: number) => `${short(bx - dy * side * sign)} ${short(by + dx * side * sign)}`;
	return `M${short(x)} ${short(y)}L${corner(1)}L${corner(-1)}Z`;
}
