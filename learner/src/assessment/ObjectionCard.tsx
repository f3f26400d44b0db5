import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { useRefresh } from '../kit/use-api.ts';

interface Props {
  readonly mine: OutputOf<'assessment.mine'>;
  readonly programId: string;
}

/** During the public notice anybody may object to the own score, and read the answer here. */
export function ObjectionCard({ mine, programId }: Props) {
  if (mine.objection) return <Raised objection={mine.objection} />;
  return mine.mayObject ? <ObjectionForm programId={programId} /> : null;
}

function Raised({ objection }: { objection: NonNullable<Props['mine']['objection']> }) {
  return (
    <section class="card stack-tight" aria-labelledby="objection-title">
      <h2 id="objection-title">我的异议</h2>
      <p>{objection.text}</p>
      {objection.answer ? (
        <p class="notice">答复：{objection.answer}</p>
      ) : (
        <p class="muted">已提交，等待学校答复。答复后会显示在这里。</p>
      )}
    </section>
  );
}

function ObjectionForm({ programId }: { programId: string }) {
  const act = useAct('assessment.object');
  const refresh = useRefresh();
  const [text, setText] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await act.run({ programId, text })) refresh('assessment.mine');
  };
  return (
    <form class="card stack" onSubmit={(event) => void submit(event)} noValidate>
      <h2>对成绩有异议</h2>
      <p>成绩正在公示。如果有一项与实际不符，请在这里写明，学校会核实并答复。</p>
      <Problem text={act.problemOf('text') ? null : act.problem} />
      <Field
        name="objection"
        label="哪一项、为什么"
        hint="例如：10 月 12 日的集体备课我参加了，没有算进去。"
        lines={4}
        maxLength={1000}
        value={text}
        onValue={setText}
        problem={act.problemOf('text')}
      />
      <Button type="submit" kind="primary" busy={act.busy}>
        提交异议
      </Button>
    </form>
  );
}
