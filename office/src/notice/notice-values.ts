import type { InputOf, OutputOf } from '@yanxiu/contract/index';

type Notice = OutputOf<'notice.get'>;
type Attachment = Notice['attachments'][number];

/** What stands in the fields of a draft. */
export interface NoticeValues {
  number: string;
  title: string;
  addressees: string;
  basis: string;
  body: string;
  issuedOn: string;
  public: boolean;
  programId: string | null;
  attachments: Attachment[];
  kind: Notice['kind'];
  contact: string;
  answersId: string | null;
  asksPlan: boolean;
  planDueOn: string | null;
}

export function newNotice(today: string): NoticeValues {
  return {
    number: '',
    title: '',
    addressees: '',
    basis: '',
    body: '',
    issuedOn: today,
    public: true,
    programId: null,
    attachments: [],
    kind: 'notice',
    contact: '',
    answersId: null,
    asksPlan: false,
    planDueOn: null,
  };
}

/** A draft that passes a notice from above on, with one's own addition before it, or answers it by a plan. */
export function answerTo(notice: Notice, kind: 'notice' | 'plan', today: string): NoticeValues {
  const title = notice.title.replace(/^关于/, '').replace(/的通知$/, '');
  const own = { ...newNotice(today), kind, answersId: notice.id, programId: notice.programId, basis: notice.number };
  if (kind === 'plan') {
    return { ...own, title: title.endsWith('实施计划') ? title : `${title}实施计划`, public: false };
  }
  const body = `现将《${notice.title}》（${notice.number}）转发给你们，并提出以下要求，请一并贯彻落实。\n\n附：原文\n${notice.body}`;
  return { ...own, title: `转发关于${title}的通知`, body };
}

export function valuesOf(notice: OutputOf<'notice.get'>): NoticeValues {
  const { number, title, addressees, basis, body, issuedOn, programId, attachments } = notice;
  const { kind, contact, answersId, asksPlan, planDueOn } = notice;
  const paper = { number, title, addressees, basis, body, issuedOn, public: notice.public, programId, attachments };
  return { ...paper, kind, contact, answersId, asksPlan, planDueOn };
}

export function inputOf({ attachments, ...values }: NoticeValues): InputOf<'notice.create'> {
  const planDueOn = values.asksPlan ? values.planDueOn : null;
  return { ...values, planDueOn, fileIds: attachments.map((file) => file.id) };
}

/** Files are sent by their ids; what is wrong with one is told at the attachments. */
export function fieldOf(path: string): string {
  return path.startsWith('fileIds') ? 'attachments' : path;
}
