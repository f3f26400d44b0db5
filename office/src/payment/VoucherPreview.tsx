import { fileUrl } from '@yanxiu/ui/client';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from './use-keys.ts';

interface Voucher {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
}

interface Props {
  readonly vouchers: readonly Voucher[];
  readonly schoolName: string;
}

/**
 * What the school handed in (附件 3), beside the bank's line. It takes no part in the keyboard's order: a PDF viewer
 * that has been clicked gives the keys back at once; the wheel still scrolls it.
 */
export function VoucherPreview({ vouchers, schoolName }: Props) {
  const [at, setAt] = useState(0);
  const next = () => setAt((before) => before + 1);
  useKeys({ v: next });
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const takeBack = () =>
      setTimeout(() => {
        if (!frame.current || document.activeElement !== frame.current) return;
        frame.current.blur();
        window.focus();
      });
    window.addEventListener('blur', takeBack);
    return () => window.removeEventListener('blur', takeBack);
  }, []);
  const voucher = vouchers[at % Math.max(1, vouchers.length)];
  if (!voucher) return null;
  const url = fileUrl('file.view', { id: voucher.id });
  const title = `${schoolName}的汇款凭据 ${voucher.name}`;
  return (
    <aside className="voucher" aria-label="汇款凭据">
      <div className="voucher-head">
        <span className="muted">
          汇款凭据{vouchers.length > 1 ? `（${(at % vouchers.length) + 1}/${vouchers.length}）` : ''}
        </span>
        <span className="voucher-acts">
          {vouchers.length > 1 ? (
            // the press leaves the focus where it was, so that 回车 still books
            <button type="button" tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={next}>
              <kbd>V</kbd> 下一份
            </button>
          ) : null}
          <a href={url} target="_blank" rel="noreferrer">
            打开原件
          </a>
        </span>
      </div>
      {voucher.mediaType.startsWith('image/') ? (
        <img key={voucher.id} src={url} alt={title} />
      ) : (
        <iframe
          key={voucher.id}
          src={`${url}#toolbar=0&navpanes=0&view=FitH`}
          title={title}
          tabIndex={-1}
          ref={frame}
        />
      )}
    </aside>
  );
}
