import { compactText } from '../kernel/text-width.ts';
import { type Header, isHeading } from './columns.ts';
import type { RosterField, RosterSheetRow } from './roster-fields.ts';

const total = /^(合计|总计|小计|共计|总人数|人数合计|合计人数|本校合计|以上合计|累计)/;
const footer =
  /^(单位|学校|填报|填表|制表|审核|校长|园长|负责人|责任人|联系人|联系电话|经办|报送|上报|日期|注[:：]|注意|备注[:：]|说明[:：]|填表说明|共\d+人|签字|签章|盖章|\d{4}年\d{1,2}月)/;
const example = /^(示例|样例|例[:：]|例如|填写示例|示范)|[(（](示例|样例|例)[)）]$/;

/**
 * Tells the rows of people from what else stands under the heading: blank and pre-numbered rows, totals, footers for
 * seal and signature, section titles, repeated headings, the template's example.
 */
export function isPersonRow(row: RosterSheetRow, header: Header): boolean {
  const at = (field: RosterField) => {
    const column = header.columns.get(field);
    return column === undefined ? '' : (row.cells[column]?.text ?? '').trim();
  };
  const has = (field: RosterField) => {
    const column = header.columns.get(field);
    const cell = column === undefined ? undefined : row.cells[column];
    return cell !== undefined && (cell.text.trim() !== '' || cell.kind === 'formula');
  };
  const isNamed = has('name');
  const hasDocument = /^[\dA-Z].*\d{5,}|\d[Ee]\+/.test(compactText(at('idNumber')));
  if (!isNamed && !has('phone') && !has('idNumber'))
    return has('stage') && has('subject') && !isSpan(row) && !opens(row);
  if (example.test(compactText(at('name'))) || example.test(compactText(at('ordinal')))) return false;
  if (hasDocument) return !total.test(compactText(at('name')));
  return !opens(row) && !isSpan(row) && !isHeading(row.cells);
}

/** The row begins with the words of a total or a footer. */
function opens(row: RosterSheetRow): boolean {
  const first = compactText(row.cells.find((cell) => cell.text.trim() !== '')?.text ?? '');
  return total.test(first) || footer.test(first);
}

/** One merged text over most of the row: a section title or a remark below the table. */
function isSpan(row: RosterSheetRow): boolean {
  const texts = row.cells.map((cell) => cell.text.trim()).filter((text) => text !== '');
  return texts.length >= 3 && texts.every((text) => text === texts[0]);
}
