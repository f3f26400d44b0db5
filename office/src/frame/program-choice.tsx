import type { OutputOf } from '@yanxiu/contract/index';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { keep, kept } from '../kit/keep.ts';
import { useApi } from '../kit/use-api.ts';
import type { Me } from './session.tsx';

export type Program = OutputOf<'program.list'>['rows'][number];

interface ProgramChoice {
  readonly programs: readonly Program[];
  /** The program that pages are about; null while it is being read and where there is none. */
  readonly program: Program | null;
  readonly isLoading: boolean;
  readonly choose: (id: string) => void;
}

const ProgramContext = createContext<ProgramChoice | null>(null);

/**
 * Which program the person works on: the one in the address (`?program=`), else the one chosen last in this role and
 * browser, else the most recent.
 */
export function ProgramProvider({ me, children }: { me: Me; children: ReactNode }) {
  const [params, setParams] = useSearchParams();
  const store = `program.${me.assignment?.id ?? me.personId}`;
  const [last, setLast] = useState(() => kept(store));
  const list = useApi('program.list', { size: 200 }, { enabled: me.permissions.includes('program.read') });
  const programs = list.data?.rows ?? none;
  const wanted = params.get('program') ?? last;
  const program = programs.find((one) => one.id === wanted) ?? programs[0] ?? null;
  const choice = useMemo<ProgramChoice>(
    () => ({
      programs,
      program,
      isLoading: list.isLoading,
      choose: (id) => {
        keep(store, id);
        setLast(id);
        setParams(
          (before) => {
            const next = new URLSearchParams(before);
            next.delete('program');
            next.delete('page');
            return next;
          },
          { replace: true },
        );
      },
    }),
    [programs, program, list.isLoading, store, setParams],
  );
  return <ProgramContext value={choice}>{children}</ProgramContext>;
}

const none: readonly Program[] = [];

export function useProgramChoice(): ProgramChoice {
  const choice = useContext(ProgramContext);
  if (!choice) throw new Error('useProgramChoice outside ProgramProvider');
  return choice;
}
