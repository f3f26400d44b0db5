import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';

/** Leads to the page of a certificate; takes the address in the QR code as well as the code alone. */
export function VerifyBox() {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = (event: Event) => {
    event.preventDefault();
    const token = /([A-Za-z0-9_-]{16,64})\/?\s*$/.exec(text)?.[1];
    if (token) location.assign(`/verify/${token}`);
    else setProblem('查验码不完整。请用手机扫描证书上的二维码，或把扫出的网址整段粘贴到这里。');
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Field
        name="token"
        label="查验码或二维码里的网址"
        hint="用微信扫证书上的二维码，可以直接打开查验结果。"
        value={text}
        onValue={(value) => {
          setText(value);
          setProblem(undefined);
        }}
        problem={problem}
      />
      <Button type="submit">查验</Button>
    </form>
  );
}
