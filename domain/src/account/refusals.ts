import { refusals } from '../kernel/refusal.ts';

export const refuseAccount = refusals('account', {
  // activation; the answer never tells which part was wrong
  wrongProof: '所填内容不对，或账号已经激活。请核对后重试；仍不行请联系学校管理员。',
  consentMissing: '请先阅读并同意个人信息处理说明。',
  // password
  passwordShort: '密码至少 8 位，请再加几位。',
  passwordLong: '密码最长 72 位，请缩短。',
  passwordIsPhone: '密码不能是手机号或登录号，请换一个。',
  passwordIsDocument: '密码不能是证件号码或它的一部分，请换一个。',
  passwordIsCommon: '这个密码太常见，容易被猜到，请换一个。',
  wrongOldPassword: '原密码不对，请核对后重试。',
  // people of a unit
  notTrainee: '这个人不在本项目的名单里。',
  alreadyActive: '账号已经激活，不需要账号条；忘记密码可用短信验证码登录，或由学校重置。',
  holdsRole: '此人还有管理角色，请由其上一级管理员办理。',
  nobodyToPrint: '没有需要打印账号条的人：本单位的账号都已激活。',
  nobodyBehind: '各单位的老师都已登录过，不用催办。',
  consentOld: '个人信息处理说明刚有更新，请刷新后阅读新的一版。',
  unitNotLocked: '名单还没有锁定，账号在锁定后自动开通。',
  wrongTail: '证件号码后六位与登记的不一致，没有重置。请核对证件；登记有误的，请先办更正。',
  // phone
  phoneTaken: '这个手机号已是另一个账号的登录名，请核对；确属本人的，请联系客服处理。',
  samePhone: '新手机号与现在的相同，不需要更换。',
  badPhone: '{message}',
  noOldPhone: '账号没有登记手机号，请由学校管理员登记。',
  // checking one's own data
  nothingToCorrect: '请写明哪一项不对。',
  notEnrolled: '您不在这个培训项目的名单里。',
  // roles and who holds them
  officeNotYours: '这个角色不由您管理，请由其上一级管理员办理。',
  officeEnded: '这个角色已经收回或移交过了，请刷新查看。',
  officeSelf: '不能收回自己的角色；离任请用“移交”，把它交给接任的人。',
  officeHeld: '{name}已经是这个单位的{role}。',
  officeOtherName: '手机号 {phone} 的账号登记的是另一个姓名，请核对姓名和手机号。',
  officeTogether: '平台运维和安全审计不能由同一个人担任。',
  officePast: '到期日应在今天之后。',
  officeSame: '接任的就是现在这个人，不用移交。',
  officeActive: '账号还没有激活，不用重置；请打印账号条，或请本人用短信验证码激活。',
  officeGiveBack: '{name}的{role}现在不能交还：{why}',
  officeBackGone: '可以交还的角色有变化，请关闭后重新打开再选。',
  openerGone: '发起人的角色已经收回，没有继续开通。请由现任管理员重新办理，已开通的不会重复。',
  nobodyWaiting: '没有需要打印账号条的管理人员：账号都已激活。',
  // two records of one person
  mergeSame: '请选择两条不同的记录。',
  mergeGone: '其中一条记录已经并入别的记录，请刷新后重新查找。',
  mergeNames: '两条记录的姓名不同（{one}、{other}）。确属同一人的，请先由学校用变更单更正姓名，再合并。',
  mergeBeyond: '此人还有 {count} 条参训记录不在您的管理范围内，请由省级管理员办理。',
  mergeBothEnrolled:
    '两条记录都在“{program}”的名单里，学习记录不能相加。请先由学校用变更单减去其中一条（原因选“误报”），再合并。',
  mergeOtherWay: '要保留的记录已经退出“{program}”，另一条还在名单里。请把两条对调，保留还在名单里的那条。',
  mergeTyped: '输入的姓名与要合并的记录不一致，请核对后重新输入。',
  mergeMoved: '合并前记录有变化，请刷新后核对。',
  unmergeDone: '这次合并已经撤回过了。',
  unmergeLate: '合并满 30 天，不能再撤回（截至{day}）。确需分开的，请联系省级管理员核实后由学校办变更单。',
  unmergeChain: '保留的记录后来又并入了别的记录，请先撤回后来的合并。',
  unmergeEnrolled: '合并后又在“{programs}”报了名，分不清是哪一条记录的，不能撤回。',
  unmergeChanged: '合并后转过来的培训里又有新的{what}，分不清是哪一条记录的，不能撤回。',
  unmergePhone: '合并后换过手机号，不能撤回。请先把手机号换回合并时的号码。',
  unmergeLogin: '停用账号的登录名已由另一个账号使用，不能撤回。请先核对那个账号的手机号。',
  personTaken: '这两个账号不能合并：请核对姓名和证件号码。',
});
