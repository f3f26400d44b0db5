import type { InputOf } from '@yanxiu/contract/index';
import { withdrawalReasons } from '@yanxiu/domain/registration/change';
import { Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useApi } from '../kit/use-api.ts';
import type { Entry } from './roster-columns.tsx';

export type Kind = InputOf<'registration.previewChange'>['kind'];
type Row = NonNullable<InputOf<'registration.previewChange'>['row']>;
type TextField = Exclude<keyof Row, 'noOwnPhone'>;

export interface ChangeWish {
  readonly kind: Kind;
  readonly entry: Entry | null;
  readonly row: Row;
  readonly code: keyof typeof withdrawalReasons | null;
  readonly target: string | null;
  readonly moveBill: boolean;
}

/** The wish as the endpoints take it; what a kind does not use is left out. */
export function changeInput(wish: ChangeWish): Omit<InputOf<'registration.previewChange'>, 'programId' | 'schoolId'> {
  const { kind, entry, row, code, target, moveBill } = wish;
  return {
    kind,
    ...(kind !== 'add' && entry ? { entryId: entry.id } : {}),
    ...(kind === 'add' || kind === 'replace' || kind === 'correct' ? { row } : {}),
    ...(kind === 'remove' && code ? { withdrawnCode: code } : {}),
    ...(kind === 'transfer' && target ? { toSchoolId: target, moveBill } : {}),
  };
}

interface Props {
  readonly programId: string;
  readonly schoolId: string;
  readonly wish: ChangeWish;
  readonly onChange: (change: Partial<ChangeWish>) => void;
}

/** The fields that the chosen kind of change needs. */
export function ChangeFields({ programId, schoolId, wish, onChange }: Props) {
  const { kind } = wish;
  const needsLeaver = kind !== 'add';
  const needsRow = kind === 'add' || kind === 'replace' || kind === 'correct';
  return (
    <>
      {needsLeaver ? (
        <PersonPicker
          programId={programId}
          schoolId={schoolId}
          label={kind === 'replace' ? '被替换的人' : '办理谁'}
          entry={wish.entry}
          onPick={(entry) => onChange({ entry })}
        />
      ) : null}
      {kind === 'remove' ? <CodePicker code={wish.code} onPick={(code) => onChange({ code })} /> : null}
      {kind === 'transfer' ? (
        <>
          <TargetPicker
            programId={programId}
            from={schoolId}
            target={wish.target}
            onPick={(target) => onChange({ target })}
          />
          <Checkbox checked={wish.moveBill} onChange={(event) => onChange({ moveBill: event.target.checked })}>
            缴费随本人转到调入单位（须调入单位同意）
          </Checkbox>
        </>
      ) : null}
      {needsRow ? <RowFields kind={kind} row={wish.row} onChange={(row) => onChange({ row })} /> : null}
    </>
  );
}

interface PickerProps {
  readonly programId: string;
  readonly schoolId: string;
  readonly label: string;
  readonly entry: Entry | null;
  readonly onPick: (entry: Entry | null) => void;
}

function PersonPicker({ programId, schoolId, label, entry, onPick }: PickerProps) {
  const [q, setQ] = useState('');
  const id = useId();
  const found = useApi(
    'registration.rows',
    { programId, schoolId, size: 50, ...(q ? { q } : {}) },
    { keepPrevious: true },
  );
  const rows = found.data?.rows ?? [];
  const all = entry && !rows.some((row) => row.id === entry.id) ? [entry, ...rows] : rows;
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        allowClear
        value={entry?.id ?? null}
        placeholder="输入姓名或号码后四位查找"
        showSearch={{ filterOption: false, onSearch: setQ }}
        notFoundContent={found.isFetching ? '正在查找' : '名单里没有这个人'}
        options={all.map((row) => ({ value: row.id, label: `${row.name}（${row.subject}，${row.documentMask}）` }))}
        onChange={(value: string | null | undefined) => onPick(all.find((row) => row.id === value) ?? null)}
      />
    </>
  );
}

function CodePicker({ code, onPick }: { code: ChangeWish['code']; onPick: (code: ChangeWish['code']) => void }) {
  const id = useId();
  const options = Object.entries(withdrawalReasons).map(([value, label]) => ({
    value: value as NonNullable<ChangeWish['code']>,
    label,
  }));
  return (
    <>
      <label htmlFor={id}>退出的原因</label>
      <Select id={id} value={code} placeholder="请选择" options={options} onChange={onPick} />
    </>
  );
}

function TargetPicker({
  programId,
  from,
  target,
  onPick,
}: {
  programId: string;
  /** The unit that the person leaves: nobody moves to where he is. */
  from: string;
  target: string | null;
  onPick: (id: string | null) => void;
}) {
  const [q, setQ] = useState('');
  const id = useId();
  const found = useApi('registration.transferTargets', { programId, ...(q ? { q } : {}) }, { keepPrevious: true });
  return (
    <>
      <label htmlFor={id}>调入的单位</label>
      <Select
        id={id}
        allowClear
        value={target}
        placeholder="输入单位名称查找（名单已锁定的单位）"
        showSearch={{ filterOption: false, onSearch: setQ }}
        notFoundContent={found.isFetching ? '正在查找' : '没有这样的单位'}
        options={(found.data ?? [])
          .filter((unit) => unit.schoolId !== from)
          .map((unit) => ({
            value: unit.schoolId,
            label: `${unit.schoolName}（${unit.parentName}）`,
          }))}
        onChange={(value: string | null | undefined) => onPick(value ?? null)}
      />
    </>
  );
}

const fields: readonly (readonly [TextField, string])[] = [
  ['name', '姓名'],
  ['stage', '学段'],
  ['subject', '学科'],
  ['phone', '手机号'],
  ['idNumber', '身份证号'],
  ['school', '学校全称'],
  ['personType', '人员类别'],
  ['homeSchool', '编制所在单位'],
  ['remark', '备注'],
];

function RowFields({ kind, row, onChange }: { kind: Kind; row: Row; onChange: (row: Row) => void }) {
  const formId = useId();
  const noOwnPhone = row.noOwnPhone ?? false;
  return (
    <fieldset className="row-fields">
      <legend>{kind === 'correct' ? '更正为（只填要改的）' : '新增人员'}</legend>
      {fields.map(([field, label]) => (
        <div key={field} className="mend-field">
          <label htmlFor={`${formId}-${field}`}>{label}</label>
          <Input
            id={`${formId}-${field}`}
            value={row[field] ?? ''}
            maxLength={200}
            autoComplete="off"
            disabled={field === 'phone' && noOwnPhone}
            placeholder={kind === 'correct' ? '不改不填' : field === 'school' ? '本单位可不填' : ''}
            onChange={(event) => onChange({ ...row, [field]: event.target.value })}
          />
        </div>
      ))}
      {kind === 'correct' ? null : (
        <Checkbox
          checked={noOwnPhone}
          onChange={(event) => onChange({ ...row, noOwnPhone: event.target.checked, phone: '' })}
        >
          本人无手机号
        </Checkbox>
      )}
    </fieldset>
  );
}
