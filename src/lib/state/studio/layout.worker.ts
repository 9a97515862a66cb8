/** Lays graphs out apart from the page. */
import type { Layout, ToLay } from '../../core/scenario/graph-laid.ts';
import { layOut } from '../../core/scenario/graph-layout.ts';

export interface LayoutRequest {
	/** What the graph's structure was, to be given back. */
	structure: string;
	toLay: ToLay;
}

export interface LayoutAnswer {
	structure: string;
	layout: Layout;
}

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
	postMessage({ structure: data.structure, layout: layOut(data.toLay) } satisfies LayoutAnswer);
};
