import { describe, expect, it } from 'vitest';
import { paymentCodeOf } from '../remark-code.ts';
import type { LineDecision, MatchBill, MatchKnowledge, MatchLine, MatchSchool } from './match-input.ts';
import { matchLines } from './match-lines.ts';

const feeFen = 12_000;

function school(
  id: string,
  name: string,
  phone: string,
  contact: string,
  more: Partial<MatchSchool> = {},
): MatchSchool {
  return { id, name, county: '阳城县', city: '晋城市', contacts: [contact], phones: [phone], centralId: null, ...more };
}

const schools: readonly MatchSchool[] = [
  school('二中', '阳城县凤城镇第二中学', '15400000001', '张三丰'),
  school('一中', '阳城县第一中学校', '15400000002', '李建国'),
  school('中心校', '阳城县凤城镇中心学校', '15400000003', '王小军'),
  school('中心小学', '阳城县凤城镇中心小学', '15400000004', '赵丽', { centralId: '中心校' }),
  school('东沟', '阳城县凤城镇东沟小学', '15400000005', '孙红霞', { centralId: '中心校' }),
  school('樊庄甲', '阳城县北留镇樊庄小学', '15400000006', '周晓东'),
  school('樊庄乙', '阳城县润城镇樊庄小学', '15400000007', '吴海燕'),
  school('沁水一中', '沁水县第一中学校', '15400000008', '郑伟', { county: '沁水县' }),
  school('河东', '阳城县北留镇河东幼儿园', '15400000009', '冯静'),
];
const heads: Readonly<Record<string, number>> = {
  二中: 56,
  一中: 120,
  中心校: 20,
  中心小学: 12,
  东沟: 6,
  樊庄甲: 7,
  樊庄乙: 9,
  沁水一中: 130,
  河东: 5,
};
const bills: readonly MatchBill[] = schools.map((one, at) => ({
  id: `bill-${one.id}`,
  schoolId: one.id,
  programId: 'p',
  feeFen,
  heads: heads[one.id] ?? 0,
  paidFen: 0,
  code: paymentCodeOf(at + 1),
}));
const knowledge: MatchKnowledge = { schools, bills };

let count = 0;
function line(payer: string, remark: string, yuan: number, more: Partial<MatchLine> = {}): MatchLine {
  count += 1;
  return {
    key: `L${count}`,
    at: '2021-11-03T10:00:00+08:00',
    rank: count,
    direction: 'in',
    amountFen: yuan * 100,
    counterName: payer,
    counterAccount: `6222${payer.length}`,
    summary: '',
    purpose: '',
    postscript: remark,
    personal: '',
    ...more,
  };
}

function judge(one: MatchLine, more: Partial<MatchKnowledge> = {}): LineDecision {
  const [decision] = matchLines([one], { ...knowledge, ...more });
  if (!decision) throw new Error('no decision');
  return decision;
}

const brief = (decision: LineDecision) =>
  decision.decision === 'match'
    ? decision.allocations.map((one) => `${one.schoolId} ${one.heads}`).join('，')
    : decision.decision;

const office = '阳城县会计核算中心';

