import type { TemplateData } from './templates.ts';

/**
 * Synthetic documents of realistic length for the tests and the bench: the facts of the notices 阳教师函字〔2021〕1号 and
 * 忻教发〔2020〕98号, invented people (document numbers with valid check digits), and the names that break print shops.
 */
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'.split('');
const givenNames = [
  '晓燕',
  '建国',
  '丽',
  '志强',
  '雪梅',
  '喆',
  '海龙',
  '婷婷',
  '龑',
  '文斌',
  '㛃',
  '红霞',
  '䶮',
  '永胜',
];
const rareNames = ['𠮷冬梅', '欧阳娜·阿依古丽', '阿卜杜热西提·买买提艾力', '司马䶮', '王㛃', '龑喆'];

export function sampleName(index: number): string {
  const rare = index % 23 === 4 ? rareNames[Math.floor(index / 23) % rareNames.length] : undefined;
  return rare ?? `${surnames[(index * 7) % surnames.length]}${givenNames[(index * 5) % givenNames.length]}`;
}

function sampleDocumentNumber(index: number): string {
  const area = index % 3 === 0 ? '142226' : '140522';
  const body = `${area}19${70 + (index % 28)}${String(1 + (index % 12)).padStart(2, '0')}${String(1 + (index % 27)).padStart(2, '0')}${String(index % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

const samplePhone = (index: number) => `138${String(10_000_000 + index * 7919).slice(-8)}`;

const origin = { printedAt: new Date('2021-11-02T01:05:00Z'), versionText: '名单第 3 版', watermarkText: null };

const contacts = {
  managementText: '阳城县教育局教师发展中心 赵老师 0356-422****',
  guidanceText: '北京奥鹏远程教育中心有限公司 张老师 155****9239',
  executionText: '阳城县凤城镇第二中学 李老师 138****1025',
  hotlineText: '400-887-6381',
};

const signing = { unitName: '阳城县凤城镇第二中学', filledByName: '李晓燕', filledOn: '2021-11-02' };
const form = { ...origin, contacts, signing };

/** A batch of certificates numbered from `from`: every one with another name, number, score and address to verify. */
export function sampleCertificates(amount: number, from = 0): TemplateData<'certificate'> {
  return {
    ...origin,
    versionText: '成绩第 2 版',
    title: '培训合格证书',
    verifyHintText: '扫码或打开 yanxiu.example.cn/verify 核验',
    certificates: Array.from({ length: amount }, (_, at) => at + from).map((index) => ({
      number: `阳教训证〔2022〕第${String(index + 1).padStart(6, '0')}号`,
      name: sampleName(index),
      documentLabel: '身份证号',
      maskedDocumentNumber: `${sampleDocumentNumber(index).slice(0, 4)}**********${sampleDocumentNumber(index).slice(-4)}`,
      unitName: '阳城县凤城镇第二中学',
      programTitle: '阳城县2021年度中小学幼儿园教师全员培训',
      startOn: '2021-11-01',
      endOn: '2022-04-30',
      parts: [
        { label: '网络研修', hoursX100: 5000 },
        { label: '校本研修', hoursX100: 2200 },
      ],
      totalHoursX100: 7200,
      scoreX100: 6000 + ((index * 37) % 4000),
      creditsX100: 1000,
      issuerName: '阳城县教育局',
      issuedOn: '2022-05-31',
      verifyUrl: `https://yanxiu.example.cn/verify/${String(index).padStart(6, '0')}kq7w2mz9x4hd3vtb`,
    })),
  };
}

export function sampleHeadcountForm(schools: number): TemplateData<'headcountForm'> {
  const names = [
    '阳城县第一中学校',
    '阳城县凤城镇第二中学',
    '阳城县北留镇中心学校',
    '阳城县实验小学',
    '阳城县蟒河镇中心幼儿园',
  ];
  return {
    ...form,
    attachmentLabel: '附件1',
    title: '阳城县2021年全员培训参训人数统计表',
    rows: Array.from({ length: schools }, (_, index) => ({
      schoolName: names[index % names.length] ?? '',
      schoolKindText: ['普通高中', '初级中学', '中心校', '小学', '幼儿园'][index % 5] ?? '',
      inServiceCount: 60 + index,
      seniorCount: index % 5 === 0 ? 56 : 0,
      vocationalCount: 0,
      juniorCount: index % 5 === 1 ? 56 : 0,
      primaryCount: index % 5 === 2 || index % 5 === 3 ? 48 : 0,
      preschoolCount: index % 5 === 2 ? 8 : index % 5 === 4 ? 56 : 0,
      specialCount: 0,
      enrolledCount: 56,
      supportingCount: index % 4,
      secondedCount: index % 2,
      exemptCount: index % 3 === 1 ? 1 : 0,
      exemptNote: index % 3 === 1 ? '国培计划已满72学时、10学分' : '',
      dueFen: 672_000,
      liaisonName: sampleName(index),
      liaisonPhone: samplePhone(index),
      remark: index % 7 === 2 ? '代报下属小学3所' : '',
    })),
  };
}

export function sampleRosterForm(people: number, extraColumns: string[] = []): TemplateData<'rosterForm'> {
  const subjects = ['语文', '数学', '英语', '道德与法治', '信息技术', '体育与健康'];
  return {
    ...form,
    attachmentLabel: '附件2',
    title: '阳城县2021年全员培训学员信息收集表',
    extraColumns,
    rows: Array.from({ length: people }, (_, index) => ({
      name: sampleName(index),
      stageText: '初中',
      subjectText: subjects[index % subjects.length] ?? '',
      phone: samplePhone(index),
      documentNumber: sampleDocumentNumber(index),
      countyName: '阳城县',
      schoolName: index % 40 === 7 ? '阳城县次营镇寄宿制九年一贯制学校（赛村教学点）' : '阳城县凤城镇第二中学',
      remark: index % 17 === 3 ? '支教，编制在阳城县第三中学' : '',
      extras: extraColumns.map((column) => `${column}${index % 4}`),
    })),
  };
}

