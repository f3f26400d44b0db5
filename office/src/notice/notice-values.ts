import type { InputOf, OutputOf } from '@yanxiu/contract/index';

type Attachment = OutputOf<'notice.get'>['attachments'][number];

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
  };
}

export function valuesOf(notice: OutputOf<'notice.get'>): NoticeValues {
  const { number, title, addressees, basis, body, issuedOn, programId, attachments } = notice;
  return { number, title, addressees, basis, body, issuedOn, public: notice.public, programId, attachments };
}

export function inputOf({ attachments, ...values }: NoticeValues): InputOf<'notice.create'> {
  return { ...values, fileIds: attachments.map((file) => file.id) };
}

/** Files are sent by their ids; what is wrong with one is told at the attachments. */
export function fieldOf(path: string): string {
  return path.startsWith('fileIds') ? 'attachments' : path;
}
