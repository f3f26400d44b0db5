import { stageNames } from '@yanxiu/ui/words';
import { Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';

export interface Attendees {
  readonly all: boolean;
  readonly personIds: readonly string[];
}

interface Props {
  readonly programId: string;
  readonly schoolId: string;
  readonly id?: string;
  readonly value?: Attendees;
  readonly onChange?: (value: Attendees) => void;
}

/** Who was there: everybody of the unit, or those ticked; the list can be narrowed by name. */
export function AttendeeInput({ programId, schoolId, id, value = { all: true, personIds: [] }, onChange }: Props) {
  const unit = useApi('schoolBased.listTrainees', { programId, schoolId });
  const count = unit.data?.trainees.length ?? 0;
  return (
    <div id={id} tabIndex={-1}>
      <Radio.Group
        aria-label="到场教师"
        value={value.all}
        onChange={(event) => onChange?.({ ...value, all: event.target.value === true })}
        options={[
          { value: true, label: `全体参训教师${count > 0 ? `（${count} 人）` : ''}` },
          { value: false, label: '部分教师' },
        ]}
      />
      {value.all ? null : (
        <Loaded of={unit} what="参训教师">
          {({ trainees }) => <TickList trainees={trainees} value={value} {...(onChange ? { onChange } : {})} />}
        </Loaded>
      )}
    </div>
  );
}

interface TickProps {
  readonly trainees: readonly { personId: string; name: string; stage: string; subject: string }[];
  readonly value: Attendees;
  readonly onChange?: (value: Attendees) => void;
}

function TickList({ trainees, value, onChange }: TickProps) {
  const [q, setQ] = useState('');
  const ticked = new Set(value.personIds);
  const shown = trainees.filter((one) => one.name.includes(q.trim()) || one.subject.includes(q.trim()));
  const choose = (ids: Iterable<string>) => onChange?.({ all: false, personIds: [...ids] });
  const tick = (personId: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(personId);
    else next.delete(personId);
    choose(next);
  };
  const allShown = shown.length > 0 && shown.every((one) => ticked.has(one.personId));
  return (
    <fieldset className="attendees">
      <legend className="sr-only">勾选到场教师</legend>
      <div className="attendee-tools">
        <Input
          allowClear
          placeholder="姓名或学科"
          aria-label="按姓名或学科查找"
          value={q}
          onChange={(e) => setQ(e.target.value)}
        />
        <Checkbox
          checked={allShown}
          onChange={({ target }) => {
            const next = new Set(ticked);
            for (const one of shown) {
              if (target.checked) next.add(one.personId);
              else next.delete(one.personId);
            }
            choose(next);
          }}
        >
          全选{q ? '查到的' : ''}
        </Checkbox>
        <span className="muted num" role="status">
          已选 {ticked.size} / {trainees.length} 人
        </span>
      </div>
      <div className="attendee-list">
        {shown.map((one) => (
          <Checkbox
            key={one.personId}
            checked={ticked.has(one.personId)}
            onChange={({ target }) => tick(one.personId, target.checked)}
          >
            {one.name} <span className="muted">{one.subject || stageNames[one.stage]}</span>
          </Checkbox>
        ))}
        {shown.length === 0 ? <p className="muted">没有符合的教师</p> : null}
      </div>
    </fieldset>
  );
}
