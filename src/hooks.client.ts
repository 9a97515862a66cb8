import { getLocale, overwriteGetLocale } from '$lib/paraglide/runtime.js';

// A page stays in the language that it was made in, since choosing another loads it anew: to ask the cookie for every text costs more than the text.
const locale = getLocale();
overwriteGetLocale(() => locale);