describe('remarks of the notices and what becomes of them', () => {
  it.each([
    ['晋城市阳城县凤城镇第二中学，缴费总人数56人，张三丰15400000001', '二中 56'],
    ['晋城阳城县凤城二中56人张三丰15400000001', '二中 56'],
    ['阳城县凤城镇第二中学，缴费总人数56，张', '二中 56'],
    ['５６人 阳城县凤城镇第二中学 15400000001', '二中 56'],
    ['阳城一中 一百二十人', '一中 120'],
    ['张三丰15400000001', '二中 56'],
    ['6720元 15400000001', '二中 56'],
    ['培训费', 'person'],
    ['阳城县凤城镇第二中学，55人', 'person'],
    ['阳城县凤城镇第二中学，56人*125元', 'person'],
    ['阳城县凤城镇第二中学，56人，孙红霞15400000005', 'person'],
    ['阳城县凤城镇第二中学教材款', 'person'],
    ['沁水县凤城镇第二中学，56人', 'person'],
    ['阳城县凤城镇第三中学，56人', 'person'],
  ])('%s', (remark, wanted) => {
    expect(brief(judge(line(office, remark, remark.includes('一') ? 14_400 : 6_720)))).toBe(wanted);
  });

  it.each([
    ['阳城县樊庄小学 7人', 840, 'person'],
    ['阳城县北留镇樊庄小学 7人', 840, '樊庄甲 7'],
    ['阳城县中心小学 12人', 1_440, 'person'],
    ['阳城县凤城镇中心小雪 12人', 1_440, '中心小学 12'],
    ['第一中学 120人', 14_400, '一中 120'],
    ['阳城县凤城镇东沟小学、中心小学共18人', 2_160, 'person'],
    ['凤城镇东沟小学6人；北留镇河东幼儿园5人', 1_320, '东沟 6，河东 5'],
    ['凤城镇东沟小学6人；北留镇河东幼儿园5人', 1_440, 'person'],
    ['凤城镇东沟小学6人；北留镇河西幼儿园5人', 1_320, 'person'],
  ])('%s, %i yuan', (remark, yuan, wanted) => {
    expect(brief(judge(line(office, remark, yuan)))).toBe(wanted);
  });

  it('a name without its county leads nowhere when the payer names none either', () => {
    expect(brief(judge(line('财付通备付金', '第一中学 120人', 14_400)))).toBe('person');
    expect(brief(judge(line('财付通备付金', '北留镇樊庄小学 7人', 840)))).toBe('樊庄甲 7');
    expect(brief(judge(line('财付通备付金', '樊庄小学 7人', 840)))).toBe('person');
  });

  it('finds the remark in any field, also cut in two', () => {
    const whole = '阳城县凤城镇第二中学，56人';
    for (const field of ['summary', 'purpose', 'personal']) {
      expect(brief(judge(line(office, '', 6_720, { [field]: whole })))).toBe('二中 56');
    }
    expect(brief(judge(line(office, '中学，56人', 6_720, { purpose: '晋城市阳城县凤城镇第二' })))).toBe('二中 56');
  });

  it('knows a bill by its payment code even where the rest is cut off', () => {
    const code = bills[0]?.code ?? '';
    expect(brief(judge(line(office, `${code} 阳城县凤`, 6_720)))).toBe('二中 56');
    expect(brief(judge(line('阳城县第一中学校', `${code} 阳城县凤`, 6_720)))).toBe('person');
    expect(brief(judge(line(office, `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`, 6_720)))).toBe('person');
  });
});

describe('who pays', () => {
  it.each([
    ['阳城县凤城镇第二中学', '', '二中 56'],
    ['阳城县凤城镇第二中学（零余额）', '56人', '二中 56'],
    ['阳城县凤城镇第二中学工会委员会', '第二中学 56人', '二中 56'],
    ['阳城县凤城镇东沟小学', '阳城县凤城镇第二中学 56人', 'person'],
    ['阳城县凤城镇中心学校', '阳城县凤城镇第二中学 56人', 'person'],
    ['阳城县财政局零余额账户', '阳城县凤城镇第二中学 56人', '二中 56'],
    ['沁水县教育局', '阳城县凤城镇第二中学 56人', 'person'],
    ['财付通备付金', '阳城县凤城镇第二中学 56人', '二中 56'],
    ['李小明', '阳城县凤城镇第二中学 56人', '二中 56'],
    ['李小明', '阳城县凤城镇第二中学', 'person'],
    ['某某科技有限公司', '阳城县凤城镇第二中学 56人', 'person'],
    ['阳城县凤城镇育才幼儿园', '阳城县凤城镇第二中学 56人', 'person'],
  ])('%s: %s', (payer, remark, wanted) => {
    expect(brief(judge(line(payer, remark, 6_720)))).toBe(wanted);
  });

  it('a 中心校 may pay for a school of its own that the remark names, and for itself, not for more without names', () => {
    const payer = '阳城县凤城镇中心学校';
    expect(brief(judge(line(payer, '阳城县凤城镇东沟小学 6人', 720)))).toBe('东沟 6');
    expect(brief(judge(line(payer, '', 2_400)))).toBe('中心校 20');
    expect(brief(judge(line(payer, '培训费38人', 4_560)))).toBe('person');
    expect(brief(judge(line(payer, '阳城县凤城镇中心学校 38人', 4_560)))).toBe('person');
  });

  it('learns an account from a confirmed booking, and forgets it when that is revoked', () => {
    const stranger = line('阳城县某某服务中心', '培训费', 6_720, { counterAccount: '888' });
    const knownPayers = [{ account: '888', schoolId: '二中' }];
    expect(brief(judge(stranger, { knownPayers }))).toBe('二中 56');
    expect(brief(judge(stranger))).toBe('person');
    const ofOffice = line(office, '培训费', 6_720, { counterAccount: '888' });
    expect(brief(judge(ofOffice, { knownPayers }))).toBe('person');
    const twice = [...knownPayers, { account: '888', schoolId: '一中' }];
    expect(brief(judge(stranger, { knownPayers: twice }))).toBe('person');
  });

  it('learns an alias', () => {
    const aliases = schools.map((one) => (one.id === '二中' ? { ...one, aliases: ['凤凰中学'] } : one));
    expect(brief(judge(line(office, '阳城县凤凰中学 56人', 6_720), { schools: aliases }))).toBe('二中 56');
    expect(brief(judge(line(office, '阳城县凤凰中学 56人', 6_720)))).toBe('person');
  });
});

