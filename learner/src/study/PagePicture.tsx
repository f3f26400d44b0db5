import type { OutputOf } from '@yanxiu/contract/index';
import { fileUrl } from '@yanxiu/ui/client';
import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { LargePicture } from './LargePicture.tsx';

type Picture = Extract<OutputOf<'study.page'>['blocks'][number], { kind: 'picture' }>;

interface Props {
  readonly where: { readonly programId: string; readonly lessonId: string };
  readonly title: string;
  readonly picture: Picture;
  /** A question is open: nothing may lie over it. */
  readonly covered: boolean;
}

/** A page of a PDF: enlarged by a press (or two fingers), and its words as text for whoever reads or hears them better so. */
export function PagePicture({ where, title, picture, covered }: Props) {
  const [broken, setBroken] = useState(0);
  const [failed, setFailed] = useState(false);
  const [large, setLarge] = useState(false);
  const src = fileUrl('study.picture', { ...where, sha256: picture.sha256 });
  if (failed) {
    return (
      <div class="notice bad stack" role="alert">
        <p>这一页的图片没有加载出来，请检查网络。</p>
        <Button
          onPress={() => {
            setBroken(broken + 1);
            setFailed(false);
          }}
        >
          重新加载
        </Button>
      </div>
    );
  }
  return (
    <div class="page-picture">
      <button type="button" class="page-picture-open" aria-label={`放大看：${title}`} onClick={() => setLarge(true)}>
        <img
          key={broken}
          src={src}
          width={picture.width}
          height={picture.height}
          alt={picture.text || `${title}，这一页没有可以读出的文字`}
          onError={() => setFailed(true)}
        />
      </button>
      <p class="page-picture-acts">
        <Button onPress={() => setLarge(true)}>放大看</Button>
      </p>
      {picture.text ? (
        <details class="page-words">
          <summary>看文字</summary>
          <p>{picture.text}</p>
        </details>
      ) : null}
      {large && !covered ? <LargePicture src={src} title={title} onClose={() => setLarge(false)} /> : null}
    </div>
  );
}
