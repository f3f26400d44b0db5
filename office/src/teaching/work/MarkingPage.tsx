import { countText, instantText } from '@yanxiu/ui/words';
import { Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Empty } from '../../kit/Empty.tsx';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { LinkButton } from '../../kit/LinkButton.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { PageFrame } from '../../kit/PageFrame.tsx';
import { useAct, useApi } from '../../kit/use-api.ts';
import { useKeys } from '../../payment/use-keys.ts';
import { PieceWork } from './PieceWork.tsx';
import { type PieceRow, suspiciousPercent } from './piece-words.ts';
import './work.css';

const atOnce = 20;

/** 批改作业: what the tutor has taken, one piece after the other, by keyboard. */
export function MarkingPage() {
  return (
    <PageFrame
      title="批改作业"
      purpose="先领取再批改：领取后 24 小时内别的老师不会批同一份，没批完的自动放回。"
      actions={<LinkButton to="/pieces">全部作业</LinkButton>}
    >
      <ForProgram>{(program) => <Desk programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Desk({ programId }: { programId: string }) {
  const [params, setParams] = useSearchParams();
  const lessonId = params.get('lessonId') ?? '';
  const taken = useApi(
    'teaching.pieces',
    { programId, mine: 'true', size: 100, ...(lessonId ? { lessonId } : {}) },
    { keepPrevious: true },
  );
  const lessons = useApi('teaching.pieceLessons', { programId });
  const take = useAct('teaching.takePieces', {
    done: ({ taken: count }) => `已领取 ${count} 份`,
    // the keys are for the piece from now on, Enter too
    onDone: () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  });
  const assignments = (lessons.data ?? []).filter((one) => one.kind === 'assignment');
  const waiting = assignments
    .filter((one) => lessonId === '' || one.lessonId === lessonId)
    .reduce((sum, one) => sum + one.waiting, 0);
  const untaken = Math.max(0, waiting - (taken.data?.total ?? 0));
  return (
    <>
      <div className="marking-bar">
        <Select
          aria-label="作业"
          className="marking-lesson"
          value={lessonId}
          options={[
            { value: '', label: '全部作业' },
            ...assignments.map((one) => ({
              value: one.lessonId,
              label: `${one.courseTitle}：${one.title}（待批改 ${one.waiting}）`,
            })),
          ]}
          onChange={(value) => setParams(value ? { lessonId: value } : {}, { replace: true })}
        />
        <Button
          type="primary"
          loading={take.isPending}
          disabled={untaken === 0}
          title={untaken === 0 ? '没有等待领取的作业' : ''}
          onClick={() => take.mutate({ programId, count: atOnce, ...(lessonId ? { lessonId } : {}) })}
        >
          领取最多 {atOnce} 份
        </Button>
        <span className="muted">还有 {countText(untaken)} 份等待批改</span>
        <Keys />
      </div>
      <Loaded of={taken} what="领取的作业" lines={10}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty
              title="手上没有要批改的作业"
              hint={untaken > 0 ? `有 ${untaken} 份等待批改，点“领取”开始。` : '参训教师提交后，在这里领取批改。'}
            />
          ) : (
            <Workplace programId={programId} rows={rows} total={total} />
          )
        }
      </Loaded>
    </>
  );
}

function Keys() {
  return (
    <span className="muted key-help">
      <kbd>↑</kbd>
      <kbd>↓</kbd> 换一份　<kbd>1</kbd>–<kbd>4</kbd> 优良中及格　<kbd>C</kbd> 评语　<kbd>E</kbd> 推荐　<kbd>R</kbd>{' '}
      退回　
      <kbd>回车</kbd> 保存并看下一份
    </span>
  );
}

/** The list and the chosen piece; when one is done, the next takes its place. */
function Workplace({ programId, rows, total }: { programId: string; rows: readonly PieceRow[]; total: number }) {
  const [chosen, setChosen] = useState({ id: rows[0]?.id ?? '', at: 0 });
  const found = rows.findIndex((row) => row.id === chosen.id);
  const at = found >= 0 ? found : Math.min(chosen.at, rows.length - 1);
  const row = rows[at];
  const go = (to: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (next) setChosen({ id: next.id, at: rows.indexOf(next) });
  };
  useKeys({ ArrowDown: () => go(at + 1), ArrowUp: () => go(at - 1), j: () => go(at + 1), k: () => go(at - 1) });
  useEffect(() => {
    if (row && row.id !== chosen.id) setChosen({ id: row.id, at });
  }, [row, chosen.id, at]);
  const desk = useScrollToWork(row?.id ?? '');
  return (
    <div className="marking-desk" ref={desk}>
      <div>
        <p className="muted num">
          手上 {countText(total)} 份{releaseText(rows)}
        </p>
        <PieceList rows={rows} chosen={row?.id ?? ''} onChoose={(id) => go(rows.findIndex((one) => one.id === id))} />
      </div>
      {row ? <Chosen key={row.id} programId={programId} id={row.id} onDone={() => go(at + 1)} /> : null}
    </div>
  );
}

/** When the first of the taken pieces goes back to the others. */
function releaseText(rows: readonly PieceRow[]): string {
  const [first] = rows.flatMap(({ claimedUntil }) => (claimedUntil ? [claimedUntil] : [])).sort();
  return first ? `，最早的到 ${instantText(first).slice(5)} 放回` : '';
}

/** Where the list stands above the work, as on a phone, a newly chosen piece comes into sight. */
function useScrollToWork(id: string) {
  const desk = useRef<HTMLDivElement>(null);
  const last = useRef(id);
  useEffect(() => {
    if (last.current === id) return;
    last.current = id;
    if (matchMedia('(max-width: 1100px)').matches) desk.current?.lastElementChild?.scrollIntoView({ block: 'start' });
  }, [id]);
  return desk;
}

function Chosen({ programId, id, onDone }: { programId: string; id: string; onDone: () => void }) {
  const piece = useApi('teaching.getPiece', { programId, id });
  return (
    <Loaded of={piece} what="作业" lines={10}>
      {(found) => <PieceWork programId={programId} piece={found} onDone={onDone} />}
    </Loaded>
  );
}

interface ListProps {
  readonly rows: readonly PieceRow[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function PieceList({ rows, chosen, onChoose }: ListProps) {
  const current = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another piece is chosen
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <ul className="piece-list" aria-label="领取的作业">
      {rows.map((row) => (
        <li key={row.id} ref={row.id === chosen ? current : null}>
          <button
            type="button"
            className={row.id === chosen ? 'piece-item chosen' : 'piece-item'}
            aria-current={row.id === chosen ? 'true' : undefined}
            onClick={() => onChoose(row.id)}
          >
            <span className="piece-item-head">
              <strong>{row.name}</strong>
              <span className="muted num">{instantText(row.handedInAt).slice(5)}</span>
            </span>
            <span className="muted">{row.schoolName}</span>
            <span className="muted">
              {row.lessonTitle}
              {row.lateDays > 0 ? `　迟 ${row.lateDays} 天` : ''}
              {row.similarPercent >= suspiciousPercent ? `　相同 ${row.similarPercent}%` : ''}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
