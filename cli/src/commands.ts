/** What a command file exports: `run` gives the exit code. */
export interface Command {
  run(args: string[]): Promise<number>;
}

/** The verbs of each noun. A file is loaded only when its command is called, so that `yanxiu` starts quickly. */
export const commands: Readonly<Record<string, Readonly<Record<string, () => Promise<Command>>>>> = {
  roster: { check: () => import('./roster/check.ts') },
  identity: { check: () => import('./identity/check.ts') },
  payment: {
    'read-statement': () => import('./payment/read-statement.ts'),
    match: () => import('./payment/match.ts'),
  },
  files: { check: () => import('./files/check.ts') },
  install: { '': () => import('./install/main.ts') },
  round: { '': () => import('./round/main.ts') },
};
