import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { type Program, useProgramChoice } from '../frame/program-choice.tsx';
import { Empty } from './Empty.tsx';

/** The body of a page that is about the chosen program: `<ForProgram>{(program) => <DataTable … />}</ForProgram>`. */
export function ForProgram({ children }: { children: (program: Program) => ReactNode }) {
  const { program, isLoading } = useProgramChoice();
  if (program)
    return (
      <div key={program.id} className="page-body">
        {children(program)}
      </div>
    );
  if (isLoading) return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  return <Empty title="还没有培训项目" hint="上级教育局发布通知和培训项目后，这里才有内容。" />;
}
