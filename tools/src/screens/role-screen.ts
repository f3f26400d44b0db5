import type { Role } from '@yanxiu/domain/access/roles';

/** Whose screen, which entry of the menu is the main list of the role, and what else is worth a picture. */
export interface RoleScreen {
  readonly role: Exclude<Role, 'trainee'>;
  readonly org: string;
  readonly list: string;
  /** Further entries of the menu, as they are with their data: name of the picture → entry. */
  readonly more?: Readonly<Record<string, string>>;
}

/** One person of every office role, at units where the demo has something to show. */
export const roleScreens: readonly RoleScreen[] = [
  { role: 'provinceAdmin', org: '山西省', list: '单位' },
  { role: 'cityAdmin', org: '忻州市', list: '名单', more: { supervision: '督导看板', scores: '成绩' } },
  { role: 'countyAdmin', org: '阳城县', list: '名单', more: { notices: '通知', programs: '培训项目' } },
  { role: 'schoolAdmin', org: '阳城县实验小学', list: '名单', more: { 'school-based': '校本研修' } },
  { role: 'principal', org: '阳城县实验小学', list: '名单' },
  { role: 'schoolFinance', org: '阳城县实验小学', list: '缴费单' },
  { role: 'providerManager', org: '忻州师范学院', list: '学习进度', more: { packages: '课程包' } },
  {
    role: 'providerFinance',
    org: '忻州师范学院',
    list: '待认领',
    more: { bills: '缴费单', closing: '对账与结账', invoices: '发票' },
  },
  { role: 'providerSupport', org: '忻州师范学院', list: '账号' },
  { role: 'contentEditor', org: '北京奥鹏远程教育中心有限公司', list: '课程' },
  { role: 'tutor', org: '忻州师范学院', list: '学习进度' },
  { role: 'expert', org: '北京奥鹏远程教育中心有限公司', list: '课程' },
  { role: 'operator', org: '山西省', list: '短信发件箱' },
  { role: 'auditor', org: '山西省', list: '审计记录' },
];
