/** A graph before and after it is laid out: the figures alone. */
import type { Curve, Point } from './graph-curve.ts';

/** What is laid out: nodes by number, and where the lines lead. The first node is the start. */
export interface ToLay {
	count: number;
	edges: readonly (readonly [source: number, target: number])[];
	/** Of every node. */
	size: Size;
}

export interface Size {
	width: number;
	height: number;
}

export interface LaidEdge {
	curve: Curve;
	/** Middle of its label. */
	label: Point;
}

export interface Layout {
	/** Upper left corners, in the order of the nodes. */
	nodes: Point[];
	/** In the order of the edges. */
	edges: LaidEdge[];
	size: Size;
	bounds: Size;
}

/** Between neighbours in a row, and between rows. */
export const gap: Size = { width: 36, height: 84 };

/** A line from a node to itself. */
export function loopAt({ x, y }: Point, { width, height }: Size): LaidEdge {
	const right = x + width;
	const [top, low] = [y + height * 0.28, y + height * 0.72];
	return {
		curve: [right, low, right + 32, low + 10, right + 32, top - 10, right, top],
		label: { x: right + 22, y: y + height / 2 },
	};
}
