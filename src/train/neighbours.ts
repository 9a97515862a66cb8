/** Acts by what they are to the trainee. */
import { acts, type ActId } from '../lib/core/act/act.ts';

export const redLines: ReadonlySet<ActId> = new Set(acts.filter(({ group }) => group === 'red').map(({ id }) => id));
