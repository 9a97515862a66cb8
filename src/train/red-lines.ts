/** Acts by what they are to the trainee. */
import { acts } from '../lib/core/act/act.ts';

export const redLines: ReadonlySet<string> = new Set(acts.filter(({ group }) => group === 'red').map(({ id }) => id));
