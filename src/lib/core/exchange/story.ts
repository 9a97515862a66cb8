/** A branching story as Twine knows it: what Twee 3 files and Twine's HTML are read into before it becomes a draft. Types only. */
import type { Run } from '../scenario/inline.ts';

export interface Story {
	title: string;
	/** Name of the story format in lower case, `harlowe`; empty when it is not told. */
	format: string;
	/** Index of the passage that it starts with. */
	start: number;
	passages: Passage[];
	/** What belongs to the story and is no passage, in order. */
	asides: Aside[];
}

export interface Passage {
	name: string;
	tags: string[];
	/** The header as it was written, when it holds more than the name; else empty. */
	header: string;
	/** Offset of the header in the source. */
	start: number;
	/** The words; knows where each character stands in the source. */
	body: Run;
}

/** What a draft has no place for: kept in a comment, and told. */
export interface Aside {
	/** Detail of the finding. */
	kind: 'title' | 'story-data' | 'script' | 'stylesheet' | 'special-passage' | 'before' | 'tag-color';
	text: string;
	start: number;
	end: number;
}
