/** What was found in a file of another program, or in a package, in the reader's language. */
import type { ExchangeCode, ExchangeFinding } from '../core/exchange/exchange-finding.ts';
import type { Language } from '../core/scenario/scenario.ts';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';

type Sentence = (params: never, options: { locale: Language }) => string;

/** For each `detail` of a code its sentence. */
const sentences: Readonly<Record<ExchangeCode, Readonly<Record<string, Sentence>>>> = {
	'import-not-a-story': {
		unknown: m.exchange_import_not_a_story_unknown,
		'no-passage': m.exchange_import_not_a_story_no_passage,
	},
	'import-too-large': {
		characters: m.exchange_import_too_large_characters,
		passages: m.exchange_import_too_large_passages,
		links: m.exchange_import_too_large_links,
		stories: m.exchange_import_too_large_stories,
	},
	'import-code': {
		macro: m.exchange_import_code_macro,
		script: m.exchange_import_code_script,
		stylesheet: m.exchange_import_code_stylesheet,
		'special-passage': m.exchange_import_code_special_passage,
	},
	'import-markup': {
		html: m.exchange_import_markup_html,
		image: m.exchange_import_markup_image,
		comment: m.exchange_import_markup_comment,
	},
	'import-variable': { variable: m.exchange_import_variable_variable },
	'import-link': {
		unclosed: m.exchange_import_link_unclosed,
		broken: m.exchange_import_link_broken,
		'no-target': m.exchange_import_link_no_target,
	},
	'import-name': { taken: m.exchange_import_name_taken, 'no-anchor': m.exchange_import_name_no_anchor },
	'import-data': {
		'story-data': m.exchange_import_data_story_data,
		before: m.exchange_import_data_before,
		'tag-color': m.exchange_import_data_tag_color,
		tags: m.exchange_import_data_tags,
		layout: m.exchange_import_data_layout,
		outside: m.exchange_import_data_outside,
		more: m.exchange_import_data_more,
	},
	'import-ending': { 'no-link': m.exchange_import_ending_no_link },
	'import-fill-in': { head: m.exchange_import_fill_in_head },
	'package-path': {
		empty: m.exchange_package_path_empty,
		outside: m.exchange_package_path_outside,
		absolute: m.exchange_package_path_absolute,
		sign: m.exchange_package_path_sign,
		'too-long': m.exchange_package_path_too_long,
		reserved: m.exchange_package_path_reserved,
		twice: m.exchange_package_path_twice,
	},
	'package-scenario': {
		none: m.exchange_package_scenario_none,
		several: m.exchange_package_scenario_several,
		unreadable: m.exchange_package_scenario_unreadable,
		'other-language': m.exchange_package_scenario_other_language,
		'other-id': m.exchange_package_scenario_other_id,
		'no-zip': m.exchange_package_scenario_no_zip,
		'broken-zip': m.exchange_package_scenario_broken_zip,
	},
	'package-too-large': {
		files: m.exchange_package_too_large_files,
		all: m.exchange_package_too_large_all,
		file: m.exchange_package_too_large_file,
		zip: m.exchange_package_too_large_zip,
	},
	'package-file': {
		unknown: m.exchange_package_file_unknown,
		folder: m.exchange_package_file_folder,
		'rehearsal-language': m.exchange_package_file_rehearsal_language,
		'rehearsal-of-other': m.exchange_package_file_rehearsal_of_other,
		compression: m.exchange_package_file_compression,
		'no-text': m.exchange_package_file_no_text,
	},
	'package-language': { 'no-zh': m.exchange_package_language_no_zh, 'no-en': m.exchange_package_language_no_en },
};

/** Every detail that a code may have. */
export function exchangeDetails(code: ExchangeCode): string[] {
	return Object.keys(sentences[code]);
}

/** Longer words of a source are cut in a sentence: the finding has them whole. */
const longestQuote = 60;

/** What became of it and what to do. */
export function exchangeText(finding: ExchangeFinding, locale: Language = getLocale()): string {
	const { code, params, quote } = finding;
	const own = sentences[code][String(params['detail'])];
	if (!own) throw new RangeError(`no sentence for ${code} ${params['detail']}`);
	const shown = Object.fromEntries(
		Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? brief(value) : value]),
	);
	return own({ ...shown, quote: brief(quote), example: '{{amount}}' } as never, { locale });
}

function brief(text: string): string {
	// Control characters of a path would reach the reader's terminal.
	// eslint-disable-next-line no-control-regex
	const signs = [...text.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')];
	return signs.length > longestQuote ? `${signs.slice(0, longestQuote - 1).join('')}…` : signs.join('');
}
