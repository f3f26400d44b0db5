import { type Day, dayText } from '../kernel/day.ts';

/** At most so many units by name in one message for a WeChat group. */
const mostUnits = 80;

/**
 * A reminder to units as text for a WeChat group: what is open, by when, and which units, without numbers of persons. Most
 * of those who have not logged in see nothing else.
 */
export function unitReminderText(message: {
  /** What the units still have to do, after the word 尚未: 签收“…”, 上报名单. */
  readonly act: string;
  readonly title: string;
  readonly dueOn: Day | null;
  readonly today: Day;
  readonly units: readonly string[];
  readonly contact: string;
}): string {
  const { units } = message;
  const names = units.slice(0, mostUnits).join('、');
  const more = units.length > mostUnits ? ' 等' : '';
  const until = untilText(message.dueOn, message.today);
  const contact = message.contact ? `\n联系人：${message.contact}` : '';
  return `【${message.title}】以下 ${units.length} 个单位尚未${message.act}${until}：\n${names}${more}。${contact}`;
}

/** By when, in words; a day that has passed is named as such. */
export function untilText(dueOn: Day | null, today: Day): string {
  if (!dueOn) return '，请尽快办理';
  const due = dayText(dueOn);
  return dueOn < today ? `（${due}已截止），请尽快办理` : `，请于${due}前完成`;
}
