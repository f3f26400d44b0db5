import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchWorkbook } from './batch.ts';
import { batchTemplateV260401 as template } from './data/batch-template-v260401.ts';
import { invoiceOfFileName, problemOfXml, readInvoiceXml } from './invoice-file.ts';
import { pairResult, readResult } from './result.ts';
import { invoiceSerial, serialsIn } from './serial.ts';
import { mayMove } from './states.ts';
import { problemOfSetting, splitTax, type TaxSetting } from './tax.ts';
import { checkTitle, type InvoiceTitle } from './title.ts';

const setting: TaxSetting = {
  rateBp: 300,
  exempt: false,
  exemptReason: '',
  policy: '按3%简易征收',
  itemName: '*非学历教育服务*培训费',
  taxCode: '3070201020000000000',
  payeeName: '钱会计',
  reviewerName: '孙复核',
};

const title: InvoiceTitle = {
  name: '阳城县凤城镇第二中学',
  uscc: '12140522MB1234567X',
  address: '',
  phone: '',
  bankName: '',
  bankAccount: '',
  email: '',
  delivery: 'pickup',
};

describe('splitTax', () => {
  it.each([
    // 56 people at 3 %: 6524.27 + 195.73
    [672_000, 300, 652_427, 19_573],
    [12_000, 600, 11_321, 679],
    [12_000, 0, 12_000, 0],
    [1, 300, 1, 0],
    [103, 300, 100, 3],
  ])('%i fen at %i bp is %i + %i', (total, rate, netFen, taxFen) =>
    expect(splitTax(total, rate)).toEqual({ netFen, taxFen }),
  );

  it('always sums to the total and is nearest to total ÷ (1 + rate)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), fc.constantFrom(0, 100, 300, 600, 1300), (total, rate) => {
        const { netFen, taxFen } = splitTax(total, rate);
        const exact = BigInt(total) * 20_000n - BigInt(netFen) * 2n * BigInt(10_000 + rate);
        return netFen + taxFen === total && exact <= BigInt(10_000 + rate) && exact > -BigInt(10_000 + rate) - 1n;
      }),
    );
  });

  it('a setting is a rate, or exempt with its reason', () => {
    expect(problemOfSetting(setting)).toBeNull();
    expect(problemOfSetting({ ...setting, rateBp: 0 })).toContain('税率');
    expect(problemOfSetting({ ...setting, rateBp: 0, exempt: true })).toContain('依据');
    expect(problemOfSetting({ ...setting, exempt: true, exemptReason: '财税〔2016〕36号' })).toContain('税率应为 0');
  });
});

describe('checkTitle', () => {
  it('refuses a wrong code, warns of an odd check digit and of another name', () => {
    expect(checkTitle({ ...title, uscc: '12140522' }, title.name).problems[0]).toContain('应为 18 位');
    const odd = checkTitle(title, '阳城县凤城镇第二中学校');
    expect(odd.problems).toEqual([]);
    expect(odd.warnings).toHaveLength(2);
    expect(checkTitle({ ...title, delivery: 'email' }, title.name).problems).toEqual([
      '选择邮箱接收的，请填写接收邮箱。',
    ]);
  });
});

