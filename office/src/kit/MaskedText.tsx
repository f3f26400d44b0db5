import { Button } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from './ReasonDialog.tsx';

interface Props {
  /** As lists show it: `138****5678`. */
  readonly mask: string;
  /** Whose and what: `王芳的身份证号`; for the dialog's title. */
  readonly what: string;
  /** Fetches the whole text for a reason that is recorded; without it there is nothing to reveal. */
  readonly reveal?: (reason: string) => Promise<string>;
}

/** A document number or phone, masked; the whole is shown for a recorded reason until the page is left. */
export function MaskedText({ mask, what, reveal }: Props) {
  const [whole, setWhole] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  if (whole !== null) return <span className="num">{whole}</span>;
  return (
    <span className="masked">
      <span className="num">{mask}</span>
      {reveal ? (
        <>
          <Button type="link" size="small" aria-label={`查看${what}`} onClick={() => setAsking(true)}>
            查看
          </Button>
          <ReasonDialog
            open={asking}
            title={`查看${what}`}
            effect="查看完整内容会记入审计，请写明用途。"
            submit="查看"
            usual={['核对本人信息', '联系本人', '更正信息']}
            onClose={() => setAsking(false)}
            onSubmit={async (reason) => setWhole(await reveal(reason))}
          />
        </>
      ) : null}
    </span>
  );
}
