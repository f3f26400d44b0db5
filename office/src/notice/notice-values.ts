import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import type { Block } from '@yanxiu/domain/notice/body';

type Notice = OutputOf<'notice.get'>;
type Attachment = Notice['attachments'][number];

/** What stands in the fields of a draft. */
export interface NoticeValues {
  number: string;
  title: string;
  addressees: string;
  copiesTo: string;
  basis: string;
  body: Block[];
  issuedOn: string;
  publicity: Notice['publicity'];
  targetLevels: Notice['targetLevels'];
  targetKinds: Notice['targetKinds'];
  programId: string | null;
  attachments: Attachment[];
  kind: Notice['kind'];
  contact: string;
  answersId: string | null;
  asksPlan: boolean;
  planDueOn: string | null;
  asksMeeting: boolean;
  meetingDueOn: string | null;
}

export function newNotice(today: string): NoticeValues {
  return {
    number: '',
    title: '',
    addressees: '',
    copiesTo: '',
    basis: '',
    body: [],
    issuedOn: today,
    publicity: 'open',
    targetLevels: [],
    targetKinds: [],
    programId: null,
    attachments: [],
    kind: 'notice',
    contact: '',
    answersId: null,
    asksPlan: false,
    planDueOn: null,
    asksMeeting: false,
    meetingDueOn: null,
  };
}

/** A draft that passes a notice from above on, with one's own addition before it, or answers it by a plan. */
export function answerTo(notice: Notice, kind: 'notice' | 'plan', today: string): NoticeValues {
  const title = notice.title.replace(/^关于/, '').replace(/的通知$/, '');
  const own = { ...newNotice(today), kind, answersId: notice.id, programId: notice.programId, basis: notice.number };
  if (kind === 'plan') {
    return { ...own, title: title.endsWith('实施计划') ? title : `${title}实施计划`, publicity: 'closed' };
  }
  const words = `现将《${notice.title}》（${notice.number}）转发给你们，并提出以下要求，请一并贯彻落实。`;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });
  const body = [paragraph(words), paragraph('附：原文'), ...notice.body];
  return { ...own, title: `转发关于${title}的通知`, body };
}

export function valuesOf(notice: Notice): NoticeValues {
  const { number, title, addressees, copiesTo, basis, body, issuedOn, programId, attachments, publicity } = notice;
  const { kind, contact, answersId, asksPlan, planDueOn, asksMeeting, meetingDueOn } = notice;
  const { targetLevels, targetKinds } = notice;
  const paper = { number, title, addressees, copiesTo, basis, body, issuedOn, publicity, programId, attachments };
  const asked = { asksPlan, planDueOn, asksMeeting, meetingDueOn };
  return { ...paper, kind, contact, answersId, targetLevels, targetKinds, ...asked };
}

/**
 * What is sent of a form that began with `initial`: what it doesn't show (the kind of a plan, what a paper answers) stays as
 * it was; a plan and 资料 ask nothing of anybody.
 */
export function inputOf(initial: NoticeValues, typed: Partial<NoticeValues>): InputOf<'notice.create'> {
  const { attachments, ...values } = { ...initial, ...typed, answersId: initial.answersId };
  const asks = values.kind === 'notice' || values.kind === 'policy';
  const asksPlan = asks && values.asksPlan;
  const asksMeeting = asks && values.asksMeeting;
  return {
    ...values,
    ...(asks ? {} : { targetLevels: [], targetKinds: [] }),
    asksPlan,
    asksMeeting,
    planDueOn: asksPlan ? values.planDueOn : null,
    meetingDueOn: asksMeeting ? values.meetingDueOn : null,
    fileIds: attachments.map((file) => file.id),
  };
}

/** Files are sent by their ids, the text as blocks; what is wrong with one is told at the whole field. */
export function fieldOf(path: string): string {
  if (path.startsWith('body')) return 'body';
  return path.startsWith('fileIds') ? 'attachments' : path;
}
