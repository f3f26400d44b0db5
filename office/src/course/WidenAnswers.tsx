import { errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../kit/use-api.ts';
import type { Lesson } from './LessonPage.tsx';

type Question = Lesson['questions'][number];

interface Props {
  readonly courseId: string;
  readonly lessonId: string;
  readonly question: Question;
}

/** More answers for a question of a published quiz: what should have counted is seen in 试题分析. */
export function WidenAnswers(props: Props) {
  const [open, setOpen] = useState(false);
  const { kind, accepted } = props.question;
  if ((kind !== 'blank' && kind !== 'short') || !accepted || accepted.length === 0) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        补充可接受的答案
      </Button>
      {open ? <WidenDialog {...props} accepted={accepted} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface DialogProps extends Props {
  readonly accepted: readonly (readonly string[])[];
  readonly onClose: () => void;
}

function WidenDialog({ courseId, lessonId, question, accepted, onClose }: DialogProps) {
  const [added, setAdded] = useState<readonly (readonly string[])[]>(() => accepted.map(() => []));
  const widen = useAct('course.widenAnswers', {
    quiet: true,
    done: '已补充，交过的试卷正在重新判分，进度见“我的后台任务”',
    onDone: onClose,
  });
  const save = () =>
    widen.mutate({
      id: courseId,
      lessonId,
      questionId: question.id,
      accepted: accepted.map((some, at) => [...some, ...(added[at] ?? [])]),
    });
  const word = question.kind === 'blank' ? '空' : '要点';
  return (
    <Modal
      open
      title="补充可接受的答案"
      okText="补充并重新判分"
      cancelText="取消"
      onOk={save}
      onCancel={onClose}
      okButtonProps={{ disabled: added.every((some) => some.length === 0), loading: widen.isPending }}
    >
      <p>{question.stem}</p>
      <p className="muted">只能补充，不能删改。交过的试卷随后重新判分，只会加分，不会减分；辅导教师给过的分不变。</p>
      {accepted.map((some, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: gaps and key points are told apart by their place
        <div key={at} className="widen-row">
          <p>
            {word} {at + 1} 已有：{some.join(' 或 ')}
          </p>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={['|', '｜']}
            aria-label={`${word} ${at + 1} 补充的答案`}
            placeholder="输入一个按回车"
            value={[...(added[at] ?? [])]}
            onChange={(typed: string[]) => setAdded(added.map((one, place) => (place === at ? typed : one)))}
          />
        </div>
      ))}
      {widen.error ? <Alert type="error" title={errorText(widen.error)} role="alert" /> : null}
    </Modal>
  );
}
