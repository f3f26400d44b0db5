import { parseArgs } from 'node:util';

/** What a round is asked for. */
export interface RoundArguments {
  /** `yangcheng-2021` or `xinzhou-2020`. */
  readonly program: string;
  readonly trainees: number;
  readonly seed: number;
  /** A running server; without it the round starts one of its own. */
  readonly url: string | null;
  readonly loginsFile: string | null;
  /** Where the .csv files go; null: nowhere. */
  readonly outDir: string | null;
  readonly json: boolean;
}

const usage = `用法：npm run -s yanxiu -- round --program yangcheng-2021|xinzhou-2020 [--trainees 3000] [--seed 1] [--out 文件夹] [--json]
      [--url http://127.0.0.1:3000 --logins demo-logins.json]`;

/** The arguments, or a sentence that says what is wrong with them. */
export function readArguments(args: string[]): RoundArguments | { problem: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        program: { type: 'string' },
        trainees: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
        url: { type: 'string' },
        logins: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const trainees = Number(values.trainees);
    const seed = Number(values.seed);
    if (values.program !== 'yangcheng-2021' && values.program !== 'xinzhou-2020') return { problem: usage };
    if (!Number.isInteger(trainees) || trainees < 60 || trainees > 20_000) {
      return { problem: '--trainees 应是 60 到 20000 的整数：人数再少，一年里该发生的事放不下。' };
    }
    if (!Number.isInteger(seed) || seed < 0) return { problem: '--seed 应是不小于 0 的整数。' };
    if (values.url && !values.logins)
      return { problem: '使用 --url 时请用 --logins 指明演示账号文件（服务器数据文件夹里的 demo-logins.json）。' };
    return {
      program: values.program,
      trainees,
      seed,
      url: values.url ?? null,
      loginsFile: values.logins ?? null,
      outDir: values.out ?? null,
      json: values.json,
    };
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : String(error)}\n${usage}` };
  }
}
