import type { MatchLine } from './match-input.ts';
import { canonicalName, isSchoolLike } from './school-name.ts';

const entries =
  /^(?:(?:单位|对公|企业)?(?:活期|定期|协定|通知)?存款?(?:结息|利息)|(?:季度|批量|自动)?结息|(?:存款|活期|应付)?利息(?:收入|入账|支出)?|付息|利息转存|手续费|(?:跨行|汇款|转账|结算|网银|异地|对公)?(?:转账|汇款|结算)?手续费|(?:小额)?(?:对公)?账户(?:管理|维护|服务)费|账户年费|年费|管理费|工本费|(?:网银|网上银行|服务|证书)?(?:服务)?年?费|短信(?:通知)?(?:服务)?费|回单(?:服务)?费|(?:电子)?汇划费|邮电费|询证函费|开户费|(?:扣|收)(?:取)?(?:费|手续费)|凭证(?:工本)?费|函证费|U盾(?:工本)?费|代发手续费|批量(?:扣费|收费))$/u;
const counters =
  /银行|信用(?:合作)?(?:联)?社|农商行|应付.{0,8}利息|利息支出|利息收入|应付活期|手续费(?:及佣金)?(?:收入|支出)?|业务收入|中间业务|内部(?:户|账)|结算业务|暂收|过渡户/u;

/**
 * True for the bank's own entries (interest, fees): no one paid them, they are booked as other business (rules §6).
 * Every word of the line must be the bank's, and the counterparty empty or the bank itself.
 */
export function isBankEntry(line: MatchLine): boolean {
  const counter = line.counterName.normalize('NFKC').replace(/\s/g, '');
  if (counter !== '' && (!counters.test(counter) || isSchoolLike(canonicalName(counter)))) return false;
  const texts = [line.summary, line.purpose, line.postscript, line.personal]
    .flatMap((field) => field.normalize('NFKC').split(/[^\p{L}\p{N}]+/u))
    .map((word) => word.replace(/^\d{4,8}|\d{4,8}$/gu, ''))
    .filter((word) => word !== '');
  return texts.length > 0 && texts.every((text) => entries.test(text));
}
