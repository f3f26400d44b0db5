/**
 * What a teacher may ask her school for (我不会用，请学校帮我), in her words. Few and plain, so that whoever comes to help
 * knows what to bring.
 */
export const helpSubjects = ['find', 'play', 'hours', 'quiz', 'phone', 'other'] as const;
export type HelpSubject = (typeof helpSubjects)[number];

export const helpSubjectNames: Readonly<Record<HelpSubject, string>> = {
  find: '不知道从哪里学',
  play: '视频打不开、放不动',
  hours: '学了，学时没有增加',
  quiz: '测验不会做、交不上',
  phone: '手机不合适，想用学校的电脑',
  other: '其他',
};

export const helpStates = ['open', 'helped', 'withdrawn'] as const;
export type HelpState = (typeof helpStates)[number];

export const helpStateNames: Readonly<Record<HelpState, string>> = {
  open: '等待帮助',
  helped: '已帮助',
  withdrawn: '本人已撤回',
};
