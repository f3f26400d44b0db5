import { useQueryClient } from '@tanstack/react-query';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { download } from '@yanxiu/ui/client';
import { App } from 'antd';
import { useState } from 'react';

/** Prints 账号条 of a unit, or of some of its people; each print makes new codes and voids the old. */
export function usePrintSlips(programId: string) {
  const { notification, message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const print = (schoolId: string, schoolName: string, personIds?: readonly string[]) => {
    setBusy(true);
    void download(
      'account.slips',
      { programId, schoolId, ...(personIds ? { personIds: [...personIds] } : {}) },
      `${schoolName}账号条.pdf`,
    )
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
  return { busy, print };
}

/** Prints 账号条 of administrators who have not activated: all in reach, or those named. */
export function usePrintOfficeSlips() {
  const { notification, message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const print = (officeIds?: readonly string[]) => {
    setBusy(true);
    void download('account.officeSlips', officeIds ? { officeIds: [...officeIds] } : {}, '管理人员账号条.pdf')
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
  return { busy, print };
}