describe('batchWorkbook', () => {
  const invoices = Array.from({ length: 200 }, (_, at) => ({
    serial: invoiceSerial(at + 1),
    title: { ...title, name: `阳城县第${at + 1}小学` },
    totalFen: (at + 1) * 12_000,
    heads: at + 1,
    remark: '2021年度全员培训',
  }));

  it('writes 200 rows in the template’s places, gross amounts, all text', () => {
    const { sheets, problems } = batchWorkbook(template, invoices, setting);
    expect(problems).toEqual([]);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['1-发票基本信息', false],
      ['2-发票明细信息', false],
      ['3-特定业务信息', false],
      ['4-附加要素信息', false],
      ['excelVersion', true],
    ]);
    const [head, lines, , , version] = sheets;
    expect(version?.rows[3]).toEqual(['pt:20260401']);
    expect(head?.rows[2]?.slice(0, 4)).toEqual(['发票流水号', '发票类型', '特定业务类型', '是否含税']);
    expect(head?.rows[1]?.[0]).toBe('必填 (限20字符)');
    expect(head?.rows[3]?.slice(0, 7)).toEqual([
      'YX0000000001',
      '普通发票',
      '',
      '是',
      '',
      '阳城县第1小学',
      '12140522MB1234567X',
    ]);
    expect(lines?.rows[3]).toEqual([
      'YX0000000001',
      '*非学历教育服务*培训费',
      '3070201020000000000',
      '',
      '',
      '',
      '',
      '120.00',
      '0.03',
      '',
      '是',
      '按3%简易征收',
      '',
      '',
    ]);
    const serials = (rows: readonly (readonly string[])[] | undefined) => rows?.slice(3).map((row) => row[0]);
    expect(serials(head?.rows)).toEqual(serials(lines?.rows));
    expect(new Set(serials(head?.rows)).size).toBe(200);
  });

  it('an exempt provider names 免税', () => {
    const exempt = { ...setting, rateBp: 0, exempt: true, exemptReason: '财税〔2016〕36号附件3', policy: '' };
    const [, lines] = batchWorkbook(template, invoices.slice(0, 1), exempt).sheets;
    expect(lines?.rows[3]?.slice(7, 12)).toEqual(['120.00', '0', '', '是', '免税']);
  });

  it('names the invoice whose value is too long or not among the choices', () => {
    const long = { ...invoices[0], title: { ...title, name: '长'.repeat(101) }, remark: '字'.repeat(300) };
    const first = invoices[0];
    if (!first) throw new Error('one invoice');
    const { problems } = batchWorkbook(template, [{ ...first, ...long }], { ...setting, policy: '减半' });
    expect(problems.map((one) => one.problem)).toEqual([
      '“购买方名称”最多 100 个字，现为 101 个。',
      '“优惠政策类型”不能是“减半”。',
    ]);
  });
});

