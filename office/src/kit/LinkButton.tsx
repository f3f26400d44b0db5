import { Button, type ButtonProps } from 'antd';
import type { MouseEvent } from 'react';
import { useHref, useNavigate } from 'react-router';

interface Props extends Omit<ButtonProps, 'href' | 'onClick'> {
  readonly to: string;
}

/** A link to another page of the office that looks like a button: `<LinkButton type="primary" to="/orgs/new">新建学校</LinkButton>`. */
export function LinkButton({ to, ...rest }: Props) {
  const href = useHref(to);
  const navigate = useNavigate();
  const go = (event: MouseEvent<HTMLElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate(to);
  };
  return <Button {...rest} href={href} onClick={go} />;
}
