import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { personTypeNames } from '@yanxiu/domain/registration/person-types';
import { hundredthsText, stageNames } from '@yanxiu/ui/words';
import { Checkbox, Input, Select } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { StateTag } from '../kit/StateTag.tsx';
import type { Column } from '../kit/table/row.ts';
import type { Unit } from './unit-words.ts';

export type Entry = OutputOf<'registration.rows'>['rows'][number];
export type RowValues = InputOf<'registration.addRows'>['rows'][number];

/** A row that is open for editing. */
export interface RowEdit {
  readonly id: string;
  readonly version: number;
  readonly values: RowValues;
  readonly busy: boolean;
  readonly set: (change: Partial<RowValues>) => void;
  readonly save: () => void;
  readonly leave: () => void;
}

/** A stored row as what one would type. */
export function inputOf(entry: Entry): RowValues {
  return {
    name: entry.name,
    stage: stageNames[entry.stage] ?? '',
    subject: entry.subject,
    phone: entry.phone ?? '',
    idNumber: entry.idNumber ?? '',
    county: entry.county,
    school: entry.school,
    remark: entry.remark,
    personType: personTypeNames[entry.personType],
    homeSchool: entry.homeSchool,
    noOwnPhone: entry.noOwnPhone,
    ...(entry.documentKind === 'passport' ? { documentKind: '护照' } : {}),
  };
}

interface Wish {
  readonly unit: Unit;
  readonly edit: RowEdit | null;
  readonly reasons: {
    readonly all: ReadonlyMap<string, string>;
    readonly set: (id: string, reason: string) => void;
  } | null;
}

const stageOptions = Object.values(stageNames).map((value) => ({ value, label: value }));
const typeOptions = Object.values(personTypeNames).map((value) => ({ value, label: value }));

/** The columns of a roster; the cells of the open row are inputs. */
export function rosterColumns({ unit, edit, reasons }: Wish): Column<Entry>[] {
  const openOf = (entry: Entry) => (edit?.id === entry.id ? edit : null);
  const columns: Column<Entry>[] = [
    { key: 'line', title: '行', kind: 'count', width: 48 },
    {
      key: 'name',
      title: '姓名',
      sort: true,
      render: (entry) =>
        cellOr(openOf(entry), entry.name, (open) => <CellInput edit={open} field="name" title="姓名" />),
    },
    {
      key: 'stage',
      title: '学段 学科',
      sort: true,
      value: (entry) => `${stageNames[entry.stage] ?? ''} ${entry.subject}`,
      render: (entry) =>
        cellOr(openOf(entry), `${stageNames[entry.stage] ?? '—'} ${entry.subject}`, (open) => (
          <StageCell edit={open} />
        )),
    },
    {
      key: 'phone',
      title: '手机号',
      value: (entry) => entry.phoneMask,
      render: (entry) => cellOr(openOf(entry), phoneText(entry), (open) => <PhoneCell edit={open} />),
    },
    {
      key: 'idNumber',
      title: '身份证号',
      value: (entry) => entry.documentMask,
      render: (entry) =>
        cellOr(openOf(entry), entry.idNumber ?? entry.documentMask, (open) => (
          <CellInput edit={open} field="idNumber" title="身份证号" />
        )),
    },
    { key: 'issues', title: '核对结果', value: issuesText, render: (entry) => <RowState entry={entry} /> },
    {
      key: 'school',
      title: '学校',
      hidden: unit.schools.length < 2,
      render: (entry) => (
        <span className="wrap">
          {cellOr(openOf(entry), entry.school, (open) => (
            <SchoolCell edit={open} unit={unit} />
          ))}
        </span>
      ),
    },
    {
      key: 'about',
      title: '类别和备注',
      value: aboutText,
      render: (entry) => (
        <span className="wrap">
          {cellOr(openOf(entry), aboutText(entry), (open) => (
            <AboutCell edit={open} />
          ))}
        </span>
      ),
    },
  ];
  return reasons ? [...columns, reasonColumn(reasons)] : columns;
}

function cellOr(edit: RowEdit | null, shown: string, input: (edit: RowEdit) => ReactNode): ReactNode {
  return edit ? input(edit) : shown || '—';
}

function phoneText(entry: Entry): string {
  return entry.noOwnPhone ? '本人无手机号' : (entry.phone ?? entry.phoneMask);
}

/** 支教，编制：凤城镇中心校；备注. A remark that says as much itself is not doubled. */
function aboutText({ personType, homeSchool, remark }: Entry): string {
  const type = personTypeNames[personType];
  if (remark.includes(type) && remark.includes(homeSchool)) return remark;
  return [`${type}${homeSchool ? `，编制：${homeSchool}` : ''}`, remark].filter(Boolean).join('；');
}

