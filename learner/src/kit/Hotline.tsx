import { dialText, type HelpLine, knownHelpLine } from '../frame/hotline.ts';

interface Props {
  /** Of a program that the page is about; else the reader's own. */
  readonly line?: HelpLine | null;
  readonly lead?: string;
}

/** “客服热线 …”, ready to dial; nothing while nobody is known. */
export function Hotline({ line = knownHelpLine(), lead }: Props) {
  if (!line) return null;
  if (!line.phone) return <p class="hotline">如有疑问，请联系{line.who}。</p>;
  return (
    <p class="hotline">
      {lead ?? line.who}{' '}
      <a class="hotline-number num" href={`tel:${dialText(line.phone)}`}>
        {line.phone}
      </a>
    </p>
  );
}
