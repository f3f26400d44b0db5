import { create } from 'qrcode';
import { afterAll, describe, expect, it } from 'vitest';
import { amountInWords } from './amount-words.ts';
import { missingGlyphs } from './glyphs.ts';
import { pdfText } from './pdf-text.ts';
import { qrSvg } from './qr-code.ts';
import { renderPdf, renderSvg, stopDocuments } from './render.ts';
import { sampleBriefing, sampleList, sampleOfficialNotice } from './sample-papers.ts';
import {
  sampleAccountSlips,
  sampleCertificates,
  sampleContactForm,
  sampleHeadcountForm,
  sampleName,
  samplePaymentNotice,
  sampleRemittanceForm,
  sampleRosterForm,
} from './samples.ts';
import type { TemplateData, TemplateName } from './templates.ts';
import { typesetterState } from './typesetter.ts';

afterAll(stopDocuments);

async function printed<T extends TemplateName>(template: T, data: TemplateData<T>) {
  const pdf = await renderPdf(template, data);
  return { pdf, pages: pdfText(pdf), source: Buffer.from(pdf).toString('latin1') };
}

const contactFoot = ['管理', '指导', '执行', '客服热线', '400-887-6381', '打印时间 2021-11-02 09:05', '名单第 3 版'];

function certificatesNamed(...names: string[]): TemplateData<'certificate'> {
  const batch = sampleCertificates(names.length);
  return { ...batch, certificates: batch.certificates.map((one, at) => ({ ...one, name: names[at] ?? '' })) };
}

describe('certificate', () => {
  it('prints a page for each, with number, name, unit, hours by part, score, credits and issuer', async () => {
    const { pages } = await printed('certificate', sampleCertificates(12));
    expect(pages).toHaveLength(12);
    for (const fact of [
      '阳教训证〔2022〕第000001号',
      '王晓燕（身份证号：1422**********0008），阳城县凤城镇第二中学，于2021年11月1日至2022年4月30日参加',
      '完成网络研修50学时、校本研修22学时，共72学时',
      '考核成绩60 分',
      '认定学分10 学分',
      '阳城县教育局2022年5月31日',
    ]) {
      expect(pages[0]).toContain(fact);
    }
  });

  it('prints rare characters with embedded fonts alone', async () => {
    const { pages, source } = await printed('certificate', certificatesNamed('𠮷䶮㛃喆龑', '葛\u{E0100}冬梅'));
    expect(pages[0]).toContain('𠮷䶮㛃喆龑（');
    expect(pages[1]).toMatch(/葛.?冬梅（/u);
    const fonts = [...source.matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/g)].map(([, name]) => name);
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font).toMatch(/^Noto(SerifSC|SansSC|SerifJP)-/);
    expect(source.match(/\/FontFile2 /g)).toHaveLength(fonts.length);
  });

  it('is written as PDF/A-2b', async () => {
    const { source } = await printed('certificate', sampleCertificates(1));
    expect(source).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(source).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(source).toContain('/OutputIntents');
  });

  it('stays on its page with the longest names', async () => {
    const batch = sampleCertificates(2);
    const [first] = batch.certificates;
    if (!first) throw new Error('no sample');
    const longest = {
      ...first,
      name: '阿卜杜热西提·买买提艾力·吐尔逊江·阿卜杜外力',
      unitName: '阳城县次营镇寄宿制九年一贯制学校（赛村教学点）附属幼儿园'.repeat(2),
      programTitle: '山西省晋城市阳城县2021年度中小学（含中等职业学校、特殊教育学校）、幼儿园教师全员培训'.repeat(3),
      issuerName: '阳城县教育局\n北京奥鹏远程教育中心有限公司',
    };
    const { pages } = await printed('certificate', { ...batch, certificates: [longest, ...batch.certificates] });
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain('特发此证。');
  });

  it('is refused while a character of it cannot be printed, and says which', async () => {
    await expect(renderPdf('certificate', certificatesNamed('张\u{E863}'))).rejects.toThrow('（U+E863）');
    await expect(renderPdf('certificate', certificatesNamed('张\u{D842}'))).rejects.toThrow('（U+FFFD）');
  });

  it('gives the same bytes for the same data, others for another moment', async () => {
    const data = sampleCertificates(2);
    const [once, twice] = [await renderPdf('certificate', data), await renderPdf('certificate', data)];
    expect(Buffer.compare(once, twice)).toBe(0);
    const later = await renderPdf('certificate', { ...data, printedAt: new Date('2022-06-01T00:00:00Z') });
    expect(Buffer.compare(once, later)).not.toBe(0);
  });

  it('shows text that looks like markup as it is', async () => {
    const name = '#panic("x") *a* $x^2$ \\ <b> `c` @d // e';
    const { pages } = await printed('certificate', certificatesNamed(name));
    expect(pages[0]).toContain(name);
  });
});

