/** Harlowe's macros, `(set: …)`. Only these are taken for macros: `(note: he hangs up)` is prose. Hyphens and letter case do not count. */
const names: ReadonlySet<string> = new Set(
	`a abs action after afterdialogue age align all allpass alert altered alternating alert animate append array background bg border borderchange
	borderradius box button buttonappend buttonprepend buttonreplace b4r b4rcolor ceil change charstyle checkbox checkboxfullscreen claimed click clickappend
	clickgoto clickprepend clickreplace clickrerun clickundo colour color collapse complement cond confirm const cos count css current currentdate
	currenttime cursor cyclinglink datamap dataentries datanames datapattern dataset datatype datavalues date debug delayafter dialog dialogue display dm
	dropdown ds either else elseif enchant enchantin end entries event every exit exp export find flip floor folded font for forceinput forcecheckbox
	forcedropdown gameid goto gradient history hover hoverstyle hsl hsla icon iconcounter iconredo iconrestart iconundo if ifid ignore import input inputbox
	interlaced intersection is joined key keyofmap lch link linkfullscreen linkgoto linkrepeat linkreplace linkrerun linkreveal linkrevealgoto linkshow
	linkstorylet linkstyle linkundo live liveupdate loadgame lowercase lowerfirst loop macro max meter metadata min mix monthday more monthsday mouseover
	mouseoverappend mouseoverprepend mouseoverreplace mouseout move msadd mousemove nth num number omit onlive openstorylets opacity output outputdata
	outputhook p palindrome partial passage passages pass permutations pos pow prepend print prompt put rand random range recompile redirect redo reload
	repeat repeated replace restart rev reversed rerun rotated rotatedto round savedgames savegame scroll seed seqlink set show showlink sign shuffled sin
	size some sorted source span splitup split stop storylet str string strrepeated strreversed strlen subarray substring sum t8n t8ndepart t8narrive
	t8ndelay t8nskip t8ntime tan test text textcolor textcolour textindent textrotate textrotatex textrotatey textrotatez textsize textstyle tooltip
	transition transitiondepart transitionarrive trimmed trunc typed undo undolink unique unless unpack uppercase upperfirst urlgoto v6m verbatim
	verbatimprint visited visits weekday windows words xaxis yaxis`
		.split(/\s+/)
		.filter((name) => name !== ''),
);

/** Whether a name before a colon in brackets is a macro's, or calls one kept in a variable. */
export function isHarloweMacro(name: string): boolean {
	return name.startsWith('$') || name.startsWith('_') || names.has(name.toLowerCase().replace(/[-_]/g, ''));
}
