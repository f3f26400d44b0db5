import { type Phase, phaseNames } from '@yanxiu/domain/program/phase';
import { StateTag } from '../kit/StateTag.tsx';
import { type ProgramState, phaseTones, programStateNames, programStateTones } from './program-words.ts';

/** Where a program stands: its state, and for a published one the phase that its dates give. */
export function ProgramStateTags({ state, phase }: { state: ProgramState; phase: Phase }) {
  if (state !== 'published') return <StateTag tone={programStateTones[state]}>{programStateNames[state]}</StateTag>;
  if (phase === 'finished') return <StateTag>已过考核结束日期</StateTag>;
  return <StateTag tone={phaseTones[phase]}>{`${phaseNames[phase]}阶段`}</StateTag>;
}
