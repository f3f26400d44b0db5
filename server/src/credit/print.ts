import { refuseCredit } from '@yanxiu/domain/credit/refusals';
import { yuanText } from '@yanxiu/domain/kernel/money';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { localUrl } from '../platform/config/config.ts';
import { renderPdf, renderSvg } from '../platform/documents/render.ts';
import { certificatesPerFile } from '../platform/documents/templates.ts';
import type { Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import type { getProgram } from '../program/store.ts';
import type { Printed } from './store/award.ts';

type Settings = Awaited<ReturnType<typeof getProgram>>['settings'];

/** Why a unit's certificates can't be printed now, or null: only where the program holds them back for an unpaid fee. */
export function heldBack(settings: Settings, unit: { unitName: string; balanceFen: number | null }): Refusal | null {
  if (!settings.certificate.heldBackForUnpaid || (unit.balanceFen ?? 0) <= 0) return null;
  return refuseCredit('unpaid', { school: unit.unitName, amount: yuanText(unit.balanceFen ?? 0) });
}

interface Certificate {
  readonly unitName: string;
  readonly balanceFen: number | null;
  readonly number: string;
  readonly token: string;
  readonly issuedOn: string;
  readonly printed: Printed;
  readonly revokedAt: Date | null;
  readonly revokedReason: string | null;
}

/** One certificate as PDF; a revoked one is refused with its reason. */
export async function printCertificate(
  ctx: Ctx,
  settings: Settings,
  certificate: Certificate | null,
): Promise<FileAnswer> {
  const valid = validOne(settings, certificate);
  const bytes = await renderPdf('certificate', dataOf(ctx, [valid]));
  return { name: `${nameOf(valid)}.pdf`, mediaType: 'application/pdf', bytes, inline: true };
}

/** The same certificate as a drawing: the phone makes of it the picture that goes into its album. */
export async function drawCertificate(
  ctx: Ctx,
  settings: Settings,
  certificate: Certificate | null,
): Promise<FileAnswer> {
  const valid = validOne(settings, certificate);
  const svg = orNotFound(await renderSvg('certificate', dataOf(ctx, [valid]), 1));
  return { name: `${nameOf(valid)}.svg`, mediaType: 'image/svg+xml', bytes: Buffer.from(svg), inline: true };
}

const nameOf = ({ printed, number }: Certificate) => `培训证书 ${printed.name} ${number}`;

function validOne(settings: Settings, certificate: Certificate | null): Certificate {
  if (!certificate) throw new RefusalError(refuseCredit('noCertificate'));
  refuseHeldBack(settings, certificate);
  if (certificate.revokedAt)
    throw new RefusalError(refuseCredit('revoked', { reason: certificate.revokedReason ?? '' }));
  return certificate;
}

/** A unit's certificates in one file; a unit of more people than one file holds prints in parts, from part 1. */
export async function printUnit(
  ctx: Ctx,
  settings: Settings,
  certificates: readonly Certificate[],
  part: number,
): Promise<FileAnswer> {
  for (const certificate of certificates.slice(0, 1)) refuseHeldBack(settings, certificate);
  const ofPart = certificates.slice((part - 1) * certificatesPerFile, part * certificatesPerFile);
  if (ofPart.length === 0) throw new RefusalError(refuseCredit('nothingToPrint'));
  const bytes = await renderPdf('certificate', dataOf(ctx, ofPart));
  return {
    name: `${ofPart[0]?.unitName ?? ''} 培训证书 ${part}.pdf`,
    mediaType: 'application/pdf',
    bytes,
    inline: true,
  };
}

function refuseHeldBack(settings: Settings, certificate: Certificate): void {
  const refusal = heldBack(settings, certificate);
  if (refusal) throw new RefusalError(refusal);
}

function dataOf(ctx: Ctx, certificates: readonly Certificate[]) {
  const { config } = ctx.app;
  const base = config.publicUrl ?? localUrl(config.host, config.port);
  return {
    printedAt: ctx.now,
    versionText: '',
    watermarkText: config.mode === 'demo' ? '演示' : null,
    title: '培训证书',
    verifyHintText: '扫描二维码可查验本证书',
    certificates: certificates.map((one) => oneOf(one, base)),
  };
}

function oneOf({ number, token, issuedOn, printed }: Certificate, base: string) {
  return {
    number,
    name: printed.name,
    documentLabel: '证件号码',
    maskedDocumentNumber: printed.documentMask,
    unitName: printed.unit,
    programTitle: printed.program,
    startOn: printed.startOn,
    endOn: printed.endOn,
    parts: [
      { label: '网络研修', hoursX100: printed.onlineHoursX100 },
      { label: '校本研修', hoursX100: printed.schoolBasedHoursX100 },
    ],
    totalHoursX100: printed.onlineHoursX100 + printed.schoolBasedHoursX100,
    scoreX100: printed.totalX100,
    creditsX100: printed.creditsX100,
    issuerName: printed.issuer,
    issuedOn,
    verifyUrl: `${base}/verify/${token}`,
  };
}
