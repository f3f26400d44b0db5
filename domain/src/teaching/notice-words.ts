/** The text that a tutor puts into the class's chat group: who has not read a notice yet, by name. */
export function readReminder(notice: { title: string; className: string }, names: readonly string[]): string {
  const shown = names.slice(0, 60).join('、');
  const who = names.length > 60 ? `${shown}等 ${names.length} 位老师` : `${shown} ${names.length} 位老师`;
  return `【${notice.className}】通知《${notice.title}》还有${who}没有读。请登录研修台，在“班级”里打开阅读。`;
}
