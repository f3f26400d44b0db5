import type { ProgramSettings } from './policy.ts';
import {
  commonAssessment,
  commonSchoolBasedTasks,
  itemsAssumption,
  schemeAssumption,
  weightAssumption,
} from './preset-common.ts';

/** A program as its notice states it: who publishes, who carries out, and every setting. */
export interface Preset {
  readonly code: string;
  /** GB/T 2260 code of the publishing bureau's region. */
  readonly publisherCode: string;
  readonly providerName: string;
  readonly settings: ProgramSettings;
}

const assume = (field: string, text: string) => ({ field, text, confirmed: false });

/** 阳教师函字〔2021〕1号. */
const yangcheng2021: Preset = {
  code: 'yangcheng-2021',
  publisherCode: '140522',
  providerName: '北京奥鹏远程教育中心有限公司',
  settings: {
    title: '阳城县2021年度中小学幼儿园教师全员培训',
    year: 2021,
    notice: { number: '阳教师函字〔2021〕1号', basis: '晋市教人字〔2021〕25号' },
    stages: ['senior', 'vocational', 'junior', 'primary', 'preschool', 'special'],
    hours: { onlineX100: 5000, schoolBasedX100: 2200 },
    minutesPerHour: 45,
    milestones: {
      noticeIssuedOn: '2021-10-20',
      rosterDueOn: '2021-11-02',
      remittanceDueOn: '2021-11-15',
      accountsReadyOn: '2021-11-05',
      loginOpensOn: '2021-11-01',
      firstLoginDueOn: '2021-11-15',
      studyStartsOn: '2021-11-01',
      studyEndsOn: '2022-04-30',
      assessmentEndsOn: '2022-05-31',
    },
    refundUntil: null,
    replaceUntil: null,
    fee: {
      feeFen: 12_000,
      legalBasis: '晋财行〔2010〕105号、晋价费字〔2001〕370号',
      hourlyStandardFen: 250,
      channel: '业务费、公用经费',
    },
    payee: {
      name: '北京奥鹏远程教育中心有限公司',
      accountNumber: '0200010019200157109',
      bankName: '中国工商银行北京北太平庄支行',
      cnaps: '102100001008',
      taxNumber: '91110108754651512T',
      contact: '张老师',
    },
    remarkTemplate: '{city}{county}{school}，{headcount}，{contact}{phone}',
    mailSubjectTemplate: '阳城县2021年全员培训 {school} 附件1、2、4',
    route: ['county'],
    forms: [
      { key: 'headcount', title: '阳城县2021年全员培训参训人数统计表', paperCopies: 2 },
      { key: 'roster', title: '阳城县2021年全员培训学员信息收集表', paperCopies: 2 },
      { key: 'remittance', title: '阳城县中小学幼儿园教师全员培训汇款登记表', paperCopies: 1 },
      { key: 'contacts', title: '阳城县2021年全员培训工作联系人信息表', paperCopies: 2 },
    ],
    firstPassword: 'randomBySms',
    assessment: commonAssessment,
    themes: { common: ['师德为先', '依法治教', '校园安全'], byStage: {} },
    study: { dailyCapX100: 800, bufferSec: 600, startedX100: 100 },
    classSize: { target: 100, most: 150 },
    contacts: {
      management: [{ unit: '阳城县教育局教师发展中心', name: '赵老师', phone: '' }],
      guidance: [{ unit: '北京奥鹏远程教育中心有限公司', name: '张老师', phone: '' }],
      execution: [{ unit: '各学校、幼儿园责任人', name: '', phone: '' }],
      hotline: '',
    },
    certificate: { issuer: '阳城县教育局', numberPrefix: 'YC2021', heldBackForUnpaid: false },
    schoolBased: { schoolMayReplace: false, samplePercent: 10, tasks: commonSchoolBasedTasks },
    assumptions: [
      assume('assessment.weights', weightAssumption),
      assume('assessment.items', itemsAssumption),
      assume('milestones.noticeIssuedOn', '通知未注明日期，按 2021-10-20 印发'),
      assume('milestones.loginOpensOn', '“网上注册时间从 11 月初开始”，按 2021-11-01 开放登录'),
      assume('milestones.accountsReadyOn', '开通账号 2021-11-05 前完成'),
      assume('milestones.study', '“2021年11月—2022年4月”，按 2021-11-01 至 2022-04-30'),
      assume('milestones.assessmentEndsOn', '考核 2022-05-31 前结束'),
      assume('mailSubjectTemplate', '邮件标题按“阳城县2021年全员培训 X学校 附件1、2、4”'),
      assume('themes', '研修主题采用师德为先、依法治教、校园安全'),
      assume('contacts.hotline', '通知未写客服热线，以联系人代替'),
      assume('schoolBased.tasks', schemeAssumption),
    ],
  },
};

