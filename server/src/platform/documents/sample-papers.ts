import { sampleName } from './samples.ts';
import type { TemplateData } from './templates.ts';

/** Synthetic papers with running text: a notice, a briefing, a list. */
const origin = {
  printedAt: new Date('2021-12-16T00:30:00Z'),
  versionText: '2021-12-15 24:00 的数据',
  watermarkText: null,
};

const opening =
  '为认真贯彻落实《中共中央国务院关于全面深化新时代教师队伍建设改革的意见》等精神，促进教师终身学习和专业发展，经研究决定开展2020年全市中小学、幼儿园教师全员培训。现就有关要求通知如下。';

export function sampleOfficialNotice(sections: number): TemplateData<'officialNotice'> {
  const headings = ['一、明确研修目标', '二、加强组织领导', '三、加强经费管理', '四、严格考核认定'];
  return {
    ...origin,
    versionText: '通知第 1 版',
    mastheadText: '忻州市教育局文件',
    documentNumber: '忻教发〔2020〕98号',
    titleLines: ['忻州市教育局', '关于做好全市2020年度中小学、幼儿园教师', '全员培训工作的通知'],
    addresseesText: '各县（市、区）教育科技局、五台山风景名胜区教育管理中心、市直各中小学校（幼儿园）：',
    blocks: [
      { kind: 'paragraph', runs: [{ text: opening }] },
      ...Array.from({ length: sections }, (_, index) => [
        { kind: 'heading' as const, runs: [{ text: headings[index % headings.length] ?? '' }] },
        { kind: 'subheading' as const, runs: [{ text: '（一）坚持师德为先，强调依法治教' }] },
        {
          kind: 'paragraph' as const,
          runs: [
            {
              text: '各学校、幼儿园是本校（园）教师全员培训工作的责任主体，校（园）长是第一责任人，须为每一位参训教师提供必要的条件，督促、引导参训教师按照培训方案按时完成网络研修50学时、校本研修22学时，并将网络研修内容学习纳入学校日常教研时间，将“网络研修”与“校本研修”有效融合。',
            },
          ],
        },
      ]).flat(),
    ],
    attachments: [
      '忻州市2020年度中小学、幼儿园教师全员培训参训教师报名表',
      '忻州市2020年度中小学、幼儿园教师全员培训报名与缴费办法',
    ],
    signatoryName: '忻州市教育局',
    issuedOn: '2020-11-16',
    publicityText: '此件主动公开',
    copiesToText: '忻州师范学院，各县（市、区）人民政府教育督导室。',
    printedByName: '忻州市教育局办公室',
  };
}

export function sampleBriefing(sections: number): TemplateData<'briefing'> {
  return {
    ...origin,
    contacts: {
      managementText: '阳城县教育局教师发展中心 赵老师 0356-422****',
      guidanceText: '北京奥鹏远程教育中心有限公司 张老师 155****9239',
      executionText: '各学校、幼儿园责任人',
      hotlineText: null,
    },
    mastheadText: '全员培训简报',
    issueText: '第 3 期（总第 12 期）',
    publisherName: '阳城县教育局教师发展中心',
    issuedOn: '2021-12-16',
    titleLines: ['全县教师全员培训开局平稳', '参训率达到98.21%'],
    sections: Array.from({ length: sections }, (_, index) => ({
      heading: ['一、总体情况', '二、校本研修动态', '三、下阶段要求'][index % 3] ?? null,
      paragraphs: [
        '截至12月15日24时，全县应参训教师3,024人，已登录2,970人，参训率98.21%；有效学习2,893人，学习率95.67%。县直学校、各中心校普遍把网络研修纳入日常教研时间。',
        '凤城镇第二中学司马䶮老师带领的语文教研组，围绕“深度学习课堂”开展集体备课4次，形成课例12个。',
      ],
      table:
        index % 3 === 0
          ? {
              title: '参训情况前五名',
              columns: ['单位', '应参训（人）', '登录（人）', '参训率', '学习率'],
              rows: ['阳城县第一中学校', '阳城县实验小学', '北留镇中心学校', '凤城镇第二中学', '润城镇中心学校'].map(
                (name, at) => [name, `${180 - at * 17}`, `${180 - at * 18}`, `${100 - at}.00%`, `${98 - at}.50%`],
              ),
            }
          : null,
    })),
    sentToLines: ['报：晋城市教育局', '发：各乡（镇）中学、中心校，县直（民办）各学校、幼儿园'],
  };
}

export function sampleList(rows: number): TemplateData<'list'> {
  return {
    ...origin,
    title: '未登录教师名单',
    subtitle: '阳城县2021年度中小学幼儿园教师全员培训　截至2021年12月15日24时',
    orientation: 'portrait',
    columns: [
      { title: '序号', widthFr: 0.6, align: 'center' },
      { title: '姓名', widthFr: 1.4, align: 'left' },
      { title: '学校', widthFr: 2.6, align: 'left' },
      { title: '手机号', widthFr: 1.4, align: 'center' },
      { title: '学时', widthFr: 0.8, align: 'right' },
      { title: '应缴（元）', widthFr: 1, align: 'right' },
    ],
    rows: Array.from({ length: rows }, (_, index) => [
      String(index + 1),
      sampleName(index),
      '阳城县凤城镇第二中学',
      `138****${String(1000 + index * 7).slice(-4)}`,
      (index % 50).toFixed(1),
      '120.00',
    ]),
    totals: ['合计', `${rows} 人`, '', '', '', (rows * 120).toLocaleString('zh-CN', { minimumFractionDigits: 2 })],
    notes: ['参训率 = 登录人数 ÷ 应参训人数；应参训不含免训、退出人员。'],
  };
}
