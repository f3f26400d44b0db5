import { useQueryClient } from '@tanstack/react-query';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { download } from '@yanxiu/ui/client';
import { App } from 'antd';
import { useState } from 'react';

/** Says how a print went and reads everything anew: each print makes new codes and voids the old. */
function usePrinting() {
  const { notification, message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = (printed: Promise<unknown>) => {
    setBusy(true);
    void printed
      .then(
        () => {
          void message.success('账号条已生成，请打印后裁开分发；以前的激活码已作废');
          void client.invalidateQueries();
        },
        (error: ApiError) =>
          notification.error({
            placement: 'top',
            title: '没有生成账号条',
            description: errorText(error),
            duration: 10,
          }),
      )
      .finally(() => setBusy(false));
  };
  return { busy, run };
}

/** Prints 账号条 of a unit, or of some of its people. */
export function usePrintSlips(programId: string) {
  const { busy, run } = usePrinting();
  const print = (schoolId: string, schoolName: string, personIds?: readonly string[]) => {
    const named = personIds ? { personIds: [...personIds] } : {};
    run(download('account.slips', { programId, schoolId, ...named }, `${schoolName}账号条.pdf`));
  };
  return { busy, print };
}

/** Prints 账号条 of administrators who have not activated: all in reach, or those named. */
export function usePrintOfficeSlips() {
  const { busy, run } = usePrinting();
  const print = (officeIds?: readonly string[]) =>
    run(download('account.officeSlips', officeIds ? { officeIds: [...officeIds] } : {}, '管理人员账号条.pdf'));
  return { busy, print };
}

/** Prints whom to call: units where somebody has not logged in, with the number of who answers for them. */
export function usePrintPhoneList(programId: string) {
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const print = () => {
    setBusy(true);
    void download('account.phoneList', { programId }, '催办电话表.pdf')
      .catch((error: ApiError) =>
        notification.error({ placement: 'top', title: '没有生成电话表', description: errorText(error), duration: 10 }),
      )
      .finally(() => setBusy(false));
  };
  return { busy, print };
}
