import { Button, Input, InputNumber, Select } from 'antd';
import { HundredthsInput } from '../kit/form/inputs.tsx';

export interface RowColumn<R> {
  readonly key: keyof R & string;
  readonly title: string;
  /** `tags`: several short words; `percent` and `count` are whole numbers, an empty one is null. */
  readonly kind: 'text' | 'hundredths' | 'percent' | 'count' | 'select' | 'tags';
  readonly unit?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly most?: number;
  readonly width?: number;
}

interface Props<R> {
  readonly id?: string;
  readonly value?: readonly R[];
  readonly onChange?: (rows: R[]) => void;
  readonly columns: readonly RowColumn<R>[];
  /** A new row; without it rows are neither added nor removed. */
  readonly blank?: (rows: readonly R[]) => R;
  /** What a row is: `分数段`. */
  readonly noun: string;
  readonly most?: number;
}

/** A short list of rows inside a form, typed in place; works inside a <Field>, which holds the whole list. */
export function RowsInput<R extends object>({ id, value = [], onChange, columns, blank, noun, most = 40 }: Props<R>) {
  const change = (index: number, key: string, cell: unknown) =>
    onChange?.(value.map((row, at) => (at === index ? ({ ...row, [key]: cell } as R) : row)));
  return (
    <div className="rows-input" {...(id ? { id } : {})}>
      {value.length > 0 ? (
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" style={column.width ? { width: column.width } : {}}>
                  {column.title}
                </th>
              ))}
              {blank ? (
                <th scope="col">
                  <span className="sr-only">操作</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {value.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own while they are typed
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column.key}>
                    <CellInput
                      column={column}
                      label={`${noun}第 ${index + 1} 行${column.title}`}
                      value={row[column.key]}
                      onChange={(cell) => change(index, column.key, cell)}
                    />
                  </td>
                ))}
                {blank ? (
                  <td>
                    <Button
                      type="link"
                      danger
                      aria-label={`移除${noun}第 ${index + 1} 行`}
                      onClick={() => onChange?.(value.filter((_row, at) => at !== index))}
                    >
                      移除
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {blank && value.length < most ? (
        <Button size="small" onClick={() => onChange?.([...value, blank(value)])}>
          添加{noun}
        </Button>
      ) : null}
    </div>
  );
}

interface CellProps<R> {
  readonly column: RowColumn<R>;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function CellInput<R>({ column, label, value, onChange }: CellProps<R>) {
  const common = { 'aria-label': label };
  switch (column.kind) {
    case 'hundredths':
      return <HundredthsInput {...common} unit={column.unit ?? ''} value={numberOf(value)} onChange={onChange} />;
    case 'percent':
    case 'count':
      return (
        <InputNumber
          {...common}
          min={0}
          max={column.most ?? (column.kind === 'percent' ? 100 : 10_000)}
          precision={0}
          suffix={column.kind === 'percent' ? '%' : (column.unit ?? '')}
          value={numberOf(value)}
          onChange={onChange}
        />
      );
    case 'select':
      return (
        <Select
          {...common}
          style={{ minWidth: column.width ?? 140 }}
          popupMatchSelectWidth={false}
          options={(column.options ?? []).map((option) => ({ ...option }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'tags':
      return (
        <Select
          {...common}
          mode="tags"
          open={false}
          suffix={null}
          tokenSeparators={['、', '，', ',']}
          style={{ minWidth: column.width ?? 220 }}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      );
    default:
      return (
        <Input
          {...common}
          autoComplete="off"
          maxLength={column.maxLength ?? 60}
          placeholder={column.placeholder ?? ''}
          style={{ minWidth: column.width ?? 140 }}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
