import nzh from 'nzh';

/**
 * An amount of whole fen in the capital characters that a bank reads: 672000 → 陆仟柒佰贰拾元整, 5 → 伍分
 * (正确填写票据和结算凭证的基本规定 1–3). Throws for a negative amount or a part of a fen: a bill never asks for one.
 */
export function amountInWords(amountFen: number): string {
  if (!Number.isSafeInteger(amountFen) || amountFen < 0) throw new Error(`no amount to write in words: ${amountFen}`);
  const digits = String(amountFen).padStart(3, '0');
  const yuan = digits.slice(0, -2);
  const jiao = digits.at(-2);
  const fen = digits.at(-1);
  const words = `${nzh.cn.encodeB(yuan)}元`;
  if (jiao === '0' && fen === '0') return `${words}整`;
  const jiaoWords = jiao === '0' ? (yuan === '0' ? '' : '零') : `${nzh.cn.encodeB(jiao ?? '0')}角`;
  const fenWords = fen === '0' ? '整' : `${nzh.cn.encodeB(fen ?? '0')}分`;
  return `${yuan === '0' ? '' : words}${jiaoWords}${fenWords}`;
}
