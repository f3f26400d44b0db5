import { Modal } from 'antd';
import { useState } from 'react';
import { useMe } from '../frame/session.tsx';
import { ActionButton, offers, reasonFor } from '../kit/ActionButton.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { useAct } from '../kit/use-api.ts';
import type { Sheet } from './sheet-words.ts';

interface Props {
  readonly programId: string;
  readonly sheet: Sheet;
  readonly onJob: (jobId: string) => void;
}

interface Move {
  readonly act: 'confirmAsProvider' | 'confirmAsSchool' | 'confirmAsCounty' | 'approve';
  readonly label: string;
  readonly title: string;
  /** What will happen, said before it is done. */
  readonly effect: string;
}

/** The next step of a sheet for this reader as the primary button, what else may be done beside it. */
export function SheetActs({ programId, sheet, onJob }: Props) {
  const [asking, setAsking] = useState<Move | null>(null);
  const [returning, setReturning] = useState(false);
  const compute = useAct('assessment.compute', { onDone: ({ jobId }) => onJob(jobId) });
  const next = nextMove(sheet, useMe().assignment?.orgKind === 'school');
  const mayCompute = offers(sheet.allowed, 'compute') && (sheet.state === null || sheet.state === 'computed');
  return (
    <>
      {sheet.allowed.some((one) => one.act === 'return' && one.allowed) ? (
        <ActionButton onClick={() => setReturning(true)}>退回</ActionButton>
      ) : null}
      {mayCompute ? (
        <ActionButton
          {...(next ? {} : { type: 'primary' as const })}
          loading={compute.isPending}
          onClick={() => compute.mutate({ programId, schoolIds: [sheet.schoolId] })}
        >
          {sheet.state === null ? '计算成绩' : '重新计算'}
        </ActionButton>
      ) : null}
      {next ? (
        <ActionButton
          type="primary"
          showReason
          blocked={reasonFor(sheet.allowed, next.act)}
          onClick={() => setAsking(next)}
        >
          {next.label}
        </ActionButton>
      ) : null}
      <MoveDialog programId={programId} sheet={sheet} move={asking} onClose={() => setAsking(null)} />
      <ReturnDialog programId={programId} sheet={sheet} open={returning} onClose={() => setReturning(false)} />
    </>
  );
}

/** Which step on is next at this state and offered to the reader. */
function nextMove(sheet: Sheet, isSchool: boolean): Move | null {
  const forSchool = isSchool ? '' : '代';
  const byState: Partial<Readonly<Record<NonNullable<Sheet['state']>, readonly Move[]>>> = {
    computed: [
      {
        act: 'confirmAsProvider',
        label: '确认，交学校',
        title: '确认网络研修、研修活动和线下授课成绩',
        effect: '确认后由校（园）长核对本校成绩并公示；发现问题可以退回。',
      },
    ],
    providerConfirmed: [
      {
        act: 'confirmAsSchool',
        label: `${forSchool ? '代校长' : ''}确认并公示`,
        title: `${forSchool}确认本校成绩并开始公示`,
        effect: '公示从今天开始，参训教师可以查看成绩、提出异议；期满后由教育局审定。',
      },
    ],
    posted: [
      { act: 'confirmAsCounty', label: '确认，报市级', title: '确认公示期满的成绩', effect: '确认后由市级审定。' },
      {
        act: 'approve',
        label: '审定',
        title: '审定成绩',
        effect: '审定后成绩锁定，学时学分随即认定，合格的生成证书；以后只能通过更正申请修改。',
      },
    ],
    countyConfirmed: [
      {
        act: 'approve',
        label: '审定',
        title: '审定成绩',
        effect: '审定后成绩锁定，学时学分随即认定，合格的生成证书；以后只能通过更正申请修改。',
      },
    ],
  };
  const moves = sheet.state ? (byState[sheet.state] ?? []) : [];
  const wanted = sheet.state === 'posted' && sheet.route.length > 1 ? moves.slice(0, 1) : moves.slice(-1);
  return wanted.find((move) => offers(sheet.allowed, move.act)) ?? null;
}

interface DialogProps {
  readonly programId: string;
  readonly sheet: Sheet;
  readonly move: Move | null;
  readonly onClose: () => void;
}

function MoveDialog({ programId, sheet, move, onClose }: DialogProps) {
  const options = { onDone: onClose };
  const acts = {
    confirmAsProvider: useAct('assessment.confirmAsProvider', { ...options, done: '已确认，交校长核对' }),
    confirmAsSchool: useAct('assessment.confirmAsSchool', { ...options, done: '已确认，开始公示' }),
    confirmAsCounty: useAct('assessment.confirmAsCounty', { ...options, done: '已确认，报市级审定' }),
    approve: useAct('assessment.approve', { ...options, done: '已审定，学分和证书已生成' }),
  };
  const act = move ? acts[move.act] : null;
  return (
    <Modal
      open={move !== null}
      title={move ? `${sheet.schoolName}：${move.title}` : ''}
      okText={move?.label ?? ''}
      cancelText="取消"
      confirmLoading={act?.isPending ?? false}
      onOk={() => act?.mutate({ programId, schoolIds: [sheet.schoolId] })}
      onCancel={onClose}
    >
      <p>
        共 {sheet.trainees} 人，合格 {sheet.passed} 人，优秀 {sheet.excellent} 人。
      </p>
      <p>{move?.effect}</p>
    </Modal>
  );
}

function ReturnDialog({ programId, sheet, open, onClose }: Omit<DialogProps, 'move'> & { open: boolean }) {
  const act = useAct('assessment.returnSheet', { quiet: true, done: '已退回承训机构' });
  return (
    <ReasonDialog
      open={open}
      title={`退回${sheet.schoolName}的成绩表`}
      effect="退回承训机构核对并重新计算；已有的成绩和经过不会丢失，公示重新开始。"
      submit="退回"
      usual={['网络研修学时有误', '研修活动评分有误', '线下授课签到有误', '校本研修认定有误']}
      onSubmit={(reason) => act.mutateAsync({ programId, schoolId: sheet.schoolId, version: sheet.version, reason })}
      onClose={onClose}
    />
  );
}
