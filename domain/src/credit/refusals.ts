import { refusals } from '../kernel/refusal.ts';

export const refuseCredit = refusals('credit', {
  noCertificate: '还没有证书：成绩审定并达到合格后才会生成。',
  revoked: '证书已撤销，原因：{reason}。',
  alreadyRevoked: '这份证书已经撤销过了。',
  ownCertificate: '不能撤销本人的证书，请由另一位管理员处理。',
  notYourLevel: '由最后审定成绩的教育局办理。',
  unpaid: '{school}的培训费还有 {amount} 元没有到账，按项目规定缴清后才能打印证书。',
  nothingToPrint: '这个单位还没有可打印的证书。',
});