describe('one line after the other', () => {
  const remark = '阳城县凤城镇第二中学，56人';
  const payer = '阳城县凤城镇第二中学';

  it('56 people: 6,720 twice is booked once; the second asks', () => {
    expect(matchLines([line(payer, remark, 6_720), line(payer, remark, 6_720)], knowledge).map(brief)).toEqual([
      '二中 56',
      'person',
    ]);
    expect(matchLines([line(payer, remark, 6_720), line(office, remark, 6_720)], knowledge).map(brief)).toEqual([
      '二中 56',
      'person',
    ]);
  });

  it('judges by time, not by the order of the file', () => {
    const later = line(payer, remark, 6_720, { at: '2021-11-05T10:00:00+08:00' });
    const earlier = line(payer, remark, 6_720, { at: '2021-11-04T10:00:00+08:00' });
    expect(matchLines([later, earlier], knowledge).map((one) => [one.key, one.decision])).toEqual([
      [later.key, 'person'],
      [earlier.key, 'match'],
    ]);
  });

  it('books the parts of a bill, and a payment of 55 with the variance shown', () => {
    const parts = [line(payer, `${remark}（第一笔40人）`, 4_800), line(payer, '阳城县凤城镇第二中学 补交16人', 1_920)];
    expect(matchLines(parts, knowledge).map(brief)).toEqual(['二中 40', '二中 16']);
    const short = judge(line(payer, '阳城县凤城镇第二中学，55人', 6_600));
    expect([brief(short), short.varianceHeads]).toEqual(['二中 55', -1]);
  });

  it('links a reversal, which a person undoes, and books the payment that comes again', () => {
    const paid = line(payer, remark, 6_720);
    const back = line(payer, '账号户名不符 退汇', 6_720, { direction: 'out', summary: '退款' });
    const again = line(payer, remark, 6_720);
    const decisions = matchLines([paid, back, again], knowledge);
    expect(decisions.map(brief)).toEqual(['二中 56', 'person', '二中 56']);
    expect(decisions[1]?.reversesKey).toBe(paid.key);
  });

  it('asks when an earlier unclear line may have paid the same bill', () => {
    const lines = [line(payer, '阳城县凤城镇第二中学，57人', 6_720), line(office, remark, 6_720)];
    expect(matchLines(lines, knowledge).map(brief)).toEqual(['person', 'person']);
  });

  it('knows what was booked from earlier imports', () => {
    const earlier = [
      { billId: 'bill-二中', amountFen: 300_000, counterAccount: '62229', remark: '阳城县凤城镇第二中学 25人' },
    ];
    const paid = bills.map((bill) => (bill.id === 'bill-二中' ? { ...bill, paidFen: 300_000 } : bill));
    const same = line(payer, '阳城县凤城镇第二中学 25人', 3_000, { counterAccount: '62229' });
    expect(brief(judge(same, { bills: paid, earlier }))).toBe('person');
    expect(brief(judge(line(payer, '阳城县凤城镇第二中学 31人', 3_720), { bills: paid, earlier }))).toBe('二中 31');
  });
});

describe('several programs paid into one account', () => {
  const second = bills.map((bill) => ({ ...bill, id: `${bill.id}-2`, programId: 'q', feeFen: 9_000 }));
  it('books on the only bill that fits, and asks where two do', () => {
    const both = { bills: [...bills, ...second] };
    const [decision] = matchLines([line('阳城县凤城镇第二中学', '56人', 5_040)], { ...knowledge, ...both });
    expect(decision?.allocations).toEqual([
      { schoolId: '二中', billId: 'bill-二中-2', programId: 'q', heads: 56, amountFen: 504_000 },
    ]);
    const alike = { bills: [...bills, ...bills.map((bill) => ({ ...bill, id: `${bill.id}-2`, programId: 'q' }))] };
    expect(brief(judge(line('阳城县凤城镇第二中学', '56人', 6_720), alike))).toBe('person');
  });

  it('a school that reports through its 中心校 is booked on that one’s bill', () => {
    const central = bills
      .filter((bill) => bill.schoolId !== '东沟')
      .map((bill) => (bill.schoolId === '中心校' ? { ...bill, heads: 26 } : bill));
    const decision = judge(line('阳城县凤城镇中心学校', '阳城县凤城镇东沟小学 6人', 720), { bills: central });
    expect(decision.allocations[0]).toMatchObject({ schoolId: '中心校', heads: 6 });
  });
});

