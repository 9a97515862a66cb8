/** Passages that story formats keep for themselves: nobody arrives at them. */

const names: ReadonlySet<string> = new Set([
	'StoryAuthor', 'StoryBanner', 'StoryCaption', 'StoryDisplayTitle', 'StoryIncludes', 'StoryInit', 'StoryInterface', 'StoryMenu', 'StorySettings',
	'StoryShare', 'StorySubtitle', 'StoryTitle', 'PassageDone', 'PassageFooter', 'PassageHeader', 'PassageReady', 'PassageSetup',
]); // prettier-ignore

const tags: ReadonlySet<string> = new Set([
	'annotation', 'debug-footer', 'debug-header', 'debug-startup', 'footer', 'header', 'init', 'startup', 'Twine.audio', 'Twine.image', 'Twine.private',
	'Twine.video', 'Twine.vtt', 'widget',
]); // prettier-ignore

export function isSpecialPassage(name: string, own: readonly string[]): boolean {
	return names.has(name) || own.some((tag) => tags.has(tag));
}
