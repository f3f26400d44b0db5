/** What an upload is for decides what it may be; the bytes are judged, never the name (quality: uploads). */
export const filePurposes = ['sheet', 'evidence', 'attachment', 'lesson', 'invoice'] as const;
export type FilePurpose = (typeof filePurposes)[number];

/** Kinds of content as the first bytes tell them; `text` is anything without control characters. */
export type ContentType = 'pdf' | 'jpeg' | 'png' | 'webp' | 'mp4' | 'zip' | 'compound' | 'text';

interface PurposeRule {
  readonly types: readonly ContentType[];
  readonly mostMb: number;
  /** How a person would name the types. */
  readonly wanted: string;
}

export const purposeRules: Readonly<Record<FilePurpose, PurposeRule>> = {
  sheet: { types: ['zip', 'compound', 'text'], mostMb: 64, wanted: ' Excel 或 WPS 表格（.xlsx、.xls）或 .csv' },
  evidence: { types: ['pdf', 'jpeg', 'png', 'webp'], mostMb: 20, wanted: '照片（.jpg、.png）或 PDF' },
  attachment: {
    types: ['pdf', 'jpeg', 'png', 'webp', 'zip', 'compound'],
    mostMb: 64,
    wanted: ' PDF、照片、Word、Excel、PPT 或压缩包（.zip）',
  },
  lesson: {
    types: ['pdf', 'jpeg', 'png', 'webp', 'mp4', 'zip', 'compound'],
    mostMb: 2048,
    wanted: '视频（.mp4）、PDF、照片、Word、PPT 或压缩包（.zip）',
  },
  invoice: { types: ['pdf', 'zip', 'text'], mostMb: 20, wanted: '发票文件（.pdf、.ofd、.xml）' },
};

const mediaTypes: Readonly<Record<ContentType, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp4: 'video/mp4',
  zip: 'application/zip',
  compound: 'application/vnd.ms-office',
  text: 'text/plain',
};

const zipNames: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ofd: 'application/ofd',
};

/** The media type under which a file is served again: by content, and among zip packages by the end of the name. */
export function mediaTypeFor(type: ContentType, name: string): string {
  const extension = /\.(\w{2,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return (type === 'zip' ? zipNames[extension] : undefined) ?? mediaTypes[type];
}

/** A name fit for showing and for Content-Disposition: no folders, no control characters, at most 120 characters. */
export function plainFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = [...last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()];
  if (plain.length <= 120) return plain.join('') || '未命名';
  const extension = /\.\w{1,5}$/.exec(last)?.[0] ?? '';
  return plain.slice(0, 120 - extension.length).join('') + extension;
}
