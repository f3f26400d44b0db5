import { type WorkAct, workActNames, workLevelNames } from '@yanxiu/domain/teaching/work/nomination';
import { ReasonDialog } from '../../kit/ReasonDialog.tsx';
import { useAct } from '../../kit/use-api.ts';
import type { WorkRow } from './work-words.ts';

const effects: Readonly<Record<WorkAct, string>> = {
  recommend: '推荐到上一级，意见和成果一起上报。',
  setAside: '不再向上推荐，可以恢复；作者能看到没有继续推荐。',
  resume: '恢复推荐，继续由本级办理。',
  publish: '在首页“成果展示”里署名公开，任何人都能看到和下载；可以随时取消。',
  withdraw: '从“成果展示”里撤下。',
};

const usual: Readonly<Record<WorkAct, readonly string[]>> = {
  recommend: ['联系实际，值得推广，同意推荐。'],
  setAside: ['本级推荐名额已满。'],
  resume: ['重新考虑后恢复推荐。'],
  publish: ['值得一读，同意公开。'],
  withdraw: ['另有安排。'],
};

export const isWorkAct = (act: string): act is WorkAct => act in effects;

interface Props {
  readonly programId: string;
  readonly row: WorkRow;
  readonly act: WorkAct;
  readonly onClose: () => void;
}

/** Asks for the comment that goes along with a step. */
export function MoveDialog({ programId, row, act, onClose }: Props) {
  const move = useAct('teaching.moveWork', { done: `${row.name}的成果：已${workActNames[act]}`, quiet: true });
  return (
    <ReasonDialog
      open
      title={`${workActNames[act]}：${row.name}《${row.lessonTitle}》`}
      effect={`现在在${workLevelNames[row.level]}。${effects[act]}`}
      what="意见"
      submit={workActNames[act]}
      usual={usual[act]}
      onSubmit={(comment) => move.mutateAsync({ programId, id: row.id, version: row.version, act, comment })}
      onClose={onClose}
    />
  );
}
