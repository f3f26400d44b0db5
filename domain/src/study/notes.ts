import { fillText } from '../kernel/refusal.ts';
import type { PlayNote } from './play.ts';

/** What the player says beside 计时中 / 已暂停 / 不计时; an empty text needs no words. */
const texts: Readonly<Record<PlayNote | 'takenOver' | 'closed', string>> = {
  none: '',
  silent: '超过 {minutes} 分钟没有收到学习记录，这次计时已结束，之前的学时不受影响。请点“继续学习”。',
  windowOver: '学习时间到 {endsOn} 为止，已不再计时。之前的学时不受影响。',
  notEnrolled: '您已不在本项目的参训名单里，不再计时。如有疑问请联系学校管理员。',
  question: '请回答页面上的提问，60 秒内答对，这段时间照常计入。',
  questionAgain: '网络中断时有一次提问没有收到回答。请再答一次，这段时间就能计入。',
  questionLate: '提问超过 60 秒没有回答，从提问时起暂不计时。回答后继续计时，之前的学时不受影响。',
  questionNext: '刚才答得不对，请按提示再答一次。答对后继续计时，之前的学时不受影响。',
  answerLate: '已继续计时。从提问到回答的这段时间没有计入，再看一遍可以补计。',
  answerWrong: '答得不对，{seconds} 秒后再问一次。答对后继续计时，之前的学时不受影响。',
  dayFull: '今天已计满 {dayCap} 学时，请明天再来。现在可以看，但不计时。',
  courseFull: '本课程的学时已经计满，可以继续看，但不再计时。请学习其他课程。',
  overClock: '播放得比实际时间快，有 {seconds} 秒暂时没有计入。按正常速度再看一遍可以补计。',
  alreadyCredited: '这一段以前已经计过时，不重复计。',
  lessonDone: '这一课已全部计时。',
  takenOver: '您在另一个窗口或设备上开始了学习，本窗口不再计时。要在这里继续，请点“在这里继续学习”。',
  closed: '这次计时已结束，之前的学时不受影响。请点“继续学习”。',
};

export function noteText(
  note: PlayNote | 'takenOver' | 'closed',
  params: Readonly<Record<string, string | number>>,
): string {
  return fillText(texts[note], params);
}
