interface Props {
  readonly name: string;
  readonly legend: string;
  /** What one to five mean. */
  readonly words: readonly string[];
  readonly problem?: string;
  readonly value: number | null;
  readonly onValue: (value: number) => void;
}

/** One of five, in words and large enough for a thumb. */
export function StarChoice({ name, legend, words, problem = '', value, onValue }: Props) {
  return (
    <fieldset class="star-choice card" id={name} tabIndex={-1}>
      <legend>
        {legend}
        {problem ? <span class="choice-problem">{problem}</span> : null}
      </legend>
      {words.map((word, at) => (
        <label key={word} class={value === at + 1 ? 'star chosen' : 'star'}>
          <input type="radio" name={name} checked={value === at + 1} onChange={() => onValue(at + 1)} />
          <span class="num star-number">{at + 1}</span>
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}
