import { commands } from './commands.ts';

/** `yanxiu <noun> <verb> …`; a noun with one thing to do (`round`) has no verb. Exit 64: not called correctly. */
async function main(args: string[]): Promise<number> {
  const [noun = '', verb = ''] = args;
  const verbs = Object.hasOwn(commands, noun) ? commands[noun] : undefined;
  if (verbs && Object.hasOwn(verbs, '')) {
    const load = verbs[''];
    if (load) return (await load()).run(args.slice(1));
  }
  const load = verbs && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (load) return (await load()).run(args.slice(2));
  process.stderr.write(usage(noun));
  return 64;
}

function usage(noun: string): string {
  const lines = Object.entries(commands).flatMap(([name, verbs]) =>
    Object.keys(verbs).map((verb) => `  npm run -s yanxiu -- ${name}${verb === '' ? '' : ` ${verb}`}`),
  );
  const known = noun === '' ? '' : `没有这个命令：${noun}\n`;
  return `${known}可用的命令：\n${lines.join('\n')}\n`;
}

// npm runs a script in the project's folder; a file is named from where the user stands.
const { INIT_CWD, npm_lifecycle_event } = process.env;
if (npm_lifecycle_event === 'yanxiu' && INIT_CWD) process.chdir(INIT_CWD);

// `exitCode` and not `exit()`: what was written to a pipe must arrive whole.
process.exitCode = await main(process.argv.slice(2));
