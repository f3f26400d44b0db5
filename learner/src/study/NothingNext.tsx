import { Link } from 'wouter-preact';
import type { MyProgram } from '../frame/program.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useApi } from '../kit/use-api.ts';

/** No lesson is open and the hours are not full: electives wait to be chosen, or all that there is has been done. */
export function NothingNext({ program }: { program: MyProgram }) {
  const electives = useApi('study.electives', { programId: program.programId });
  if (!electives.data && !electives.error) return <Skeleton rows={2} />;
  const { most, chosen } = electives.data ?? { most: null, chosen: 0 };
  if (most !== null && chosen < most) {
    return (
      <>
        <h2>接下来请选选修课</h2>
        <p>
          最多可选 {most} 门，已选 {chosen} 门。点开一门课程，按“选这门课”后就能学习、记学时。
        </p>
        <Link class="button primary wide" href="/courses">
          去选课
        </Link>
      </>
    );
  }
  if (program.totals.creditedSec > 0) {
    return (
      <>
        <h2>现有的课都已学完</h2>
        <p>学时还没有满：可能还有直播没有开始，或承训机构还会加课。如有疑问，请打客服电话。</p>
        <Link class="button wide" href="/courses">
          看全部课程
        </Link>
      </>
    );
  }
  return (
    <>
      <h2>课程还没有准备好</h2>
      <p>承训机构正在配置您学段的课程，配置好后会显示在这里。</p>
    </>
  );
}
