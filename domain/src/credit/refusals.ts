import { refusals } from '../kernel/refusal.ts';

export const refuseCredit = refusals('credit', {
  noCertificate: '还没有证书：成绩审定并达到合格后才会生成。',
  revoked: '证书已撤销，原因：{reason}。',
  alreadyRevoked: '这份证书已经撤销过了。',
  nothingToPrint: '这个单位还没有可打印的证书。',
});