describe('forms', () => {
  it('附件1 prints every school and sums them', async () => {
    const { pages } = await printed('headcountForm', sampleHeadcountForm(60));
    const all = pages.join('');
    for (const fact of [
      '附件1',
      '阳城县2021年全员培训参训人数统计表',
      '填报单位（盖章）：',
      '负责人（签字）：',
      '填表人：',
      ...contactFoot,
    ]) {
      expect(all).toContain(fact);
    }
    expect(pages).toHaveLength(4);
    expect(all).toContain('合　计5370');
    expect(all).toContain('403,200.00');
  });

  it('附件2 repeats its nine columns on each page and loses no row of 300', async () => {
    const { pages } = await printed('rosterForm', sampleRosterForm(300));
    expect(pages).toHaveLength(13);
    const header = '序号姓名学段学科手机号(注册用)身份证号县(市、区)学校全称备注';
    pages.forEach((page, at) => {
      expect(page).toContain(header);
      expect(page).toContain(`第 ${at + 1} 页　共 13 页`);
      for (const fact of contactFoot) expect(page).toContain(fact);
    });
    const all = pages.join('').replaceAll('\u200b', '');
    for (let row = 0; row < 300; row += 1) expect(all).toContain(`${row + 1}${sampleName(row)}初中`);
    expect(all).toContain('支教，编制在阳城县第三中学');
  });

  it('附件2 takes further columns to the right of the nine', async () => {
    const { pages } = await printed('rosterForm', sampleRosterForm(12, ['职称', '人员类别']));
    expect(pages[0]).toContain('学校全称备注职称人员类别');
    const uneven = sampleRosterForm(1, ['职称']);
    await expect(renderPdf('rosterForm', { ...uneven, extraColumns: [] })).rejects.toThrow('附加列数不一致');
  });

  it('附件3 keeps the two lines of a remittance together and sums money and heads', async () => {
    const { pages } = await printed('remittanceForm', sampleRemittanceForm(9));
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(page.match(/晋城市阳城县凤城镇第二中学，56人/g)?.length).toBe(page.match(/2021-11-09/g)?.length);
    }
    expect(pages[1]).toContain('合　计60,480.00504');
  });

  it('附件4 prints both persons of each unit', async () => {
    const { pages } = await printed('contactForm', sampleContactForm(5));
    expect(pages).toHaveLength(1);
    for (const fact of ['第一责任人(校/园长)', '责任人(联络员)', '0356-4220000', ...contactFoot])
      expect(pages[0]).toContain(fact);
  });

  it('缴费通知单 gives account, figures, words and the remark to copy', async () => {
    const { pages } = await printed('paymentNotice', samplePaymentNotice(56));
    expect(pages).toHaveLength(1);
    for (const fact of [
      '0200 0100 1920 0157 109',
      '102100001008',
      '￥6,720.00 元',
      '陆仟柒佰贰拾元整',
      '晋城市阳城县凤城镇第二中学，缴费总人数56人，李晓燕13800001025',
      '业务费和公用经费中列支',
      ...contactFoot,
    ]) {
      expect(pages[0]).toContain(fact);
    }
  });

  it('缴费通知单 is not printed when its lines do not add up', async () => {
    const notice = { ...samplePaymentNotice(56), payableFen: 660_000 };
    await expect(renderPdf('paymentNotice', notice)).rejects.toThrow('本次应缴与各行之和不符');
  });

  it('账号条 stand eight on a page, each with its own code and the hotline', async () => {
    const sheet = sampleAccountSlips(19);
    const { pages } = await printed('accountSlips', sheet);
    expect(pages.map((page) => page.match(/激活码[A-Z0-9]{4}-/g)?.length)).toEqual([8, 8, 3]);
    for (const { oneTimeCode } of sheet.slips) expect(pages.join('').split(oneTimeCode)).toHaveLength(2);
    expect(pages[0]?.match(/400-887-6381/g)).toHaveLength(8);
  });

  it('a list prints header, rows and totals, and a mark where a character cannot be printed', async () => {
    const list = sampleList(60);
    const rows = [['0', '张\u{E863}\u0001\u200e', '校', '', '', ''], ...list.rows];
    const { pages } = await printed('list', { ...list, rows, watermarkText: '仅供内部使用 王晓燕' });
    expect(pages).toHaveLength(2);
    expect(pages[0]).toMatch(/0张〓.?校/u);
    expect(pages[0]).toContain('仅供内部使用 王晓燕');
    expect(pages[1]).toContain('合计60 人7,200.00');
  });
});

