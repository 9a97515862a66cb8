/** The command line `huikuan`: checks, plays, replays and scores without a browser. */
import { main } from './main.ts';

// A reader such as `head` may leave before everything is written: that is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
		process.exit();
	});
}

process.exitCode = await main(process.argv.slice(2), {
	out: (text) => process.stdout.write(`${text}\n`),
	err: (text) => process.stderr.write(`${text}\n`),
	cwd: process.cwd(),
	env: process.env,
});
