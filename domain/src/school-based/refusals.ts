import { refusals } from '../kernel/refusal.ts';

export const refuseSchoolBased = refusals('schoolBased', {
  unknownTask: '方案里没有这项任务，请从列表中选择。',
  wrongState: '这次活动{state}，现在不能{act}。',
  notYourLevel: '由发布通知的教育局办理，上级只能查看。',
  changed: '这次活动刚被别人修改过，请刷新后再操作。',
  tooManyHours: '“{task}”共 {hours} 学时，这次活动不能超过它。',
  outsideProgram: '日期应在 {from} 至 {to} 之间。',
  notYet: '{day} 还没有到，请在活动举办后登记。',
  nobody: '请选择到场的教师。',
  notTrainee: '有 {count} 人不在本单位的参训名单里，请核对。',
  reasonNeeded: '退回请写明原因。',
  ownActivity: '登记人不能确认自己登记的活动，请由校（园）长本人确认；一人兼任的，由上级认定。',
  ownAttendance: '到场名单里有您本人，请由另一位管理员认定。',
  noEvidence: '请先写明活动记录，或上传至少一份材料（方案、签到表、照片、记录等）。',
  overlap: '{name} 同一天已登记“{other}”，加上这次超过 8 学时，请核对时间后只记一次。',
  unknownItem: '考核方案里没有这一项，或它不由人工评分。',
  notProgram: '项目还没有发布。',
  nothingToDraw: '范围内还没有由校长确认的活动，暂时不能抽查。',
});
