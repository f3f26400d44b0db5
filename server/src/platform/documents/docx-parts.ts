/** A picture inside the package, and the id by which the text names it. */
export interface MediaPart {
  readonly id: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export const contentTypesXml = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="${word}.settings+xml"/></Types>`;

export const packageRelationsXml = `${head}<Relationships xmlns="${relationships}">
<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`;

export const settingsXml = `${head}<w:settings xmlns:w="${main}"><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>`;

/** 仿宋 three for text as official documents have it (GB/T 9704-2012); who lacks a font sees the next that Word chooses. */
export const stylesXml = `${head}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/><w:szCs w:val="32"/>
<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>
<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;

export function documentRelationsXml(media: readonly MediaPart[]): string {
  const pictures = media
    .map(({ id, file }) => `<Relationship Id="${id}" Type="${office}/image" Target="media/${file}"/>`)
    .join('');
  return `${head}<Relationships xmlns="${relationships}">
<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/>
<Relationship Id="settings" Type="${office}/settings" Target="settings.xml"/>${pictures}</Relationships>`;
}
