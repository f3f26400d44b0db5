import type { OutputOf } from '@yanxiu/contract/index';
import { useProgram } from '../frame/program.tsx';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { useApi, useRefresh } from '../kit/use-api.ts';

/** An elective of a package that limits them: chosen before it counts, left only while nothing is credited in it. */
export function ElectiveChoice({ course }: { course: OutputOf<'study.course'> }) {
  const { programId } = useProgram().program;
  const electives = useApi('study.electives', { programId });
  const choose = useAct('study.chooseElective');
  const refresh = useRefresh();
  const most = electives.data?.most ?? 0;
  const full = !course.chosen && (electives.data?.chosen ?? 0) >= most;
  const send = async () => {
    const done = await choose.run({ programId, courseId: course.id, chosen: !course.chosen });
    if (done) refresh('study.course', 'study.courses', 'study.electives', 'study.mine');
  };
  return (
    <section class="card stack-tight" aria-label="选课">
      <p class="num">
        {course.chosen ? '已选这门选修课。' : '这门选修课还没有选，现在学习不计学时。'}
        {electives.data ? `最多可选 ${most} 门，已选 ${electives.data.chosen} 门。` : ''}
      </p>
      <Problem text={choose.problem} />
      {course.chosen && course.creditedSec > 0 ? (
        <p class="muted">已经学了一部分，不能退选。</p>
      ) : full ? (
        <p class="muted">已经选满。要换这一门，请先退选还没有学的一门。</p>
      ) : (
        <Button kind={course.chosen ? 'plain' : 'primary'} busy={choose.busy} onPress={() => void send()}>
          {course.chosen ? '退选' : '选这门课'}
        </Button>
      )}
    </section>
  );
}
