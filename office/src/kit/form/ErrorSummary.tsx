import { useEffect, useRef } from 'react';

export interface SummaryLine {
  /** The field's path, or empty when no single field is meant. */
  readonly path: string;
  readonly message: string;
}

interface Props {
  readonly lines: readonly SummaryLine[];
  readonly labels: ReadonlyMap<string, string>;
  readonly onPick: (path: string) => void;
}

/** All that has to be mended, above the form; each line leads to its field. Takes the focus when it appears. */
export function ErrorSummary({ lines, labels, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lines.length > 0) box.current?.focus();
  }, [lines]);
  if (lines.length === 0) return null;
  const inFields = lines.filter((line) => labels.has(line.path)).length;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <p className="state-title">{inFields === 0 ? '没有完成' : `有 ${lines.length} 处需要修改`}</p>
      <ul>
        {lines.map((line) => {
          const label = labels.get(line.path);
          return (
            <li key={`${line.path}${line.message}`}>
              {label ? (
                <button type="button" className="link-button" onClick={() => onPick(line.path)}>
                  {label}：{line.message}
                </button>
              ) : (
                line.message
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
