import type { OutputOf } from '@yanxiu/contract/index';
import { upload } from '@yanxiu/ui/client';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { FileDrop } from '../kit/FileDrop.tsx';
import { Money } from '../kit/Money.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import type { Line } from './use-booking.ts';

type Read = OutputOf<'payment.readList'>;
type Bill = NonNullable<Read['rows'][number]['bill']>;

interface Props {
  readonly line: Line;
  readonly onParts: (parts: { bill: Bill; amountFen: number }[]) => void;
}

/** A county's list pasted or uploaded: read, matched to bills, and taken over when every row leads to one. */
export function PasteList({ line, onParts }: Props) {
  const accounts = useApi('payment.accounts', {});
  const programs = accounts.data?.find((one) => one.id === line.bankAccountId)?.programs ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [read, setRead] = useState<Read | null>(null);
  const programId = chosen ?? programs[0]?.id ?? '';
  const readList = useAct('payment.readList', { rereads: false, onDone: setRead });
  const readFile = useAct('payment.readListFile', { quiet: true, rereads: false });
  const send = async (file: File, onProgress: (sent: number, total: number) => void) => {
    const stored = await upload('file.upload', { name: file.name, purpose: 'sheet' }, file, { onProgress });
    return readFile.mutateAsync({ id: line.id, programId, fileId: stored.id });
  };
  const problems = read?.rows.filter((row) => row.problem !== null) ?? [];
  const take = () =>
    onParts(
      (read?.rows ?? []).flatMap((row) =>
        row.bill && row.amountFen ? [{ bill: row.bill, amountFen: row.amountFen }] : [],
      ),
    );
  return (
    <div className="paste-list">
      {programs.length > 1 ? (
        <Select
          aria-label="项目"
          value={programId}
          options={programs.map((one) => ({ value: one.id, label: one.name }))}
          onChange={setChosen}
        />
      ) : null}
      <Input.TextArea
        aria-label="清单"
        autoFocus
        rows={6}
        placeholder={'从表格复制粘贴，一行一所：\n凤城镇第二中学　56　6720'}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setRead(null);
        }}
      />
      <FileDrop
        label="清单文件"
        hint="也可以上传 .xlsx、.xls、.csv：一行一所，依次为学校、人数、金额。"
        accept={['.xlsx', '.xls', '.csv', '.txt']}
        mostBytes={5 * 1024 * 1024}
        send={send}
        onDone={(answer) => {
          setText('');
          setRead(answer);
        }}
      />
      <div className="button-row">
        <Button
          loading={readList.isPending}
          disabled={text.trim() === ''}
          onClick={() => readList.mutate({ id: line.id, programId, text })}
        >
          读取清单
        </Button>
        {read && problems.length === 0 ? (
          <Button type="primary" onClick={take}>
            采用这 {read.rows.length} 所
          </Button>
        ) : null}
        {read ? (
          <span>
            合计 <Money fen={read.sumFen} unit />
            ，这笔到账 <Money fen={read.openFen} unit />
          </span>
        ) : null}
      </div>
      {problems.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={`有 ${problems.length} 行要改`}
          description={
            <ul className="plain-list">
              {problems.slice(0, 20).map((row) => (
                <li key={row.line}>{row.problem}</li>
              ))}
            </ul>
          }
        />
      ) : null}
    </div>
  );
}