/** 忻教发〔2020〕98号 and its 附件 1, 2. */
const xinzhou2020: Preset = {
  code: 'xinzhou-2020',
  publisherCode: '140900',
  providerName: '忻州师范学院',
  settings: {
    title: '忻州市2020年度中小学、幼儿园教师全员培训',
    year: 2020,
    notice: { number: '忻教发〔2020〕98号', basis: '晋教师〔2019〕15号' },
    stages: ['senior', 'vocational', 'junior', 'primary', 'preschool', 'special'],
    hours: { onlineX100: 5000, schoolBasedX100: 2200 },
    minutesPerHour: 45,
    milestones: {
      noticeIssuedOn: '2020-11-16',
      rosterDueOn: '2020-12-04',
      remittanceDueOn: '2020-12-31',
      accountsReadyOn: '2020-12-10',
      loginOpensOn: '2020-12-10',
      firstLoginDueOn: '2020-12-24',
      studyStartsOn: '2020-12-12',
      studyEndsOn: '2021-04-12',
      assessmentEndsOn: '2021-04-30',
    },
    refundUntil: null,
    replaceUntil: null,
    fee: {
      feeFen: 12_000,
      legalBasis: '晋财行[2010]105号、晋价费字[2001]370号、晋教计字[1998]40号',
      hourlyStandardFen: 250,
      channel: '业务费、公用经费',
    },
    payee: {
      name: '忻州师范学院',
      accountNumber: '0512040509026402092',
      bankName: '中国工商银行忻州市城建支行',
      cnaps: '102171004058',
      taxNumber: '',
      contact: '',
    },
    remarkTemplate: '{county}{school}（备案名称），{headcount}，{contact}{phone}',
    mailSubjectTemplate: '忻州市2020年全员培训{county}{school}参训名单',
    route: ['county', 'city'],
    forms: [
      { key: 'headcount', title: '忻州市2020年度全员培训参训人数统计表', paperCopies: 0 },
      { key: 'roster', title: '忻州市2020年度中小学、幼儿园教师全员培训参训教师报名表', paperCopies: 0 },
      { key: 'remittance', title: '忻州市2020年度全员培训汇款登记表', paperCopies: 0 },
      { key: 'contacts', title: '忻州市2020年度全员培训工作联系人信息表', paperCopies: 0 },
    ],
    firstPassword: 'phoneTail6',
    assessment: commonAssessment,
    themes: {
      common: ['师德为先', '依法治教', '校园安全'],
      byStage: {
        preschool: '学习幼儿教育发展趋势与要求，掌握幼儿五大发展领域教学，改善幼儿教师保教保育行为',
        primary: '提升课堂教学质量、信息技术与学科教学深度融合（核心素养）',
        junior: '提升课堂教学质量、信息技术与学科教学深度融合（核心素养）',
        senior: '新高考新课改及核心素养',
        vocational: '新高考新课改及核心素养',
      },
    },
    study: { dailyCapX100: 800, bufferSec: 600, startedX100: 100 },
    classSize: { target: 100, most: 150 },
    contacts: {
      management: [{ unit: '忻州市教育局教师培训中心', name: '', phone: '' }],
      guidance: [{ unit: '忻州师范学院', name: '', phone: '' }],
      execution: [{ unit: '各学校、幼儿园（校、园长为第一责任人）', name: '', phone: '' }],
      hotline: '400-887-6381',
    },
    certificate: { issuer: '忻州市教育局', numberPrefix: 'XZ2020', heldBackForUnpaid: false },
    schoolBased: { schoolMayReplace: false, samplePercent: 10, tasks: commonSchoolBasedTasks },
    assumptions: [
      assume('hours', '学时按网络研修 50、校本研修 22，共 72 学时'),
      assume('assessment.weights', weightAssumption),
      assume('assessment.items', itemsAssumption),
      assume('assessment.bands', '四部分考核、分数段与 10 学分同阳城县 2021 年'),
      assume('milestones.rosterDueOn', '名单 2020-12-04 前上报'),
      assume('milestones.remittanceDueOn', '缴费 2020-12-31 前完成（只提醒，不限制）'),
      assume('milestones.firstLoginDueOn', '“两周内完成上线登陆”自开放登录起算，至 2020-12-24'),
      assume('milestones.assessmentEndsOn', '考核 2021-04-30 前结束'),
      assume('schoolBased.tasks', schemeAssumption),
    ],
  },
};

export const presets: readonly Preset[] = [yangcheng2021, xinzhou2020];

/** The preset of a code such as `yangcheng-2021`, or null. */
export function findPreset(code: string): Preset | null {
  return presets.find((preset) => preset.code === code) ?? null;
}
