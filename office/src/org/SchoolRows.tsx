import type { OutputOf } from '@yanxiu/contract/index';
import { schoolFieldNames } from '@yanxiu/domain/org/school-list';
import { countText } from '@yanxiu/ui/words';
import { Button, Input, Pagination, Segmented } from 'antd';
import { useState } from 'react';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import type { SchoolRow } from './school-rows.ts';
import './org.css';

type Verdict = OutputOf<'org.importSchools'>['rows'][number];
type Field = Exclude<keyof SchoolRow, 'line'>;

const states: Readonly<Record<Verdict['state'], { word: string; tone: Tone }>> = {
  new: { word: '可新建', tone: 'good' },
  changed: { word: '可更新', tone: 'busy' },
  same: { word: '已有', tone: 'plain' },
  error: { word: '要改正', tone: 'bad' },
  done: { word: '已导入', tone: 'good' },
};
const fields: readonly Field[] = [
  'name',
  'parent',
  'stages',
  'ownership',
  'center',
  'uscc',
  'registeredName',
  'aliases',
  'address',
];
const perPage = 50;

interface Props {
  readonly rows: readonly SchoolRow[];
  readonly verdicts: readonly Verdict[];
  readonly onChange: (rows: SchoolRow[]) => void;
}

/** The rows as they stand, each with its verdict; a cell is mended in place. */
export function SchoolRows({ rows, verdicts, onChange }: Props) {
  const [wanted, setWanted] = useState<string>('all');
  const [page, setPage] = useState(1);
  const byLine = new Map(verdicts.map((one) => [one.line, one]));
  const shown = wanted === 'all' ? rows : rows.filter((row) => byLine.get(row.line)?.state === wanted);
  const last = Math.max(1, Math.ceil(shown.length / perPage));
  const at = Math.min(page, last);
  const present = [...new Set(verdicts.map((one) => one.state))];
  const set = (line: number, field: Field, value: string) =>
    onChange(rows.map((row) => (row.line === line ? { ...row, [field]: value } : row)));
  return (
    <div className="stack">
      {present.length > 1 ? (
        <Segmented
          aria-label="按结果筛选"
          value={wanted}
          onChange={(value) => {
            setWanted(String(value));
            setPage(1);
          }}
          options={[
            { value: 'all', label: `全部 ${countText(rows.length)}` },
            ...present.map((state) => ({
              value: state,
              label: `${states[state].word} ${countText(verdicts.filter((one) => one.state === state).length)}`,
            })),
          ]}
        />
      ) : null}
      <div className="scroll-x">
        <table className="plain-table school-rows">
          <thead>
            <tr>
              <th scope="col" className="num">
                行
              </th>
              <th scope="col">结果</th>
              {fields.map((field) => (
                <th scope="col" key={field}>
                  {schoolFieldNames[field]}
                </th>
              ))}
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice((at - 1) * perPage, at * perPage).map((row) => (
              <SchoolRowLine
                key={row.line}
                row={row}
                verdict={byLine.get(row.line)}
                onSet={(field, value) => set(row.line, field, value)}
                onRemove={() => onChange(rows.filter((one) => one.line !== row.line))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {last > 1 ? (
        <Pagination current={at} pageSize={perPage} total={shown.length} showSizeChanger={false} onChange={setPage} />
      ) : null}
    </div>
  );
}

function SchoolRowLine({
  row,
  verdict,
  onSet,
  onRemove,
}: {
  row: SchoolRow;
  verdict: Verdict | undefined;
  onSet: (field: Field, value: string) => void;
  onRemove: () => void;
}) {
  const problemOf = (field: Field) => verdict?.problems.find((problem) => problem.field === field)?.message;
  return (
    <tr>
      <td className="num">{row.line}</td>
      <td className="school-verdict">
        {verdict ? <StateTag tone={states[verdict.state].tone}>{states[verdict.state].word}</StateTag> : '待核对'}
        {verdict?.problems.map((problem) => (
          <div key={problem.message} className="school-problem">
            {problem.message}
          </div>
        ))}
        {verdict?.notes.map((note) => (
          <div key={note} className="muted">
            {note}
          </div>
        ))}
      </td>
      {fields.map((field) => (
        <td key={field} className={`school-${field}`}>
          <Input
            aria-label={`第 ${row.line} 行${schoolFieldNames[field]}`}
            defaultValue={row[field] ?? ''}
            {...(problemOf(field) ? { status: 'error' as const } : {})}
            onPressEnter={(event) => event.currentTarget.blur()}
            onBlur={(event) => {
              if (event.target.value !== (row[field] ?? '')) onSet(field, event.target.value);
            }}
          />
        </td>
      ))}
      <td>
        <Button type="link" aria-label={`移除第 ${row.line} 行`} onClick={onRemove}>
          移除
        </Button>
      </td>
    </tr>
  );
}
