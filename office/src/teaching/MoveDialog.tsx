import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useAct, useApi } from '../kit/use-api.ts';

interface Props {
  readonly programId: string;
  readonly personIds: readonly string[];
  /** The class they are in now is not offered. */
  readonly fromClassId?: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Moves ticked people into another class; they stay there when classes are formed anew. */
export function MoveDialog(props: Props) {
  return (
    <Modal
      open
      title={`调整 ${props.personIds.length} 位学员的班级`}
      footer={null}
      onCancel={props.onClose}
      destroyOnHidden
    >
      <MoveForm {...props} />
    </Modal>
  );
}

function MoveForm({ programId, personIds, fromClassId, onDone, onClose }: Props) {
  const [classId, setClassId] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [error, setError] = useState('');
  const classes = useApi('teaching.classes', { programId, q: words, size: 50 }, { keepPrevious: true });
  const move = useAct('teaching.movePeople', { quiet: true, done: ({ moved }) => `已调整 ${moved} 位学员` });
  const fieldId = useId();
  const offered = (classes.data?.rows ?? []).filter((one) => one.inCharge && one.id !== fromClassId);
  const send = async () => {
    if (!classId) return setError('请选择要调入的班级。');
    setError('');
    await move.mutateAsync({ programId, classId, personIds: [...personIds] }).then(
      () => {
        onDone();
        onClose();
      },
      (problem: ApiError) => setError(errorText(problem)),
    );
  };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <label htmlFor={fieldId}>调入班级</label>
      <Select
        id={fieldId}
        showSearch={{ filterOption: false, onSearch: setWords }}
        value={classId}
        placeholder="输入班级名称查找"
        notFoundContent={classes.isLoading ? '正在查找' : '没有可调入的班级'}
        options={offered.map((one) => ({ value: one.id, label: `${one.name}（${one.people} 人）` }))}
        onChange={setClassId}
      />
      <p className="muted">手工调过的学员，以后重新编班时留在这个班。学习记录和作业都跟着本人走。</p>
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={move.isPending}>
          调入
        </Button>
      </div>
    </form>
  );
}
