/** The bureau that signs for a region: `阳城县` → `阳城县教育局`, `山西省` → `山西省教育厅`; any other unit signs by its name. */
export function bureauName(orgName: string): string {
  if (orgName.endsWith('省')) return `${orgName}教育厅`;
  return /[市县区]$/.test(orgName) ? `${orgName}教育局` : orgName;
}
