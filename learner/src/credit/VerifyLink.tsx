import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';

type Certificate = OutputOf<'credit.mine'>['certificates'][number];

/** The public page of a certificate: the holder looks at it herself, or sends its address to whoever asks. */
export function VerifyLink({ certificate }: { certificate: Certificate }) {
  const [said, setSaid] = useState('');
  const address = new URL(`/verify/${certificate.token}`, location.origin).href;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setSaid('查验网址已复制，可以粘贴发给对方。');
    } catch {
      // forbidden, or a browser that has no clipboard for pages
      setSaid(`这里不能自动复制，请长按选中后复制：${address}`);
    }
  };
  const send = async () => {
    if (typeof navigator.share !== 'function') return copy();
    try {
      await navigator.share({ title: `${certificate.programName}证书`, url: address });
    } catch (error) {
      // closed without choosing anybody: nothing to say
      if (!(error instanceof DOMException && error.name === 'AbortError')) await copy();
    }
  };
  return (
    <>
      <p class="muted small certificate-hint">别人需要核对时，把查验网址发给他，打开就能看到证书是否有效。</p>
      <div class="certificate-acts">
        <a class="button" href={address}>
          打开查验页
        </a>
        <Button onPress={() => void send()}>发送查验网址</Button>
      </div>
      <p class="small certificate-said" role="status">
        {said}
      </p>
    </>
  );
}
