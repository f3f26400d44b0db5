import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { ScoreTable } from './ScoreTable.tsx';
import { ScoreTabs } from './ScoreTabs.tsx';

/** All scores in reach, by band. */
export function ScoreListPage() {
  return (
    <PageFrame title="成绩" purpose="每位参训教师四部分的得分、总分和等次；打开姓名可以看到每一分的来源。">
      <ScoreTabs />
      <ForProgram>{(program) => <ScoreTable programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}
