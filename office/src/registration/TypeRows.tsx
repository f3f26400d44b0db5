import { Alert, Button } from 'antd';
import { type ClipboardEvent, useState } from 'react';
import { useAct } from '../kit/use-api.ts';
import { blankRow, type GridField, type GridRow, gridFields, readPasted } from './pasted-rows.ts';
import type { Unit } from './unit-words.ts';

const titles: Readonly<Record<GridField, string>> = {
  name: '姓名',
  stage: '学段',
  subject: '学科',
  phone: '手机号',
  idNumber: '身份证号',
  school: '学校',
  remark: '备注',
  personType: '人员类别',
  homeSchool: '编制所在单位',
};
const hints: Partial<Readonly<Record<GridField, string>>> = {
  stage: '小学',
  subject: '语文',
  phone: '没有写“无”',
  personType: '在编、支教…',
};
const shownRows = 5;

interface NumberedRow {
  readonly key: number;
  readonly row: GridRow;
}

const blanks = (from: number, count: number): NumberedRow[] =>
  Array.from({ length: count }, (_, at) => ({ key: from + at, row: blankRow }));

/** A small grid to type rows into, or to paste them from Excel or WPS; nothing is sent before 添加到名单. */
export function TypeRows({ programId, unit }: { programId: string; unit: Unit }) {
  const [rows, setRows] = useState(() => blanks(0, shownRows));
  const add = useAct('registration.addRows', {
    done: ({ ids, counts }) =>
      `已添加 ${ids.length} 人${counts.error > 0 ? `，名单里有 ${counts.error} 行待改正` : ''}`,
    onDone: () => setRows((before) => blanks(nextKey(before), shownRows)),
  });
  const filled = rows.filter(({ row }) => Object.values(row).some((text) => text.trim() !== ''));
  const set = (at: number, field: GridField, text: string) =>
    setRows((before) =>
      grown(before.map((one, index) => (index === at ? { ...one, row: { ...one.row, [field]: text } } : one))),
    );
  const paste = (event: ClipboardEvent, at: number, column: number) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    setRows((before) => merged(before, at, readPasted(text, column)));
  };
  const send = () =>
    add.mutate({
      programId,
      schoolId: unit.schoolId,
      rows: filled.map(({ row }) => ({ ...row, noOwnPhone: isNone(row.phone) })),
    });
  return (
    <div className="type-rows">
      <p className="muted">可以从 Excel 或 WPS 里复制多行，点第一格后粘贴；带表头的会按表头对应各列。</p>
      <div className="scroll-x">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">行</th>
              {gridFields.map((field) => (
                <th scope="col" key={field}>
                  {titles[field]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, row }, at) => (
              <tr key={key}>
                <th scope="row" className="num">
                  {at + 1}
                </th>
                {gridFields.map((field, column) => (
                  <td key={field} className={`cell-${field}`}>
                    <input
                      aria-label={`第 ${at + 1} 行${titles[field]}`}
                      value={row[field]}
                      maxLength={200}
                      placeholder={at === 0 ? (hints[field] ?? '') : ''}
                      autoComplete="off"
                      inputMode={field === 'phone' ? 'tel' : 'text'}
                      onChange={(event) => set(at, field, event.target.value)}
                      onPaste={(event) => paste(event, at, column)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {filled.length > 1000 ? (
        <Alert type="warning" showIcon title="一次最多添加 1000 行，请分几次粘贴，或上传表格。" />
      ) : null}
      <div className="grid-foot">
        <Button disabled={filled.length === 0 || filled.length > 1000} loading={add.isPending} onClick={send}>
          添加到名单{filled.length > 0 ? `（${filled.length} 人）` : ''}
        </Button>
        {filled.length > 0 ? (
          <Button type="link" onClick={() => setRows((before) => blanks(nextKey(before), shownRows))}>
            清空
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function isNone(phone: string): boolean {
  return /^(无|没有|本人无手机号)$/.test(phone.trim());
}

function nextKey(rows: readonly NumberedRow[]): number {
  return (rows.at(-1)?.key ?? 0) + 1;
}

/** Always one blank row at the end to go on with. */
function grown(rows: readonly NumberedRow[]): NumberedRow[] {
  const last = rows.at(-1);
  const isUsed = last && Object.values(last.row).some((text) => text !== '');
  return isUsed ? [...rows, ...blanks(nextKey(rows), 1)] : [...rows];
}

function merged(rows: readonly NumberedRow[], at: number, pasted: readonly Partial<GridRow>[]): NumberedRow[] {
  const missing = Math.max(0, at + pasted.length - rows.length);
  const all = [...rows, ...blanks(nextKey(rows), missing)];
  return grown(all.map((one, index) => ({ ...one, row: { ...one.row, ...pasted[index - at] } })));
}