export function sampleRemittanceForm(remittances: number): TemplateData<'remittanceForm'> {
  return {
    ...form,
    attachmentLabel: '附件3',
    title: '阳城县中小学幼儿园教师全员培训汇款登记表',
    rows: Array.from({ length: remittances }, (_, index) => ({
      countyName: '阳城县',
      schoolName: '阳城县凤城镇第二中学',
      payerName: index % 3 === 1 ? '阳城县凤城镇财政所国库集中支付专户' : '阳城县凤城镇第二中学',
      payerBank: '中国工商银行股份有限公司阳城支行',
      payerAccount: `05121040090${String(20_000_000 + index)}`,
      remittedOn: '2021-11-09',
      amountFen: 672_000,
      headcount: 56,
      remark: '晋城市阳城县凤城镇第二中学，56人，李晓燕13800001025',
      bankSerial: `2021110900${String(100_000 + index)}`,
      invoiceTitle: '阳城县凤城镇第二中学校',
      taxNumber: '12140522MB0X12345A',
      addressPhoneText: '阳城县凤城镇新阳东街18号 0356-4220000',
      bankAccountText: '工行阳城支行 0512104009022100456',
      invoiceEmail: 'fengcheng-erzhong-caiwu@example.com',
      deliveryText: index % 2 === 0 ? '电子' : '自取',
      contactName: sampleName(index),
      contactPhone: samplePhone(index),
      voucherText: '回单1张',
    })),
  };
}

export function sampleContactForm(units: number): TemplateData<'contactForm'> {
  return {
    ...form,
    attachmentLabel: '附件4',
    title: '阳城县2021年全员培训工作联系人信息表',
    rows: Array.from({ length: units }, (_, index) => ({
      unitName: '阳城县凤城镇第二中学',
      headName: sampleName(index + 3),
      headPostText: '校长',
      headPhone: samplePhone(index + 3),
      liaisonName: sampleName(index + 4),
      liaisonPostText: '教务主任',
      officePhone: '0356-4220000',
      liaisonPhone: samplePhone(index + 4),
      email: 'ycfcez2021@example.com',
      chatText: index % 2 === 0 ? '' : 'ycfcez_2021',
      remark: '',
    })),
  };
}

export function samplePaymentNotice(people: number): TemplateData<'paymentNotice'> {
  return {
    ...origin,
    contacts,
    title: '教师全员培训缴费通知单',
    number: '阳培缴2021-0027',
    payerName: '阳城县凤城镇第二中学',
    programTitle: '阳城县2021年度中小学幼儿园教师全员培训',
    basisText:
      '根据《阳城县教育局关于做好2021年度中小学幼儿园教师全员培训工作的通知》（阳教师函字〔2021〕1号），请以学校为单位，通过银行汇款一次性缴纳培训费（邮局汇款除外）。汇款后请保存汇款凭据，作为领取发票的凭证。',
    fundingText: '大中专院校和中小学校干部、教师培训经费在业务费和公用经费中列支（晋财行〔2010〕105号）',
    dueOn: '2021-11-15',
    payee: {
      name: '北京奥鹏远程教育中心有限公司',
      account: '0200 0100 1920 0157 109',
      bank: '中国工商银行北京北太平庄支行',
      cnaps: '102100001008',
      taxNumber: '91110108754651512T',
    },
    headcount: people,
    feeFen: 12_000,
    lines: [
      { label: `名单锁定时应缴 ${people + 1} 人`, amountFen: (people + 1) * 12_000 },
      { label: '名单变更：减少 1 人（退休）', amountFen: -12_000 },
    ],
    payableFen: people * 12_000,
    remarkText: `晋城市阳城县凤城镇第二中学，缴费总人数${people}人，李晓燕13800001025`,
    names: Array.from({ length: people }, (_, index) => sampleName(index)),
    issuerName: '北京奥鹏远程教育中心有限公司',
    issuedOn: '2021-11-03',
  };
}

export function sampleAccountSlips(people: number): TemplateData<'accountSlips'> {
  const codes = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  const code = (index: number) =>
    Array.from({ length: 8 }, (_, at) => codes.charAt((index * 11 + at * 17 + at * at * index) % codes.length)).join(
      '',
    );
  return {
    ...origin,
    contacts,
    title: '全员培训账号条',
    schoolName: '阳城县凤城镇第二中学',
    programTitle: '阳城县2021年度中小学幼儿园教师全员培训',
    activationUrl: 'https://yanxiu.example.cn/learner/activate',
    validUntilOn: '2021-11-30',
    steps: [
      '扫右侧二维码，或打开 yanxiu.example.cn，点“激活账号”。',
      '输入登录号、本条激活码和身份证号后六位。',
      '设置自己的密码（不少于8位），核对本人信息后开始学习。',
    ],
    slips: Array.from({ length: people }, (_, index) => ({
      name: sampleName(index),
      loginLabel: index % 9 === 5 ? '登录号' : '手机号',
      maskedLogin:
        index % 9 === 5 ? 'YC210507' : `${samplePhone(index).slice(0, 3)}****${samplePhone(index).slice(-4)}`,
      oneTimeCode: `${code(index).slice(0, 4)}-${code(index).slice(4)}`,
      noteText: index % 9 === 5 ? '本人无手机号，请凭登录号登录。' : null,
    })),
  };
}
