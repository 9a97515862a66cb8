/** A whole scenario file in the canonical layout, small enough to be read in a test. */
import { readFileSync } from 'node:fs';

export const example = readFileSync(new URL('../fixtures/scenarios/evasive-debtor.zh.md', import.meta.url), 'utf8');
