import { refusals } from '../kernel/refusal.ts';

export const refuseNotice = refusals('notice', {
  published: '通知已经印发，不能再修改。需要更正的，请另发一份通知。',
  changed: '这份通知刚被别人修改过，请刷新后再改。',
  foreignFile: '附件里有不属于本单位的文件，请重新上传。',
});
