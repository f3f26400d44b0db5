import { fileUrl, saveBlob } from '@yanxiu/ui/client';
import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import './certificate-picture.css';

interface Props {
  readonly programId: string;
  readonly number: string;
}

/** Enough for a print of A4's width at 200 dots an inch. */
const pictureWidth = 1654;

/**
 * The certificate as a picture for the phone's album. WeChat's web view takes no downloads, but a long press on a picture
 * saves it there: so the drawing becomes a JPEG in the page itself.
 */
export function CertificatePicture({ programId, number }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [picture, setPicture] = useState<HTMLCanvasElement | null>(null);
  const make = async () => {
    setBusy(true);
    setProblem(null);
    await drawn(fileUrl('credit.myPicture', { programId })).then(setPicture, () =>
      setProblem('图片没有生成出来。请检查网络，再点一次；也可以下载 PDF。'),
    );
    setBusy(false);
  };
  const save = () => picture?.toBlob((blob) => blob && saveBlob(blob, `证书-${number}.jpg`), 'image/jpeg', 0.92);
  if (!picture) {
    return (
      <>
        <Problem text={problem} />
        <Button wide busy={busy} onPress={() => void make()}>
          存到手机相册（图片）
        </Button>
      </>
    );
  }
  return (
    <figure class="certificate-picture stack-tight">
      <img src={picture.toDataURL('image/jpeg', 0.92)} alt={`证书 ${number}`} />
      <figcaption>长按上面的图片，选“保存图片”，就存进了手机相册。</figcaption>
      <Button wide onPress={save}>
        用电脑的，点这里下载图片
      </Button>
    </figure>
  );
}

/** Draws an SVG on white; rejects when it does not arrive. */
function drawn(url: string): Promise<HTMLCanvasElement> {
  return new Promise((resolve, reject) => {
    const source = new Image();
    source.onerror = () => reject(new Error('the drawing did not arrive'));
    source.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = pictureWidth;
      canvas.height = Math.round((pictureWidth * source.naturalHeight) / source.naturalWidth);
      const paper = canvas.getContext('2d');
      if (!paper) return reject(new Error('no canvas'));
      paper.fillStyle = '#ffffff';
      paper.fillRect(0, 0, canvas.width, canvas.height);
      paper.drawImage(source, 0, 0, canvas.width, canvas.height);
      resolve(canvas);
    };
    source.src = url;
  });
}
