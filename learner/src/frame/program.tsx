import type { OutputOf } from '@yanxiu/contract/index';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';
import { rememberHelpLine } from './hotline.ts';
import { keep, kept } from './keep.ts';
import { NotTraineePage } from './NotTraineePage.tsx';

export type MyProgram = OutputOf<'study.mine'>[number];

interface Choice {
  readonly program: MyProgram;
  readonly programs: readonly MyProgram[];
  readonly choose: (programId: string) => void;
}

const ProgramContext = createContext<Choice | null>(null);

/** Gives the pages the program they are about: the one chosen in this tab, else one that is under way, else the latest. */
export function ProgramProvider({ children }: { children: ComponentChildren }) {
  const mine = useApi('study.mine', {}, { staleMs: 30_000 });
  const [chosen, setChosen] = useState(() => kept('program', 'session') ?? kept('program'));
  const choose = (programId: string) => {
    keep('program', programId, 'session');
    keep('program', programId);
    setChosen(programId);
  };
  return (
    <Loaded of={mine} what="您的项目">
      {(programs) => {
        const program = pick(programs, chosen);
        if (!program) return <NotTraineePage />;
        rememberHelpLine(program.helpLine);
        return <ProgramContext.Provider value={{ program, programs, choose }}>{children}</ProgramContext.Provider>;
      }}
    </Loaded>
  );
}

function pick(programs: readonly MyProgram[], chosen: string | null): MyProgram | undefined {
  return (
    programs.find((one) => one.programId === chosen) ??
    programs.find((one) => one.state === 'open') ??
    programs.find((one) => one.state === 'before') ??
    programs[0]
  );
}

export function useProgram(): Choice {
  const choice = useContext(ProgramContext);
  if (!choice) throw new Error('useProgram outside ProgramProvider');
  return choice;
}