describe('what is no payment', () => {
  it.each([
    ['', '', '结息', 'in', 'ignore'],
    ['应付活期存款利息', '', '结息', 'out', 'ignore'],
    ['工商银行', '', '账户管理费', 'out', 'ignore'],
    ['', '', '手续费', 'out', 'ignore'],
    ['阳城县凤城镇第二中学', '', '手续费', 'in', 'person'],
    ['', '阳城县凤城镇第二中学 手续费', '', 'in', 'person'],
    ['某某科技有限公司', '技术服务费', '转账', 'in', 'person'],
    ['阳城县凤城镇第二中学', '退多缴培训费2人', '转账', 'out', 'person'],
    ['阳城县凤城镇第二中学', '户名不符', '退汇', 'in', 'person'],
  ] as const)('%s %s %s %s', (payer, remark, summary, direction, wanted) => {
    expect(judge(line(payer, remark, 240, { summary, direction })).decision).toBe(wanted);
  });

  it('offers a 中心校 and the schools on its bill once', () => {
    const own = bills.filter((bill) => bill.schoolId !== '中心小学' && bill.schoolId !== '东沟');
    const { candidates } = judge(line(office, '凤城镇中心学校 凤城镇中心小学 东沟小学', 3_000), { bills: own });
    expect(candidates.map((one) => one.billId)).toEqual(['bill-中心校']);
  });

  it('offers at most three candidates, best first, each with its reasons', () => {
    const { candidates, reasons } = judge(line(office, '阳城县樊庄小学 9人', 1_080));
    expect(candidates.map((one) => one.schoolId)).toEqual(['樊庄乙', '樊庄甲']);
    expect(candidates.every((one) => one.reasons.length > 0)).toBe(true);
    expect(reasons[0]).toContain('樊庄小学');
  });

  it('offers the school that registered just this remittance', () => {
    const remittances = [
      { schoolId: '河东', amountFen: 60_000, paidOn: '2021-11-02', payerName: '', payerAccount: '' },
    ];
    expect(judge(line(office, '培训费', 600), { remittances }).candidates[0]?.schoolId).toBe('河东');
  });
});

describe('what only looks clear', () => {
  const wider = [
    ...schools,
    school('五里', '阳城县润城镇五里小学', '15400000011', '卫平'),
    school('五里完小', '阳城县北留镇五里完全小学', '15400000012', '卫安'),
    school('三中', '阳城县第三中学', '15400000013', '卫宁'),
  ];
  const more: Partial<MatchKnowledge> = {
    schools: wider,
    bills: wider.map(({ id }) => ({
      id: `bill-${id}`,
      schoolId: id,
      programId: 'p',
      feeFen,
      heads: heads[id] ?? 56,
      paidFen: 0,
    })),
  };
  const full = '阳城县凤城镇第二中学，56人，张三丰15400000001';

  it.each([
    ['an office of a place that no one knows', '溧水区会计核算中心', full, '', 'person'],
    ['an office of a district that is called like the county', '阳城区财政国库支付中心', full, '', 'person'],
    ['an office of the school’s city', '晋城市教育局', full, '', '二中 56'],
    ['an office without a place', '财政零余额账户', full, '', '二中 56'],
    ['a training of other people', '阳城县凤城镇第二中学', '食堂人员培训费56人 阳城县凤城镇第二中学', '', 'person'],
    ['men and women counted apart', '阳城县凤城镇第二中学', '阳城县凤城镇第二中学，男56人，女56人', '', 'person'],
    ['a count in capitals', office, '阳城县凤城镇第二中学，伍拾陆人', '', '二中 56'],
    ['a name that begins in the field before', office, '阳城县第二十', '三中，56人，15400000013', 'person'],
    [
      'a second batch in the next field',
      '阳城县凤城镇第二中学',
      '阳城县凤城镇第二中学，第一批56人，第二批',
      '58人',
      'person',
    ],
    ['a phone that goes on in the next field', office, '阳城县凤城镇第二中学，张三丰1', '5400000001', '二中 56'],
    ['a short name that is part of another’s', office, '阳城县五里小学，56人', '', 'person'],
    ['on behalf of somebody', '阳城县凤城镇第二中学', '阳城县凤城镇第二中学代北留镇交56人', '', 'person'],
  ])('%s', (_what, payer, purpose, postscript, wanted) => {
    expect(brief(judge(line(payer, postscript, 6_720, { purpose }), more))).toBe(wanted);
  });

  it('a later line waits for one that could be read in two ways', () => {
    const twoWays = line(office, '三中，56人，15400000013', 6_720, { purpose: '阳城县第二十' });
    const again = line('阳城县第三中学', '阳城县第三中学，56人，15400000013', 6_720);
    const decisions = matchLines([twoWays, again], { ...knowledge, ...more });
    expect(decisions.map((one) => one.decision)).toEqual(['person', 'person']);
  });
});
