/** npm's `postinstall`: an installation by hand (`npm install`) counts as one of ours and is not done again. */
import { markInstalled } from './install.mjs';

markInstalled();
