import type { InputOf, OutputOf, Stem } from '@yanxiu/contract/index';
import type { ApiError } from '@yanxiu/ui/api-error';
import { Button, Form } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useAct } from '../use-api.ts';
import { DraftNotice } from './DraftNotice.tsx';
import { useDraft } from './draft.ts';
import { ErrorSummary, type SummaryLine } from './ErrorSummary.tsx';
import { FieldLabelsContext, focusField, nameOf } from './form-context.ts';

interface Props<S extends Stem, V extends object> {
  /** The writing endpoint. */
  readonly stem: S;
  /** What the form starts from; a later answer to the page's read does not change what stands in the fields. */
  readonly initial: V;
  /** Makes the input of the values. Taken as it was when the form opened: the version sent is the one that was read. */
  readonly toInput: (values: V) => InputOf<S>;
  /** The field of an issue's path where the form is built otherwise than the input. */
  readonly fieldOf?: (path: string, values: V) => string;
  /** Names the draft in this browser, e.g. `org.update.${id}`; null keeps none (passwords). */
  readonly draftKey: string | null;
  readonly submit: string;
  /** What will happen: `提交后由校长确认，校长打开前可撤回`. */
  readonly submitHint?: ReactNode;
  /** Said when it is done. */
  readonly done?: string;
  readonly onDone?: (output: OutputOf<S>) => void;
  readonly onCancel?: () => void;
  /** false where nearly everything is optional: 可选 at every label would be noise. */
  readonly marksOptional?: boolean;
  readonly children: ReactNode | ((values: V) => ReactNode);
}

/** A form over a writing endpoint: drafts, errors beside the fields and in a linked summary, what submit will do. */
export function EntityForm<S extends Stem, V extends object>(props: Props<S, V>) {
  const [form] = Form.useForm<V>();
  const labels = useRef(new Map<string, string>());
  const tellers = useMemo(() => ({ tell: (path: string, label: string) => void labels.current.set(path, label) }), []);
  const [summary, setSummary] = useState<readonly SummaryLine[]>([]);
  const [initial] = useState(props.initial);
  const [toInput] = useState(() => props.toInput);
  const draft = useDraft(props.draftKey, initial);
  const act = useAct(props.stem, {
    quiet: true,
    ...(props.done ? { done: props.done } : {}),
    onDone: (output) => {
      draft.drop();
      props.onDone?.(output);
    },
  });
  const values = Form.useWatch((all) => all, { form, preserve: true }) ?? draft.start;
  const fail = (error: ApiError) => {
    const { fieldOf = (path: string) => path } = props;
    const lines = error.issues.map(({ path, message }) => ({ path: fieldOf(path, form.getFieldsValue()), message }));
    for (const line of lines) {
      if (labels.current.has(line.path)) form.setFields([{ name: nameOf(line.path) as never, errors: [line.message] }]);
    }
    setSummary(lines.length > 0 ? lines : [{ path: '', message: error.message }]);
  };
  const startAnew = () => {
    draft.drop();
    setSummary([]);
    form.setFieldsValue(initial as never);
  };
  return (
    <FieldLabelsContext value={tellers}>
      <Form<V>
        form={form}
        layout="vertical"
        className="entity-form"
        requiredMark={props.marksOptional === false ? false : 'optional'}
        initialValues={draft.start}
        onValuesChange={(_changed, all: V) => draft.keep(all)}
        onFinish={(all: V) => act.mutate(toInput(all), { onError: fail, onSuccess: () => setSummary([]) })}
        onFinishFailed={({ errorFields }) => setSummary(errorFields.map(lineOf))}
      >
        {draft.restored === 'no' ? null : <DraftNotice changed={draft.restored === 'changed'} onDrop={startAnew} />}
        <ErrorSummary lines={summary} labels={labels.current} onPick={focusField} />
        {typeof props.children === 'function' ? props.children(values as V) : props.children}
        <FormFoot submit={props.submit} hint={props.submitHint} busy={act.isPending} onCancel={props.onCancel} />
      </Form>
    </FieldLabelsContext>
  );
}

function lineOf(field: { name: readonly (string | number)[]; errors: readonly string[] }): SummaryLine {
  return { path: field.name.join('.'), message: field.errors[0] ?? '' };
}

interface FootProps {
  readonly submit: string;
  readonly hint: ReactNode;
  readonly busy: boolean;
  readonly onCancel: (() => void) | undefined;
}

function FormFoot({ submit, hint, busy, onCancel }: FootProps) {
  return (
    <div className="form-foot">
      <Button type="primary" htmlType="submit" loading={busy}>
        {submit}
      </Button>
      {onCancel ? <Button onClick={onCancel}>取消</Button> : null}
      {hint ? <span className="muted">{hint}</span> : null}
    </div>
  );
}