describe('the bureau’s result', () => {
  const cells = (...texts: string[]) => texts.map((text) => ({ text }));
  const header = cells(
    '序号',
    '发票代码',
    '发票号码',
    '数电发票号码',
    '购方识别号',
    '购买方名称',
    '开票日期',
    '金额',
    '税额',
    '价税合计',
    '发票状态',
    '是否正数发票',
    '备注',
  );
  const row = (
    line: number,
    number: string,
    total: string,
    remark: string,
    state = '正常',
    positive = '是',
    code = '12140522MB1234567X',
  ) => ({
    line,
    cells: cells('1', '', '', number, code, '某校', '2021-12-01 10:00:00', '', '', total, state, positive, remark),
  });
  const blue = '24312000000136634917';
  const ours = {
    id: 'a',
    serial: 'YX0000000001',
    uscc: '12140522MB1234567X',
    totalFen: 672_000,
    state: 'exported',
    number: null,
  };
  const read = (...rows: ReturnType<typeof row>[]) => {
    const result = readResult([{ line: 1, cells: cells('全量发票') }, { line: 2, cells: header }, ...rows]);
    return Array.isArray(result) ? result : [];
  };

  it('is paired by our serial in 备注, proven by tax number and total', () => {
    expect(pairResult(read(row(3, blue, '6,720.00', 'YX0000000001 2021年')), [ours])).toEqual({
      issued: [{ id: 'a', number: blue, issuedOn: '2021-12-01' }],
      reddened: [],
      problems: [],
      foreign: 0,
    });
  });

  it.each([
    ['another total', row(3, blue, '6720.01', 'YX0000000001'), ours, '价税合计 6,720.01 元，应为 6,720.00 元'],
    ['another buyer', row(3, blue, '6720', 'YX0000000001', '正常', '是', '9111'), ours, '购买方税号与抬头不同'],
    ['a void one', row(3, blue, '6720', 'YX0000000001', '已作废'), ours, '税务局显示“已作废”'],
    [
      'a second number',
      row(3, blue, '6720', 'YX0000000001'),
      { ...ours, number: '1'.repeat(20), state: 'issued' },
      '已登记另一张发票',
    ],
    ['a withdrawn request', row(3, blue, '6720', 'YX0000000001'), { ...ours, state: 'withdrawn' }, '误开的请红冲'],
    ['two serials', row(3, blue, '6720', 'YX0000000001 YX0000000002'), ours, '几个流水号'],
  ])('%s is not taken, and is named', (_, one, invoice, words) => {
    const { issued, problems } = pairResult(read(one), [invoice]);
    expect(issued).toEqual([]);
    expect(problems[0]?.message).toContain(words);
  });

  it('reads a red letter by the number of its original, and passes over what it knows and what is not ours', () => {
    const issued = { ...ours, state: 'issued', number: blue };
    const red = row(4, '24312000000136634918', '-6720.00', `被红冲蓝字数电发票号码：${blue}`, '正常', '否');
    const foreign = row(5, '24312000000136634919', '100.00', '别的业务');
    const pairing = pairResult(read(row(3, blue, '6720', 'YX0000000001'), red, foreign), [issued]);
    expect(pairing).toMatchObject({
      issued: [],
      reddened: [{ id: 'a', redNumber: '24312000000136634918' }],
      problems: [],
      foreign: 1,
    });
    expect(pairResult(read(red), [{ ...issued, state: 'reddened' }]).reddened).toEqual([]);
  });

  it('sums an invoice of several item rows; refuses a sheet without its columns', () => {
    expect(read(row(3, blue, '6000', 'YX0000000001'), row(4, blue, '720', 'YX0000000001'))).toMatchObject([
      { totalFen: 672_000 },
    ]);
    expect(readResult([{ line: 1, cells: cells('姓名', '学校') }])).toMatchObject({ code: 'invoice.resultHeader' });
    expect(readResult([{ line: 1, cells: header }])).toMatchObject({ code: 'invoice.resultEmpty' });
  });
});

describe('invoice files', () => {
  const number = '24312000000136634917';
  const invoice = { id: 'a', serial: 'YX0000000001', number, totalFen: 672_000 };
  const xml = `<EInvoice><Header><EIid>${number}</EIid></Header><BasicInformation><TotalTax-includedAmount>6720.00</TotalTax-includedAmount></BasicInformation></EInvoice>`;

  it('pairs by number or serial in the name', () => {
    expect(invoiceOfFileName(`dzfp_${number}_某校.pdf`, [invoice])?.id).toBe('a');
    expect(invoiceOfFileName('YX0000000001.ofd', [invoice])?.id).toBe('a');
    expect(invoiceOfFileName('发票.pdf', [invoice])).toBeNull();
    expect(serialsIn('yx0000000001')).toEqual(['YX0000000001']);
  });

  it('proves an XML, refuses entities and wrong totals', () => {
    const read = readInvoiceXml(xml);
    if (typeof read === 'string') throw new Error(read);
    expect(problemOfXml(read, invoice)).toBeNull();
    expect(problemOfXml(read, { ...invoice, totalFen: 1 })).toBe('价税合计 6,720.00 元，应为 0.01 元。');
    expect(readInvoiceXml(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xml}`)).toContain('外部实体');
    expect(readInvoiceXml('<a/>')).toContain('20 位发票号码');
  });
});

describe('mayMove', () => {
  it.each([
    ['requested', 'withdraw', true],
    ['exported', 'withdraw', false],
    ['issued', 'redden', true],
    ['reddened', 'redden', false],
  ] as const)('%s → %s: %s', (state, move, may) => expect(mayMove(state, move)).toBe(may));
});
