import { refusals } from '../kernel/refusal.ts';

export const refuseFile = refusals('file', {
  empty: '文件“{name}”是空的，请重新选择。',
  kind: '文件“{name}”不是这里可以上传的类型，请上传{wanted}。',
  tooLarge: '文件“{name}”有 {size} MB，超过 {limit} MB，请压缩或拆分后再上传。',
  notYours: '这个文件不是您上传的，请重新上传。',
});
