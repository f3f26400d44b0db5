import { refusals } from '../kernel/refusal.ts';

export const refuseFile = refusals('file', {
  empty: '文件“{name}”是空的，请重新选择。',
  kind: '文件“{name}”不是这里可以上传的类型，请上传{wanted}。',
  tooLarge: '文件“{name}”有 {size} MB，超过 {limit} MB，请压缩或拆分后再上传。',
  partDamaged: '这一段在路上损坏了，正在重传。一直不行，请换个网络再试。',
  partGap: '上传的顺序对不上，请从第 {receivedBytes} 字节接着传。',
  partSize: '这一段的长度不对，请重新选择文件上传。',
  notWhole: '文件还没有传完（{percent}%），请接着上传。',
  tooManyOpen: '您还有 {most} 个文件没有传完。请先重新选择其中一个接着传完，或过几天它们会自动清除。',
  lessonOnly: '课程视频只有承训机构的课程编辑可以上传。',
  changedFile: '文件内容和开始上传时不一样了，请重新选择文件上传。',
  notYours: '这个文件不是您上传的，请重新上传。',
});
