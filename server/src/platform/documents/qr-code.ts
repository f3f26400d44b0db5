import { create } from 'qrcode';

const quietModules = 2;

/**
 * The QR code of a text (an address to check or open) as an SVG drawing with one path, for the templates.
 * Error correction M (ISO/IEC 18004): readable after a fold or a stain, still coarse enough for a 18 mm print.
 */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + quietModules * 2;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      let run = 1;
      while (column + run < modules.size && modules.get(row, column + run)) run += 1;
      path += `M${column + quietModules} ${row + quietModules}h${run}v1h-${run}z`;
      column += run;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${path}"/></svg>`;
}
