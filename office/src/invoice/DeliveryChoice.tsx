import { Input, Radio } from 'antd';
import { useState } from 'react';

/** How an invoice reaches its school: by mail, or into somebody's hands, who is written down. */
export function useDelivery(start: 'email' | 'pickup') {
  const [how, setHow] = useState(start);
  const [receiver, setReceiver] = useState('');
  return {
    how,
    receiver,
    setHow,
    setReceiver,
    submit: how === 'email' ? '发送邮件' : '登记领取',
    blocked: how === 'pickup' && receiver.trim() === '' ? '请填写领取人姓名。' : null,
  };
}

interface Props {
  readonly of: ReturnType<typeof useDelivery>;
  readonly mail: { readonly label: string; readonly disabled?: boolean };
  readonly pickup: string;
}

/** The choice between the two, with the receiver's name where there is one. */
export function DeliveryChoice({ of, mail, pickup }: Props) {
  return (
    <>
      <Radio.Group
        value={of.how}
        options={[
          { value: 'email', ...mail },
          { value: 'pickup', label: pickup },
        ]}
        onChange={(event) => of.setHow(event.target.value === 'email' ? 'email' : 'pickup')}
      />
      {of.how === 'pickup' ? (
        <Input
          aria-label="领取人"
          placeholder="领取人姓名"
          maxLength={40}
          value={of.receiver}
          onChange={(event) => of.setReceiver(event.target.value)}
        />
      ) : null}
    </>
  );
}
