/**
 * The bureau that signs for a region: 阳城县 → 阳城县教育局, 山西省 → 山西省教育厅, 五台山风景名胜区 → its 教育管理中心
 * (忻教发〔2020〕98号, 主送); any other unit signs by its own name.
 */
export function bureauName(orgName: string): string {
  if (orgName.endsWith('省')) return `${orgName}教育厅`;
  if (orgName.endsWith('风景名胜区')) return `${orgName}教育管理中心`;
  return /[市县区]$/.test(orgName) ? `${orgName}教育局` : orgName;
}
