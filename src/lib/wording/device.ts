/** A browser and its system, out of what it says of itself: enough to tell one's own devices apart. */

const browsers: readonly [RegExp, string][] = [
	[/MicroMessenger\//, 'WeChat'],
	[/wxwork\//, 'WeCom'],
	[/DingTalk\//, 'DingTalk'],
	[/(?:Lark|Feishu)\//, 'Feishu'],
	[/Edg(?:e|A|iOS)?\//, 'Edge'],
	[/(?:OPR|Opera)\//, 'Opera'],
	[/(?:Firefox|FxiOS)\//, 'Firefox'],
	[/(?:Chrome|CriOS)\//, 'Chrome'],
	[/Safari\//, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
	[/iPhone|iPod/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/OpenHarmony|HarmonyOS/, 'HarmonyOS'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/Mac OS X|Macintosh/, 'macOS'],
	[/CrOS/, 'ChromeOS'],
	[/Linux|X11/, 'Linux'],
];

/** `Chrome · Windows`; null when it says nothing that we know. */
export function deviceName(userAgent: string | null): string | null {
	if (userAgent === null) return null;
	const first = (known: readonly [RegExp, string][]) => known.find(([pattern]) => pattern.test(userAgent))?.[1];
	const parts = [first(browsers), first(systems)].filter((part) => part !== undefined);
	return parts.length > 0 ? parts.join(' · ') : null;
}
