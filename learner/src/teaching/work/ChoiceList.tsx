interface Props {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly string[];
  /** Several may be chosen. */
  readonly several?: boolean;
  readonly problem?: string;
  readonly chosen: readonly number[];
  readonly onChosen: (places: readonly number[]) => void;
}

/** One or several of a few options, each a line large enough for a thumb. */
export function ChoiceList({ name, legend, options, several = false, problem = '', chosen, onChosen }: Props) {
  const toggle = (at: number) => {
    if (!several) return onChosen([at]);
    onChosen(chosen.includes(at) ? chosen.filter((one) => one !== at) : [...chosen, at]);
  };
  return (
    <fieldset class="star-choice card" id={name} tabIndex={-1}>
      <legend>
        {legend}
        {several ? '（可以选几项）' : ''}
        {problem ? <span class="choice-problem">{problem}</span> : null}
      </legend>
      {options.map((option, at) => (
        <label key={option} class={chosen.includes(at) ? 'option chosen' : 'option'}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(at)}
            onChange={() => toggle(at)}
          />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
