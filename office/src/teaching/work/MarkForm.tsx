import { hundredthsText } from '@yanxiu/ui/words';
import { Alert, Button, Checkbox, Input, InputNumber, type InputRef } from 'antd';
import { useId, useRef, useState } from 'react';
import { ActionButton, offers, reasonFor } from '../../kit/ActionButton.tsx';
import { Section } from '../../kit/PageFrame.tsx';
import { useKeys } from '../../payment/use-keys.ts';
import type { PieceWorkProps } from './PieceWork.tsx';
import { grades, type PieceDetail, pointsOfGrade } from './piece-words.ts';
import { ReturnPiece } from './ReturnPiece.tsx';
import { useMarking } from './use-marking.ts';

/** Points line by line, a comment, 推荐优秀; by mouse or by one key a grade and Enter. */
export function MarkForm(props: PieceWorkProps) {
  const { piece } = props;
  if (!offers(piece.allowed, 'mark')) return <Judgement piece={piece} />;
  return <Marking {...props} />;
}

function Marking({ programId, piece, onDone }: PieceWorkProps) {
  const marking = useMarking(programId, piece, onDone);
  const { points, setPoints, comment, setComment, excellent, setExcellent } = marking;
  const [returning, setReturning] = useState(false);
  const comments = useRef<InputRef>(null);
  const blocked = reasonFor(piece.allowed, 'mark');
  const grade = (percent: number) => setPoints(pointsOfGrade(piece.rubric, percent));
  useKeys({
    ...Object.fromEntries(grades.map(({ key, percent }) => [key, () => grade(percent)])),
    Enter: () => blocked || marking.submit(),
    c: () => comments.current?.focus(),
    e: () => setExcellent(!excellent),
    r: () => blocked || setReturning(true),
  });
  return (
    <Section title="批改">
      {piece.judgement ? <Judgement piece={piece} /> : null}
      {blocked ? <Alert type="info" title={blocked} showIcon /> : null}
      <div className="grade-keys">
        {grades.map(({ key, name, percent }) => (
          <Button key={key} onClick={() => grade(percent)}>
            <kbd>{key}</kbd> {name}
          </Button>
        ))}
      </div>
      <Points piece={piece} points={points} onChange={setPoints} />
      <Comment value={comment} onChange={setComment} onSubmit={() => blocked || marking.submit()} field={comments} />
      <Checkbox checked={excellent} onChange={(event) => setExcellent(event.target.checked)}>
        <kbd>E</kbd> 推荐为优秀
      </Checkbox>
      {marking.problem ? <Alert type="error" title={marking.problem} role="alert" /> : null}
      <div className="form-foot">
        <ActionButton type="primary" blocked={blocked} loading={marking.busy} onClick={marking.submit}>
          {piece.judgement ? '更改批改结果' : '保存并看下一份'} <kbd>回车</kbd>
        </ActionButton>
        <ActionButton blocked={reasonFor(piece.allowed, 'return')} onClick={() => setReturning(true)}>
          <kbd>R</kbd> 退回重做
        </ActionButton>
        {reasonFor(piece.allowed, 'release') === null && offers(piece.allowed, 'release') ? (
          <Button loading={marking.releasing} onClick={marking.release}>
            放回
          </Button>
        ) : null}
      </div>
      {returning ? (
        <ReturnPiece programId={programId} piece={piece} onDone={onDone} onClose={() => setReturning(false)} />
      ) : null}
    </Section>
  );
}

interface PointsProps {
  readonly piece: PieceDetail;
  readonly points: readonly (number | null)[];
  readonly onChange: (points: (number | null)[]) => void;
}

function Points({ piece, points, onChange }: PointsProps) {
  const most = piece.rubric.reduce((sum, line) => sum + line.points, 0);
  const sum = points.reduce<number>((total, one) => total + (one ?? 0), 0);
  return (
    <div className="mark-points">
      {piece.rubric.map((line, at) => (
        <div key={line.title} className="mark-line">
          <span>
            {line.title}
            {line.about ? <span className="muted">　{line.about}</span> : null}
          </span>
          <InputNumber
            min={0}
            max={line.points}
            precision={0}
            value={points[at] ?? null}
            suffix={`/ ${line.points}`}
            aria-label={`${line.title}，满分 ${line.points}`}
            onChange={(value) => onChange(points.map((one, place) => (place === at ? value : one)))}
          />
        </div>
      ))}
      <p className="num">
        合计 <strong>{sum}</strong> / {most}
      </p>
    </div>
  );
}

interface CommentProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit: () => void;
  readonly field: React.RefObject<InputRef | null>;
}

const usual = ['联系实际，有自己的思考。', '例子具体，可以再谈谈学生的变化。', '观点清楚，请补充课堂中的做法。'];

function Comment({ value, onChange, onSubmit, field }: CommentProps) {
  const id = useId();
  return (
    <div className="mark-comment">
      <label htmlFor={id}>
        <kbd>C</kbd> 评语{' '}
        <span className="muted">
          参训教师能看到<span className="key-help">；Ctrl+回车 保存</span>
        </span>
      </label>
      <Input.TextArea
        id={id}
        ref={field as never}
        rows={3}
        maxLength={1000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <div className="chips">
        {usual.map((words) => (
          <Button key={words} size="small" onClick={() => onChange(value ? `${value}${words}` : words)}>
            {words}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Judgement({ piece }: { piece: PieceDetail }) {
  const { judgement } = piece;
  if (!judgement) return <p className="muted">还没有批改。</p>;
  const parts = [
    `辅导教师 ${hundredthsText(judgement.tutorX100)} 分`,
    judgement.peerMeanX100 === null
      ? ''
      : `同伴平均 ${hundredthsText(judgement.peerMeanX100)} 分，占 ${judgement.peerPercent}%`,
    judgement.lateLossPercent > 0 ? `迟交扣 ${judgement.lateLossPercent}%` : '',
  ];
  return (
    <div className="mark-judgement">
      <p className="num">
        <strong>{hundredthsText(judgement.scoreX100)} 分</strong>
        {judgement.excellent ? '，推荐为优秀' : ''}
      </p>
      <p className="muted">
        {parts.filter(Boolean).join('；')}。{judgement.markedByName}批改。
      </p>
      {judgement.comment ? <p>{judgement.comment}</p> : null}
    </div>
  );
}
