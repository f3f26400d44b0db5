import { instantText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { useApi } from '../kit/use-api.ts';

/** Prints the page as it stands (A4, wide tables across); the sheet says from which moment its figures are. */
export function PrintButton({ wide = false }: { wide?: boolean }) {
  const clock = useApi('operation.clock', {});
  return (
    <>
      <Button onClick={() => window.print()}>打印</Button>
      <span className={wide ? 'print-moment print-wide' : 'print-moment'}>
        {clock.data ? `打印于 ${instantText(clock.data.now)}` : ''}
      </span>
    </>
  );
}
