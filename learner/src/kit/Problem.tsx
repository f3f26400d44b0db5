import { useEffect, useRef } from 'preact/hooks';

/** What went wrong with a form: takes the focus, so that it is read out and in sight. */
export function Problem({ text }: { text: string | null }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (text) place.current?.focus();
  }, [text]);
  if (!text) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} ref={place}>
      {text}
    </div>
  );
}
