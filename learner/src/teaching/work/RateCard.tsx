import { mostWords, ratingWords } from '@yanxiu/domain/teaching/work/survey';
import { useState } from 'preact/hooks';
import { keep, kept } from '../../frame/keep.ts';
import { useOwnName } from '../../frame/own-name.ts';
import { Button } from '../../kit/Button.tsx';
import { Field } from '../../kit/Field.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useAct } from '../../kit/use-act.ts';
import { useApi, useRefresh } from '../../kit/use-api.ts';
import { StarChoice } from './StarChoice.tsx';
import './voice.css';

/** What one thinks of a course, without a name, once; offered when something of it has been studied. */
export function RateCard({ programId, courseId }: { programId: string; courseId: string }) {
  const mine = useApi('teaching.myRatings', { programId });
  const [open, setOpen] = useState(false);
  if (!mine.data) return null;
  const rated = mine.data.rated.includes(courseId);
  return (
    <section class="card stack-tight" aria-labelledby="rate-title">
      <h2 id="rate-title">评价这门课程</h2>
      {rated ? (
        <p class="muted">您已经评过，谢谢。</p>
      ) : open ? (
        <RateForm programId={programId} courseId={courseId} />
      ) : (
        <>
          <p class="muted">匿名，每门课一次。结果给承训机构和教育局看，用来改进课程。</p>
          <Button wide onPress={() => setOpen(true)}>
            去评价
          </Button>
        </>
      )}
    </section>
  );
}

function RateForm({ programId, courseId }: { programId: string; courseId: string }) {
  const [stars, setStars] = useState<number | null>(null);
  const name = useOwnName(`rate.${programId}.${courseId}`);
  const [words, setWords] = useState(() => kept(name) ?? '');
  const write = (value: string) => {
    setWords(value);
    keep(name, value === '' ? null : value);
  };
  const act = useAct('teaching.rateCourse');
  const refresh = useRefresh();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (stars === null || !(await act.run({ programId, courseId, stars, words }))) return;
    keep(name, null);
    refresh('teaching.myRatings');
  };
  return (
    <form class="stack-tight" onSubmit={(event) => void submit(event)} noValidate>
      <StarChoice name="stars" legend="总的来说" words={ratingWords} value={stars} onValue={setStars} />
      <Field
        name="rate-words"
        label="想说的一句话（可以不填）"
        hint="请不要写能认出您的内容。"
        lines={2}
        maxLength={mostWords}
        value={words}
        onValue={write}
      />
      <Problem text={act.problem} />
      <Button type="submit" kind="primary" wide busy={act.busy} disabled={stars === null}>
        提交评价
      </Button>
    </form>
  );
}