describe('papers', () => {
  it('a notice carries masthead, number, title, body, signature, imprint and page numbers', async () => {
    const { pages, source } = await printed('officialNotice', sampleOfficialNotice(4));
    expect(pages).toHaveLength(3);
    expect(pages[0]).toMatch(/^忻州市教育局文件忻教发〔2020〕98号忻州市教育局关于做好/);
    expect(pages[1]).toContain('— 2 —');
    for (const fact of ['附件：1.', '忻州市教育局2020年11月16日', '（此件主动公开）', '抄送：', '印发'])
      expect(pages[2]).toContain(fact);
    expect(source).toContain('/MediaBox [0 0 595.2756 841.8898]');
  });

  it('a briefing carries masthead, issue, figures and receivers', async () => {
    const { pages } = await printed('briefing', sampleBriefing(3));
    expect(pages).toHaveLength(2);
    expect(pages[0]).toMatch(/^全员培训简报第 3 期（总第 12 期）阳城县教育局教师发展中心2021年12月16日/);
    expect(pages[0]).toContain('100.00%');
    expect(pages[1]).toContain('发：各乡（镇）中学');
  });
});

describe('preview', () => {
  it('draws one page as SVG, and null for a page that is not there', async () => {
    const second = await renderSvg('list', sampleList(60), 2);
    expect(second).toMatch(/viewBox="0 841\.88\d* 595\.27\d* 841\.88\d*" width="595\.27\d*pt" height="841\.88\d*pt"/);
    expect(await renderSvg('list', sampleList(60), 3)).toBeNull();
  });
});

describe('worker', () => {
  it('loses only the document under way when it dies, and prints the next', async () => {
    await renderPdf('list', sampleList(1));
    const { pid } = typesetterState();
    const lost = renderPdf('rosterForm', sampleRosterForm(300));
    if (pid) process.kill(pid, 'SIGKILL');
    await expect(lost).rejects.toThrow('the document worker ended (SIGKILL)');
    expect(pdfText(await renderPdf('list', sampleList(1)))).toHaveLength(1);
    expect(typesetterState().pid).not.toBe(pid);
  });

  it('rejects what waits when it is stopped, and starts again when asked', async () => {
    const waiting = [renderPdf('list', sampleList(1)), renderPdf('list', sampleList(2))];
    const outcomes = Promise.allSettled(waiting);
    await stopDocuments();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(typesetterState().pid).toBeNull();
    expect(await renderPdf('list', sampleList(1))).toBeInstanceOf(Uint8Array);
  });
});

describe('missingGlyphs', () => {
  it.each([
    ['王晓燕 𠮷䶮㛃喆龑 阿卜杜热西提·买买提艾力 〔2021〕', []],
    ['张\u{E863}三\u{E863}👍', ['\u{E863}', '👍']],
    ['葛\u{E0100}\n\t', []],
    ['\u{FFFD}', ['\u{FFFD}']],
  ])('%j → %j', (text, missing) => {
    expect(missingGlyphs(text)).toEqual(missing);
  });
});

describe('amountInWords', () => {
  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [105, '壹元零伍分'],
    [672_000, '陆仟柒佰贰拾元整'],
    [1_001_005, '壹万零壹拾元零伍分'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [40_320_000, '肆拾万叁仟贰佰元整'],
  ])('%i fen → %s', (amountFen, words) => {
    expect(amountInWords(amountFen)).toBe(words);
  });

  it('knows no negative amount', () => {
    expect(() => amountInWords(-1)).toThrow();
  });
});

describe('qrSvg', () => {
  it('draws exactly the dark modules of the code', () => {
    const address = 'https://yanxiu.example.cn/verify/000001kq7w2mz9x4hd3vtb';
    const { modules } = create(address, { errorCorrectionLevel: 'M' });
    const drawn = new Set<string>();
    for (const [, x, y, run] of qrSvg(address).matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
      for (let step = 0; step < Number(run); step += 1) drawn.add(`${Number(y) - 2},${Number(x) - 2 + step}`);
    }
    const dark = new Set<string>();
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1)
        if (modules.get(row, column)) dark.add(`${row},${column}`);
    }
    expect(drawn).toEqual(dark);
  });
});
