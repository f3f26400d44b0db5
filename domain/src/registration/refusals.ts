import { refusals } from '../kernel/refusal.ts';

export const refuseRegistration = refusals('registration', {
  programNotOpen: '这个培训项目还没有发布，或已经结束，不能办理报名。',
  notInProgram: '“{school}”不在这个培训项目的报名范围内。',
  changed: '这项内容刚被别人修改过。请刷新查看最新内容后再改。',
  // where the registration stands
  notEditable: '名单{state}，现在不能修改。需要修改的，请先撤回或请上级退回。',
  locked: '名单已锁定，请用变更单办理。',
  notLocked: '名单还没有锁定，请直接在名单里修改。',
  notSubmittable: '名单{state}，不用再次提交。',
  notWithPrincipal: '名单{state}，现在不需要校长确认。',
  notSubmitted: '名单{state}，现在不能审核。',
  notYourStep: '名单现由{level}审核，请等待；需要代为审核的，请选择“代办”。',
  notYourRole: '这一步应由{who}办理。',
  notLastStep: '您不是最后一级审核，请点“通过”报送{next}。',
  lastStep: '您是最后一级审核，请直接锁定。',
  // taking back
  nothingToTakeBack: '名单{state}，没有可以撤回的提交。',
  alreadyOpened: '{who}已经打开查看，不能撤回；需要修改的，请联系退回。',
  notSender: '只有提交的一方可以撤回。',
  // what submitting needs
  empty: '名单里还没有人，请先填写或导入名单。',
  rowErrors: '名单里还有 {count} 行错误，请先改正：{first}。',
  staffCountMissing: '请先填写在职专任教师数。',
  staffCountTooSmall: '在职专任教师数（{staff} 人）少于名单人数（{count} 人），请核对。',
  liaisonMissing: '请先填写责任人姓名和手机号（附件 4）。',
  conflictUnexplained:
    '{name}也在“{school}”的名单里。在本单位任教的，请修改这一行，填写人员类别和编制所在单位；已到那里支教、借调的，请移除这一行。',
  deadlinePassed: '名单上报已于 {day} 截止。确需补报的，请先申请延期，由审核部门同意后再交。',
  // confirming
  confirmOwn: '名单是您本人提交的，须由{level}代为确认。',
  needsNoConfirmFor: '填报人和校长不是同一人，请由校长确认，或上传盖章签字的扫描件。',
  scanKind: '扫描件须是照片或 PDF。',
  scanEarly: '名单{state}，提交校长确认以后再打印、盖章、上传扫描件。',
  handInDraft: '名单还没有提交，附件上有“草稿”字样；提交校长确认以后再发送。',
  // review
  exemptUndecided: '还有 {count} 人的免训申请没有审核，请先审核。',
  conflictOpen: '{name}同时在“{school}”的名单里，请先裁定由哪个单位上报。',
  unlockTooLate: '锁定已超过 1 小时，不能解锁，请用变更单办理。',
  unlockLoggedIn: '已有 {count} 位老师登录，不能解锁，请用变更单办理。',
  // extension
  extensionNotNeeded: '名单上报还没有截止，不需要申请延期。',
  extensionNotAsked: '这个单位没有待处理的延期申请。',
  extensionPast: '延期日期应在今天之后。',
  declineReason: '不同意延期的，请写明原因，学校会看到。',
  // rows and import
  importState: '这次导入{state}，不能再操作，请重新上传。',
  rowImported: '这一行已经导入名单，请在名单里修改。',
  importNothing: '没有可以导入的行，请先改正错误。',
  undoTooLate: '名单已提交，不能再撤销导入。',
  noRow: '没有找到这一行，可能已被移除。',
  // exemption
  exemptTooLow:
    '免训须本年度在其他培训中达到 {hours} 学时和 {credits} 学分，所填为 {haveHours} 学时、{haveCredits} 学分。',
  exemptNoEvidence: '请上传免训证明材料（照片或 PDF）。',
  exemptState: '这一行没有待审核的免训申请。',
  // conflicts
  conflictGone: '这项冲突已经处理过了，请刷新。',
  // change orders
  changeState: '这张变更单已经{state}，不能再办理。',
  changeEntry: '名单里没有这个人，或已经退出。',
  changeSchool: '请选择要调入的单位。',
  changeSameSchool: '调入的单位就是现在的单位。',
  changeTargetLocked: '调入单位的名单还没有锁定，请等锁定后再办理调动。',
  changeTargetAway: '调入单位不在本培训项目内。',
  changeTwice: '这个人已有一张待审核的变更单，请先处理。',
  changeDuplicate: '{name}已在“{school}”的名单里，不能重复增加；需要调动的，请办理调动。',
  changeRow: '所填内容有误：{first}。',
  changeNothing: '没有任何改动，请核对后再提交。',
  changePersonTaken: '这个证件号码已登记在另一人名下，请先核对；确属重复的，请联系客服合并。',
  changeReach: '调动涉及两个县（市、区），须由上一级审核。',
  changeUnagreed: '缴费单随调动转移，须调入单位先同意。',
  changeAfterEnd: '学习已于 {day} 结束，不再受理{kind}。',
  ownUnitOnly: '只有调入单位可以同意。',
});
