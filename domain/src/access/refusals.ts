import { refusals } from '../kernel/refusal.ts';

export const refuseAccess = refusals('access', {
  wrong: '账号或密码不对。请核对后重试；忘记密码可用短信验证码登录。',
  locked: '连续 5 次没有登录成功，请 {minutes} 分钟后再试，或用短信验证码登录。',
  wrongCode: '验证码不对或已过期，请重新获取。',
  codeTooOften: '验证码已发送，请 {seconds} 秒后再获取。',
  codeHourlyLimit: '一小时内获取验证码的次数已用完，请 {minutes} 分钟后再试，或请学校管理员打印账号条。',
  codeDailyLimit: '一天内获取验证码的次数已用完，请 {hours} 小时后再试，或请学校管理员打印账号条。',
  slowed: '这个网络上登录失败的次数太多，请 {seconds} 秒后再试。',
  busy: '现在登录的人较多，请稍等几秒再试。',
  notYours: '这个角色不属于您，请刷新页面后重试。',
  notActivated: '账号还没有激活，请先激活。',
});
