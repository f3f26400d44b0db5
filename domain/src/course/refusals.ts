import { refusals } from '../kernel/refusal.ts';

export const refuseCourse = refusals('course', {
  changed: '这门课程刚被别人修改过。请刷新查看最新内容后再改。',
  notDraft: '这门课程已经发布，时长和内容不再改动；要修改，请新增一课再移除旧课。',
  unknownUnit: '章节已不存在，请刷新后重试。',
  outline: '章节或课时与现有的对不上，可能刚被别人改过。请刷新后重试。',
  wrongKind: '这一课是{kind}，不能这样编辑。',
  nothingToPublish: '课程里还没有可以学习的课时，不能发布。',
  lessonEmpty: '“{title}”还没有内容，不能发布。',
  hoursShort: '课程学时是 {hours}，但视频和文档合计只有 {minutes} 分钟。请补足内容或改小学时。',
  notMp4: '这个文件不是 MP4 视频。请上传 MP4（H.264 画面、AAC 声音）。',
  brokenMp4: '这个视频文件不完整或已损坏，读不出时长。请重新导出后再上传。',
  codec: '视频的编码是 {codec}，老旧手机播放不了。请转成 H.264 画面、AAC 声音的 MP4 再上传。',
  moovAtEnd: '这个视频的索引在文件末尾，要全部下载完才能播放。请用“快速启动”（faststart）方式重新导出。',
  tooShort: '视频只有 {seconds} 秒，至少要 10 秒。',
  packageIncomplete: '{stage}的课程包还不能使用：{problems}',
  programNotYours: '这个项目不由贵机构承办。',
});
