import { useProgram } from './program.tsx';

/** The program that the pages are about; a choice where somebody has been in several. */
export function ProgramChoice() {
  const { program, programs, choose } = useProgram();
  if (programs.length < 2) return <>{program.programName}</>;
  return (
    <label class="program-choice">
      <span class="visually-hidden">培训项目</span>
      <select value={program.programId} onChange={(event) => choose(event.currentTarget.value)}>
        {programs.map((one) => (
          <option key={one.programId} value={one.programId}>
            {one.programName}
          </option>
        ))}
      </select>
    </label>
  );
}
