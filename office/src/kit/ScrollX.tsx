import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A wide table that is scrolled within itself; where it doesn't fit it can be reached and scrolled by keyboard. */
export function ScrollX({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setWider(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return (
    <section className="scroll-x" ref={box} {...(isWider ? { tabIndex: 0, 'aria-label': label } : {})}>
      {children}
    </section>
  );
}
