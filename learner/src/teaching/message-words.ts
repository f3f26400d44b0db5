import type { OutputOf } from '@yanxiu/contract/index';

export type Message = OutputOf<'teaching.messages'>['rows'][number];

export const kindWords: Readonly<Record<Message['kind'], string>> = {
  notice: '班级通知',
  briefing: '简报',
  returned: '退回',
  marked: '已批改',
  answered: '回答',
  result: '结果',
};

/** Where a message opens: a briefing is a page of its own. */
export const hrefOf = (message: Message): string =>
  message.kind === 'briefing' ? message.link : `/messages/${message.id}`;
