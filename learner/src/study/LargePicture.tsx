import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';

/** Widths of the picture in widths of the screen. */
const steps = [1, 1.6, 2.4, 3.4] as const;

interface Props {
  readonly src: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** A page over the whole screen, to be moved with a finger; larger and smaller by button or by two fingers. */
export function LargePicture({ src, title, onClose }: Props) {
  const [step, setStep] = useState(1);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div
      class="large-picture"
      role="dialog"
      aria-modal="true"
      aria-label={`放大看：${title}`}
      tabIndex={-1}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div class="large-picture-bar">
        <Button disabled={step === 0} onPress={() => setStep(step - 1)}>
          缩小
        </Button>
        <Button disabled={step === steps.length - 1} onPress={() => setStep(step + 1)}>
          放大
        </Button>
        <Button kind="primary" onPress={onClose}>
          关闭
        </Button>
      </div>
      <div class="large-picture-field">
        <img src={src} alt={title} style={{ width: `${(steps[step] ?? 1) * 100}%` }} />
      </div>
    </div>
  );
}
