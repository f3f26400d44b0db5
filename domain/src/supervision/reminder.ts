import type { Day } from '../kernel/day.ts';
import { untilText } from '../notice/reminder.ts';

export const reminderReasons = {
  all: '参训',
  notActivated: '账号尚未激活',
  notLoggedIn: '尚未登录学习平台',
  notStarted: '尚未开始学习',
  behind: '学习进度落后',
  near: '成绩接近合格线',
  failed: '成绩未达标',
  passed: '已达标',
} as const;
export type ReminderReason = keyof typeof reminderReasons;

/** At most so many names of one school in a message for a WeChat group. */
const mostNames = 30;

/**
 * A reminder as text for a WeChat group: school by school, names without numbers, what to do and by when. Most of those
 * who have not logged in see nothing else.
 */
export function reminderText(message: {
  readonly programName: string;
  readonly reason: ReminderReason;
  readonly dueOn: Day | null;
  readonly today: Day;
  readonly hotline: string;
  readonly schools: readonly { readonly name: string; readonly people: readonly string[] }[];
}): string {
  const total = message.schools.reduce((sum, school) => sum + school.people.length, 0);
  const lines = message.schools.map((school) => {
    const names = school.people.slice(0, mostNames).join('、');
    const more = school.people.length > mostNames ? ` 等` : '';
    return `${school.name}（${school.people.length}人）：${names}${more}`;
  });
  const until = untilText(message.dueOn, message.today);
  const help = message.hotline
    ? `\n遇到困难请联系学校管理员，或拨打客服热线 ${message.hotline}。`
    : '\n遇到困难请联系学校管理员。';
  return `【${message.programName}】以下 ${total} 位老师${reminderReasons[message.reason]}${until}：\n${lines.join('\n')}${help}`;
}
