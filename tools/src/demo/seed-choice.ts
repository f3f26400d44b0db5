/** What a demo database is filled with: everything, or only what a `round` begins from. */
export interface SeedChoice {
  /** 'full': both notices as the demo shows them; otherwise one preset's organisations and program, and nothing else. */
  readonly content: 'full' | { readonly preset: string; readonly seed: number; readonly trainees: number };
  /** When demo time begins. */
  readonly startAt: Date;
}

/** 忻州 2020 is finished, 阳城 2021 at the roster stage. */
const demoStartAt = new Date('2021-10-28T09:00:00+08:00');

/** `YANXIU_DEMO_SEED` is set by `round` alone: `{"preset":"yangcheng-2021","seed":1,"trainees":200,"startAt":"…"}`. */
export function seedChoice(text = process.env['YANXIU_DEMO_SEED']): SeedChoice {
  if (!text) return { content: 'full', startAt: demoStartAt };
  const { preset, seed, trainees, startAt } = JSON.parse(text) as {
    preset: string;
    seed: number;
    trainees: number;
    startAt: string;
  };
  return { content: { preset, seed, trainees }, startAt: new Date(startAt) };
}
