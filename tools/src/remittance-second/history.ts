import { feeFen } from '../remittance/made-line.ts';
import { isPlain, wholeName } from './clear.ts';
import { bureauPayer, schoolPayer } from './payer.ts';
import { asked, incoming, paid, type Scene } from './stage.ts';
import { said } from './trap.ts';

/** Twice the same money: another account and other words, or the same account days later. */
export const twice: Scene = (stage, name) => {
  const { random } = stage;
  const school = stage.fresh((one) => isPlain(one, stage) && !stage.isSharedCounty(one.county));
  if (school === null) return [];
  const at = random.int(0, 4_000_000);
  const amountFen = school.heads * feeFen;
  const first = incoming(stage, amountFen, schoolPayer(school, random), said(school, stage), paid(name, school), at);
  const by = random.chance(0.5)
    ? bureauPayer(school, stage)
    : { counterName: first.counterName, counterAccount: first.counterAccount, counterBank: first.counterBank };
  const again = incoming(
    stage,
    amountFen,
    by,
    said(school, stage),
    asked(`${name}Again`),
    at + random.int(60, 900_000),
  );
  return [first, again];
};

/** Sent back by the bank; what comes afterwards pays again. */
export const sentBack: Scene = (stage, name) => {
  const { random } = stage;
  const school = stage.fresh((one) => isPlain(one, stage) && !stage.isSharedCounty(one.county));
  if (school === null) return [];
  const at = random.int(0, 4_000_000);
  const amountFen = school.heads * feeFen;
  const first = incoming(
    stage,
    amountFen,
    schoolPayer(school, random),
    said(school, stage),
    paid(name, school, school.heads, true),
    at,
  );
  const back = {
    ...first,
    at: at + random.int(60, 80_000),
    direction: 'out' as const,
    summary: random.pick(['冲正', '退汇', '错账冲正', '撤销']),
    truth: asked(`${name}Back`),
  };
  const again = { ...first, at: at + 90_000, truth: paid(`${name}Anew`, school, school.heads, true) };
  return random.chance(0.6) ? [first, back, again] : [first, back];
};

/** Half now, half later; the third time is too much. */
export const inParts: Scene = (stage, name) => {
  const { random } = stage;
  const school = stage.fresh((one) => one.heads > 3 && isPlain(one, stage) && !stage.isSharedCounty(one.county));
  if (school === null) return [];
  const at = random.int(0, 4_000_000);
  const first = random.int(1, school.heads - 1);
  const by = schoolPayer(school, random);
  const pay = (heads: number, when: number, truth = paid(name, school, heads, true)) =>
    incoming(
      stage,
      heads * feeFen,
      by,
      `${wholeName(school, stage)}，${heads}人，${school.contact}${school.phone}`,
      truth,
      when,
    );
  const both = [pay(first, at), pay(school.heads - first, at + 200_000)];
  return random.chance(0.4) ? [...both, pay(school.heads, at + 400_000, asked(`${name}TooMuch`))] : both;
};

/** What the bank itself writes. */
export const bankOwn: Scene = (stage, name) => {
  const { random } = stage;
  const isInterest = random.chance(0.5);
  const truth = {
    scenario: name,
    decision: 'ignore' as const,
    acceptable: ['ignore', 'person'] as const,
    allocations: [],
  };
  const bank = {
    counterName: random.pick(['', '应付单位活期存款利息', '中国工商银行', '']),
    counterAccount: '',
    counterBank: '',
  };
  const summary = isInterest
    ? random.pick(['结息', '利息', '利息入账', '存款利息'])
    : random.pick(['手续费', '短信费', '账户管理费', '网银服务费', '回单费']);
  return [
    {
      at: random.int(0, 5_000_000),
      direction: isInterest ? 'in' : 'out',
      amountFen: random.int(1, 40) * random.pick([12_000, 137, 500]),
      ...bank,
      summary,
      purpose: '',
      postscript: '',
      truth,
    },
  ];
};
