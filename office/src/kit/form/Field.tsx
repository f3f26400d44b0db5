import { Form } from 'antd';
import { type ReactElement, type ReactNode, useContext, useEffect } from 'react';
import { FieldLabelsContext, type FieldName, pathOf } from './form-context.ts';

interface Props {
  readonly name: FieldName;
  readonly label: string;
  /** The label as the summary of errors says it, where several fields share one: `责任人的姓名`. */
  readonly fullLabel?: string;
  /** Under the label: what is wanted and why. */
  readonly hint?: ReactNode;
  readonly required?: boolean;
  /** What is said when a required field is empty; `请填写…` by default. */
  readonly missing?: string;
  /** Says what is wrong with a value, or null; the server checks everything anew. */
  readonly check?: (value: unknown) => string | null;
  /** `checked` for a checkbox or switch. */
  readonly valueName?: string;
  readonly children: ReactElement;
}

/** A field of an EntityForm: label above, hint beneath it, the error beside the field. */
export function Field({
  name,
  label,
  fullLabel = label,
  hint,
  required = false,
  missing,
  check,
  valueName,
  children,
}: Props) {
  const labels = useContext(FieldLabelsContext);
  const path = pathOf(name);
  useEffect(() => labels.tell(path, fullLabel), [labels, path, fullLabel]);
  const verdict = async (_rule: unknown, value: unknown) => {
    if (required && isEmpty(value)) throw new Error(missing ?? `请填写${label}。`);
    const problem = isEmpty(value) ? null : check?.(value);
    if (problem) throw new Error(problem);
  };
  return (
    <Form.Item
      name={typeof name === 'string' ? name : [...name]}
      label={label}
      required={required}
      validateTrigger="onBlur"
      rules={[{ validator: verdict }]}
      className={hint ? 'field field-hinted' : 'field'}
      {...(hint ? { extra: hint } : {})}
      {...(valueName ? { valuePropName: valueName } : {})}
    >
      {children}
    </Form.Item>
  );
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
