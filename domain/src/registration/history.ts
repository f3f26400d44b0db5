import type { RegistrationAct } from './states.ts';

/** Everything that a unit's history may show, in the words of its list. */
export const eventNames = {
  submit: '提交给校长',
  takeBack: '撤回',
  confirm: '校长确认并上报',
  returnToClerk: '校长退回',
  recordScan: '登记盖章扫描件并上报',
  confirmFor: '上级代为确认并上报',
  approve: '审核通过',
  lock: '锁定名单',
  return: '审核退回',
  unlock: '解锁',
  askExtension: '申请延期',
  grantExtension: '同意延期',
  declineExtension: '不同意延期',
  keepScan: '上传盖章扫描件',
  mailHandIn: '按通知要求发送附件',
  importRoster: '导入名单',
  undoImport: '撤销导入',
  settleConflict: '裁定重复上报',
  exemptApproved: '通过免训申请',
  exemptReturned: '退回免训申请',
  changeAsked: '提交变更单',
  changeApproved: '变更单生效',
  changeReturned: '退回变更单',
  changeWithdrawn: '撤销变更单',
} as const;
export type EventAct = keyof typeof eventNames;

/** Acts of the states table that are kept in the history under their own name. */
export type MoveEvent = Extract<RegistrationAct, EventAct>;
