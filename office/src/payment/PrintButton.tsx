import { errorText } from '@yanxiu/ui/api-error';
import { instantText } from '@yanxiu/ui/words';
import { App, Button } from 'antd';
import { useState } from 'react';
import { printWhole } from '../kit/table/print-list.ts';
import { useApi } from '../kit/use-api.ts';

/** Prints the page (A4, wide tables across), its lists with all rows; the sheet says from which moment its figures are. */
export function PrintButton({ wide = false }: { wide?: boolean }) {
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const clock = useApi('operation.clock', {});
  const print = async () => {
    setBusy(true);
    try {
      await printWhole();
    } catch (error) {
      notification.error({ placement: 'top', title: '没有打印', description: errorText(error), duration: 10 });
    }
    setBusy(false);
  };
  return (
    <>
      <Button onClick={() => void print()} loading={busy}>
        打印
      </Button>
      <span className={wide ? 'print-moment print-wide' : 'print-moment'}>
        {clock.data ? `打印于 ${instantText(clock.data.now)}` : ''}
      </span>
    </>
  );
}
