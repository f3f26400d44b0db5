import { stageNames } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { useRefresh } from '../kit/use-api.ts';
import type { MyEnrolment } from './MyInfoPage.tsx';

const correctable = ['name', 'idNumber', 'phone', 'stage', 'subject'] as const;
const blank = { name: '', subject: '', idNumber: '', phone: '', stage: '', note: '' };

/** Asks for a correction: only what is wrong is filled in, as it should be. */
export function CorrectionForm({ enrolment, onClose }: { enrolment: MyEnrolment; onClose: () => void }) {
  const act = useAct('account.checkMine');
  const refresh = useRefresh();
  const [typed, setTyped] = useState(blank);
  const set = (field: keyof typeof blank) => (value: string) => setTyped({ ...typed, [field]: value });
  const submit = async (event: Event) => {
    event.preventDefault();
    const { note, ...fields } = typed;
    const wanted: Partial<typeof fields> = {};
    for (const name of correctable) if (fields[name].trim()) wanted[name] = fields[name];
    const input = { programId: enrolment.programId, right: false, wanted, ...(note.trim() ? { note } : {}) };
    if (!(await act.run(input))) return;
    refresh('account.mine');
    onClose();
  };
  const field = (name: 'name' | 'subject' | 'idNumber' | 'phone', label: string, now: string) => (
    <Field
      name={name}
      label={label}
      hint={now ? `现在登记的是：${now}` : '现在没有登记'}
      autoComplete="off"
      value={typed[name]}
      onValue={set(name)}
      problem={act.problemOf(`wanted.${name}`)}
    />
  );
  return (
    <form class="stack correction" onSubmit={(event) => void submit(event)} noValidate>
      <Intro />
      <Problem text={act.error?.issues.length ? null : act.problem} />
      {field('name', '姓名', enrolment.name)}
      {field('idNumber', '证件号码', enrolment.documentMask)}
      {field('phone', '手机号', enrolment.phoneMask)}
      <StageField now={enrolment.stage} value={typed.stage} onValue={set('stage')} />
      {field('subject', '学科', enrolment.subject)}
      <NoteField value={typed.note} onValue={set('note')} problem={act.problemOf('note')} />
      <div class="buttons">
        <Button type="submit" kind="primary" busy={act.busy}>
          提交更正申请
        </Button>
        <Button onPress={onClose}>先不申请</Button>
      </div>
    </form>
  );
}

function Intro() {
  return (
    <div class="stack-tight">
      <h3>哪一项不对，就填哪一项</h3>
      <p class="muted">没有问题的留空。提交后由学校核对、上级审核，办好后这里会更新；不影响您现在学习。</p>
    </div>
  );
}

function StageField({ now, value, onValue }: { now: string; value: string; onValue: (value: string) => void }) {
  return (
    <div class="field">
      <label for="stage">学段</label>
      <p class="hint">现在登记的是：{stageNames[now] ?? now}</p>
      <select id="stage" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">不更正</option>
        {Object.values(stageNames).map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function NoteField(props: { value: string; onValue: (value: string) => void; problem: string | undefined }) {
  return <Field {...props} name="note" label="说明（可不填）" lines={2} maxLength={300} />;
}
