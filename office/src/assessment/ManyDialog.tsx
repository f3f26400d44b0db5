import { Modal } from 'antd';
import { useAct } from '../kit/use-api.ts';
import type { Moved } from './MovedDialog.tsx';

export const manyMoves = ['confirmAsProvider', 'confirmAsSchool', 'confirmAsCounty', 'approve'] as const;
export type ManyMove = (typeof manyMoves)[number];

export interface AskedMove {
  readonly act: ManyMove;
  /** The units chosen; without it every unit that is ready. */
  readonly schoolIds?: string[];
  readonly onDone?: () => void;
}

/** What an act on many sheets is called and what it does. */
export const moveWords: Readonly<Record<ManyMove, { word: string; button: string; effect: string }>> = {
  confirmAsProvider: {
    word: '确认',
    button: '确认，交学校',
    effect: '确认网络研修、研修活动和线下授课成绩，交各校校（园）长核对。',
  },
  confirmAsSchool: {
    word: '代为确认',
    button: '代校长确认并公示',
    effect: '用于没有校长账号，或校长本人也在参训名单里的学校；经过里会注明由上级代办，公示从今天开始。',
  },
  confirmAsCounty: { word: '确认', button: '确认，报市级', effect: '公示期满、没有未答复异议的成绩表报市级审定。' },
  approve: {
    word: '审定',
    button: '审定',
    effect: '公示期满、没有未答复异议的成绩表予以锁定，学时学分随即认定，合格的生成证书；以后只能通过更正申请修改。',
  },
};

interface Props {
  readonly programId: string;
  readonly asked: AskedMove | null;
  readonly onMoved: (moved: Moved) => void;
  readonly onClose: () => void;
}

/** Says what will happen before many sheets are moved at once. */
export function ManyDialog({ programId, asked, onMoved, onClose }: Props) {
  const act = asked?.act ?? 'approve';
  const { word, button, effect } = moveWords[act];
  const move = useAct(`assessment.${act}`, {
    onDone: (answer: Omit<Moved, 'word'>) => {
      onClose();
      asked?.onDone?.();
      onMoved({ ...answer, word });
    },
  });
  const which = asked?.schoolIds ? `选中的 ${asked.schoolIds.length} 个单位` : '范围内所有可以办理的单位';
  return (
    <Modal
      open={asked !== null}
      title={`${button}：${which}`}
      okText={button}
      cancelText="取消"
      confirmLoading={move.isPending}
      onOk={() => move.mutate({ programId, ...(asked?.schoolIds ? { schoolIds: asked.schoolIds } : {}) })}
      onCancel={onClose}
    >
      <p>{effect}</p>
      <p className="muted">还不能办理的单位会列出原因，不受影响。</p>
    </Modal>
  );
}
