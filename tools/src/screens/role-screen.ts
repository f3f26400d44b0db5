import type { Role } from '@yanxiu/domain/access/roles';

/** Whose screen, and which entry of the menu is the main list of the role. */
export interface RoleScreen {
  readonly role: Exclude<Role, 'trainee'>;
  readonly org: string;
  readonly list: string;
}

/** One person of every office role, at units where the demo has something to show. */
export const roleScreens: readonly RoleScreen[] = [
  { role: 'provinceAdmin', org: '山西省', list: '单位' },
  { role: 'cityAdmin', org: '忻州市', list: '名单' },
  { role: 'countyAdmin', org: '阳城县', list: '名单' },
  { role: 'schoolAdmin', org: '阳城县实验小学', list: '名单' },
  { role: 'principal', org: '阳城县实验小学', list: '名单' },
  { role: 'schoolFinance', org: '阳城县实验小学', list: '通知' },
  { role: 'providerManager', org: '北京奥鹏远程教育中心有限公司', list: '线下授课' },
  { role: 'providerFinance', org: '北京奥鹏远程教育中心有限公司', list: '名单' },
  { role: 'providerSupport', org: '北京奥鹏远程教育中心有限公司', list: '账号' },
  { role: 'operator', org: '山西省', list: '短信发件箱' },
  { role: 'auditor', org: '山西省', list: '审计记录' },
];
