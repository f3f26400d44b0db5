import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string;
  readonly isNew?: boolean;
  readonly problem?: string | undefined;
}

/** A password that one may look at while typing: fewer slips than typing it twice. */
export function PasswordField({ isNew, ...field }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...field}
      type={shown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      beside={<Button onPress={() => setShown(!shown)}>{shown ? '隐藏' : '显示'}</Button>}
    />
  );
}