function reasonColumn(reasons: NonNullable<Wish['reasons']>): Column<Entry> {
  return {
    key: 'reason',
    title: '退回原因（逐行）',
    value: (entry) => reasons.all.get(entry.id) ?? '',
    render: (entry) => (
      <Input
        size="small"
        className="reason-input"
        aria-label={`退回${entry.name}的原因`}
        defaultValue={reasons.all.get(entry.id) ?? ''}
        maxLength={100}
        placeholder="无误不填"
        onChange={(event) => reasons.set(entry.id, event.target.value)}
      />
    ),
  };
}

function issuesText(entry: Entry): string {
  return entry.issues.map((issue) => issue.message).join(' ');
}

const exemptTones = { none: 'plain', asked: 'busy', approved: 'good', returned: 'warn' } as const;
const exemptNames = { none: '', asked: '申请免训', approved: '免训', returned: '免训未通过' } as const;

function RowState({ entry }: { entry: Entry }) {
  return (
    <div className="row-state">
      {entry.withdrawnAt ? <StateTag>{`已退出：${entry.withdrawnName ?? ''}`}</StateTag> : null}
      {entry.returnReason ? <p className="row-issue bad">退回：{entry.returnReason}</p> : null}
      {entry.exemptState === 'none' ? null : (
        <StateTag
          tone={exemptTones[entry.exemptState]}
        >{`${exemptNames[entry.exemptState]}（${hundredthsText(entry.exemptHoursX100 ?? 0)} 学时）`}</StateTag>
      )}
      {entry.conflictSchool && !entry.issues.some((issue) => issue.code === 'idNumber.otherSchool') ? (
        <p className="row-issue warn">也在“{entry.conflictSchool}”的名单里</p>
      ) : null}
      {entry.issues.map((issue) => (
        <p key={issue.code + issue.message} className={entry.state === 'error' ? 'row-issue bad' : 'row-issue warn'}>
          {issue.message}
        </p>
      ))}
      {isClean(entry) ? <span className="muted">无误</span> : null}
    </div>
  );
}

function isClean(entry: Entry): boolean {
  return (
    entry.issues.length === 0 &&
    !entry.returnReason &&
    !entry.withdrawnAt &&
    !entry.conflictSchool &&
    entry.exemptState === 'none'
  );
}

/** Enter saves the row, Esc leaves it. */
function keysOf(edit: RowEdit) {
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') edit.save();
    if (event.key === 'Escape') edit.leave();
  };
}

type TextField = 'name' | 'subject' | 'idNumber' | 'remark' | 'homeSchool' | 'phone';

function CellInput({ edit, field, title }: { edit: RowEdit; field: TextField; title: string }) {
  return (
    <Input
      size="small"
      className={`cell-input input-${field}`}
      aria-label={title}
      placeholder={field === 'homeSchool' || field === 'remark' ? title : ''}
      autoFocus={field === 'name'}
      disabled={edit.busy}
      value={edit.values[field] ?? ''}
      maxLength={200}
      autoComplete="off"
      onChange={(event) => edit.set({ [field]: event.target.value })}
      onKeyDown={keysOf(edit)}
    />
  );
}

function PhoneCell({ edit }: { edit: RowEdit }) {
  const none = edit.values.noOwnPhone ?? false;
  return (
    <span className="phone-cell">
      {none ? null : <CellInput edit={edit} field="phone" title="手机号" />}
      <Checkbox
        checked={none}
        disabled={edit.busy}
        onChange={(event) => edit.set({ noOwnPhone: event.target.checked, phone: '' })}
      >
        本人无手机号
      </Checkbox>
    </span>
  );
}

function StageCell({ edit }: { edit: RowEdit }) {
  return (
    <span className="cell-stack">
      <CellSelect edit={edit} field="stage" title="学段" options={stageOptions} />
      <CellInput edit={edit} field="subject" title="学科" />
    </span>
  );
}

function SchoolCell({ edit, unit }: { edit: RowEdit; unit: Unit }) {
  const options = unit.schools.map((school) => ({ value: school.name, label: school.name }));
  return <CellSelect edit={edit} field="school" title="学校" options={options} />;
}

function AboutCell({ edit }: { edit: RowEdit }) {
  return (
    <span className="cell-stack">
      <CellSelect edit={edit} field="personType" title="人员类别" options={typeOptions} />
      <CellInput edit={edit} field="homeSchool" title="编制所在单位" />
      <CellInput edit={edit} field="remark" title="备注" />
    </span>
  );
}

interface SelectProps {
  readonly edit: RowEdit;
  readonly field: 'stage' | 'school' | 'personType';
  readonly title: string;
  readonly options: readonly { value: string; label: string }[];
}

function CellSelect({ edit, field, title, options }: SelectProps) {
  return (
    <Select
      size="small"
      aria-label={title}
      className="cell-select"
      disabled={edit.busy}
      value={edit.values[field] || null}
      options={[...options]}
      popupMatchSelectWidth={false}
      onChange={(value: string) => edit.set({ [field]: value })}
    />
  );
}
