import { accountStates } from '@yanxiu/domain/account/login';
import { z } from 'zod';
import { me } from './access.ts';
import { mergeEndpoints } from './account-merge.ts';
import { officeEndpoints } from './account-offices.ts';
import { endpoint, feature } from './kernel/endpoint.ts';
import { done, exportQuery, fileOut, id, instantOut, listQuery, pageOf, reason } from './kernel/fields.ts';

const login = z.string().trim().min(1, '请填写手机号或登录号。').max(40);
const password = z.string().min(1, '请设置密码。').max(200);
const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/, '验证码是 6 位数字。');
const activation = {
  password,
  /** The version of the privacy notice that was shown and agreed to. */
  consentVersion: z.string().max(20),
  remember: z.boolean().default(false),
};
const accounts = '/api/programs/:programId/accounts';
const accountState = z.enum(accountStates);
/** Activated accounts that nobody has used for so many days. */
const idleDays = z.coerce.number().int().min(1).max(365).optional();
const stateCounts = z.object({ total: z.int(), none: z.int(), waiting: z.int(), active: z.int(), loggedIn: z.int() });

export const account = feature('account', '账号', {
  sendActivationCode: endpoint({
    method: 'POST',
    path: '/api/activation/code',
    permission: 'public',
    summary: '向报名手机号发送激活验证码；没有待激活账号的不发，答复相同',
    input: z.strictObject({ phone: login }),
    output: z.object({ ok: z.literal(true), validSec: z.int() }),
  }),
  activate: endpoint({
    method: 'POST',
    path: '/api/activation/by-code',
    permission: 'public',
    summary: '用手机号和短信验证码激活账号、设置密码并登录',
    input: z.strictObject({ phone: login, code, ...activation }),
    output: me,
  }),
  activateBySlip: endpoint({
    method: 'POST',
    path: '/api/activation/by-slip',
    permission: 'public',
    summary: '用账号条上的激活码和证件号码后六位激活账号、设置密码并登录',
    input: z.strictObject({
      login,
      slipCode: z.string().trim().min(1, '请填写账号条上的激活码。').max(20),
      documentTail: z.string().trim().length(6, '请填写证件号码的后六位。'),
      ...activation,
    }),
    output: me,
  }),
  privacy: endpoint({
    method: 'GET',
    path: '/api/activation/privacy',
    permission: 'public',
    summary: '个人信息处理说明',
    input: z.strictObject({}),
    output: z.object({ version: z.string(), paragraphs: z.array(z.string()) }),
  }),
  consent: endpoint({
    method: 'POST',
    path: '/api/account/consent',
    permission: 'signedIn',
    summary: '同意新的个人信息处理说明',
    input: z.strictObject({ consentVersion: z.string().max(20) }),
    output: done,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/account',
    permission: 'signedIn',
    summary: '本人的账号和在各培训项目中登记的信息',
    input: z.strictObject({}),
    output: z.object({
      name: z.string(),
      loginMask: z.string(),
      loginKind: z.enum(['phone', 'number']),
      phoneMask: z.string(),
      documentMask: z.string(),
      /** The privacy notice that was agreed to, and when; `consentDue` when a newer one waits, or none is recorded. */
      consentVersion: z.string().nullable(),
      consentAt: instantOut.nullable(),
      consentDue: z.boolean(),
      programs: z.array(
        z.object({
          programId: id,
          programName: z.string(),
          state: z.enum(['active', 'exempt', 'withdrawn']),
          name: z.string(),
          schoolName: z.string(),
          workSchoolName: z.string(),
          stage: z.string(),
          subject: z.string(),
          phoneMask: z.string(),
          documentMask: z.string(),
          checkedAt: instantOut.nullable(),
          correctionState: z.enum(['asked', 'approved', 'returned', 'withdrawn']).nullable(),
        }),
      ),
    }),
  }),
  checkMine: endpoint({
    method: 'POST',
    path: '/api/account/check',
    permission: 'signedIn',
    summary: '核对本人信息：无误，或申请更正（由学校办理变更单）',
    input: z.strictObject({
      programId: id,
      right: z.boolean(),
      /** Only what is wrong, as it should be. */
      wanted: z
        .strictObject({
          name: z.string().trim().max(40),
          stage: z.string().trim().max(20),
          subject: z.string().trim().max(40),
          idNumber: z.string().trim().max(30),
          phone: z.string().trim().max(20),
        })
        .partial()
        .optional(),
      note: z.string().trim().max(300).optional(),
    }),
    output: z.object({ changeId: id.nullable() }),
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/api/account/password',
    permission: 'signedIn',
    summary: '修改本人密码；其他设备上的登录随之退出',
    input: z.strictObject({ oldPassword: z.string().min(1, '请填写原密码。').max(200), newPassword: password }),
    output: done,
  }),
  sendPhoneCodes: endpoint({
    method: 'POST',
    path: '/api/account/phone/codes',
    permission: 'signedIn',
    summary: '更换手机号：向原手机号和新手机号各发一个验证码',
    input: z.strictObject({ newPhone: login }),
    output: z.object({ ok: z.literal(true), validSec: z.int(), oldPhoneMask: z.string() }),
  }),
  changePhone: endpoint({
    method: 'POST',
    path: '/api/account/phone',
    permission: 'signedIn',
    summary: '用两个验证码更换手机号，之后用新手机号登录',
    input: z.strictObject({ newPhone: login, oldCode: code, newCode: code }),
    output: done,
  }),
  list: endpoint({
    method: 'GET',
    path: accounts,
    permission: 'account.read',
    summary: '参训教师的账号：未激活、已激活、已登录',
    input: z.strictObject({
      programId: id,
      ...listQuery,
      schoolId: id.optional(),
      state: accountState.optional(),
      idleDays,
    }),
    output: pageOf(
      z.object({
        personId: id,
        name: z.string(),
        schoolId: id,
        schoolName: z.string(),
        workSchoolName: z.string(),
        loginMask: z.string(),
        loginKind: z.enum(['phone', 'number']).nullable(),
        documentMask: z.string(),
        state: accountState,
        stateName: z.string(),
        activatedAt: instantOut.nullable(),
        firstLoginAt: instantOut.nullable(),
        lastLoginAt: instantOut.nullable(),
        slipPrintedAt: instantOut.nullable(),
        checkedAt: instantOut.nullable(),
        /** A code could not be delivered: the number is out of use or wrong. */
        wrongNumber: z.boolean(),
      }),
    ).extend({ counts: stateCounts }),
  }),
  board: endpoint({
    method: 'GET',
    path: `${accounts}/board`,
    permission: 'account.read',
    summary: '首次登录进度：各单位未激活、已激活、已登录人数',
    input: z.strictObject({ programId: id, ...listQuery, size: z.coerce.number().int().min(1).max(1000).default(50) }),
    output: pageOf(stateCounts.extend({ schoolId: id, schoolName: z.string(), parentName: z.string() })).extend({
      counts: stateCounts,
    }),
  }),
  phoneList: endpoint({
    method: 'POST',
    path: `${accounts}/phone-list`,
    permission: 'account.slip',
    summary: '打印催办电话表（PDF）：还有人没有登录的单位、人数和责任人的电话',
    input: z.strictObject({ programId: id }),
    output: fileOut,
    sends: 'file',
  }),
  slips: endpoint({
    method: 'POST',
    path: `${accounts}/slips`,
    permission: 'account.slip',
    summary: '打印账号条（PDF）：给还没激活的人各发一个新激活码，旧的作废',
    input: z.strictObject({ programId: id, schoolId: id, personIds: z.array(id).max(500).optional() }),
    output: fileOut,
    sends: 'file',
  }),
  reset: endpoint({
    method: 'POST',
    path: `${accounts}/:personId/reset`,
    permission: 'account.reset',
    summary: '核对身份后重置：原密码作废，重新激活',
    input: z.strictObject({
      programId: id,
      personId: id,
      /** Read off the document that is shown, or told on the telephone: the server compares. */
      documentTail: z.string().trim().length(6, '请填写证件号码的后六位。'),
      reason,
    }),
    output: done,
  }),
  setPhone: endpoint({
    method: 'POST',
    path: `${accounts}/:personId/phone`,
    permission: 'account.reset',
    summary: '由学校确认更换本人手机号',
    input: z.strictObject({ programId: id, personId: id, phone: login, reason }),
    output: done,
  }),
  export: endpoint({
    method: 'GET',
    path: `${accounts}/export`,
    permission: 'account.read',
    summary: '账号名单（.xlsx），号码隐去中间几位',
    input: z.strictObject({
      programId: id,
      ...exportQuery,
      schoolId: id.optional(),
      state: accountState.optional(),
      idleDays,
    }),
    output: fileOut,
    sends: 'file',
  }),
  ...officeEndpoints,
  ...mergeEndpoints,
});
