/** What chance draws in the daily run is the same on every machine and every day; the long run (`npm run test:long`) draws anew each time and prints the seed of what fails. */
import fc from 'fast-check';

if (!process.env.HUIKUAN_LONG) fc.configureGlobal({ seed: 20260528 });
